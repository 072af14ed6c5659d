// What a document tells its readers to type, and a shell that does it as they would: one command after the other.
import { spawn, spawnSync } from 'node:child_process';

/**
 * Every block of shell lines of a document, in its order: the heading that it stands under, or the bold words that its
 * item of a numbered list begins with; the text; and its commands, without lines that only say something.
 */
export function blocksOf(markdown) {
  const blocks = [];
  let heading = '';
  let block = null;
  markdown.split('\n').forEach((line, index) => {
    if (block !== null) {
      if (line.trim() === '```') {
        block.commands = commandsOf(block.lines);
        block.text = block.lines.join('\n');
        blocks.push(block);
        block = null;
      } else {
        block.lines.push(line.startsWith(block.indent) ? line.slice(block.indent.length) : line.trimStart());
      }
    } else if (/^ *```sh$/.test(line)) {
      block = { heading, line: index + 1, indent: /^ */.exec(line)[0], lines: [] };
    } else {
      heading = /^#+ (.*)$/.exec(line)?.[1] ?? /^[0-9]+\. \*\*(.*?)[:.]?\*\*/.exec(line)?.[1] ?? heading;
    }
  });
  return blocks;
}

/** Lines that belong together make one command: what is quoted, opened or continued goes on in the next line. */
function commandsOf(lines) {
  const commands = [];
  let command = '';
  for (const line of lines) {
    if (command === '' && /^\s*(#.*)?$/.test(line)) continue;
    command += (command && '\n') + line;
    if (command.endsWith('\\') || spawnSync('sh', ['-n', '-c', command]).status !== 0) continue;
    commands.push(command);
    command = '';
  }
  if (command !== '') throw new Error(`no shell understands: ${command}`);
  return commands;
}

/** A shell that stays: what one command sets, the next ones have. */
export class Shell {
  #child;
  #waiting;
  #out = '';
  #err = '';

  constructor({ cwd, env = {} }) {
    this.#child = spawn('sh', [], { cwd, env: { PATH: process.env.PATH, ...env } });
    this.#child.stdout.on('data', (bytes) => this.#take((this.#out += bytes)));
    this.#child.stderr.on('data', (bytes) => (this.#err += bytes));
    this.#child.on('close', (code) => this.#waiting?.reject(new Error(`the shell ended with ${code}: ${this.#err}`)));
    this.#child.stdin.on('error', () => {});
  }

  #take(out) {
    const [all, said, status] = /^([^]*)\n@end ([0-9]+)\n$/.exec(out) ?? [];
    if (all === undefined) return;
    const done = { out: said, err: this.#err, status: Number(status) };
    this.#out = '';
    this.#err = '';
    this.#waiting.resolve(done);
  }

  /** Types a command and answers what it wrote and how it ended. */
  run(command) {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#child.stdin.write(`{ ${command}\n} </dev/null\nprintf '\\n@end %s\\n' $?\n`);
    });
  }

  async set(variables) {
    for (const [name, value] of Object.entries(variables)) await this.run(`${name}='${value}'`);
  }

  close() {
    this.#child.stdin.end();
  }
}
