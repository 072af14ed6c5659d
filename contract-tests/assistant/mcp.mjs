// The official MCP server, unmodified, as programs that write code for people start it: its base URL is the sandbox's.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { newFolder, SANDBOX_KEY } from '../lib/server.mjs';

const require = createRequire(import.meta.url);
const RUNTIME = { linux: `@deno/linux-${process.arch}-glibc`, darwin: `@deno/darwin-${process.arch}` }[process.platform];

/**
 * The folder to find `deno` in, by which the MCP server runs the code that it is given. It asks nobody whether there is a
 * newer one.
 */
function runtime(folder) {
  const program = path.join(path.dirname(require.resolve(`${RUNTIME}/package.json`)), 'deno');
  const file = path.join(folder, 'deno');
  fs.writeFileSync(file, `#!/bin/sh\nDENO_NO_UPDATE_CHECK=1 exec '${program}' "$@"\n`, { mode: 0o755 });
  return folder;
}

export class Assistant {
  static async start(server) {
    const folder = newFolder();
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [require.resolve('telnyx-mcp')],
      env: {
        PATH: `${runtime(folder)}${path.delimiter}${process.env.PATH}`,
        HOME: folder,
        TELNYX_API_KEY: SANDBOX_KEY,
        TELNYX_BASE_URL: `${server.url}/v2`,
      },
      cwd: folder,
      stderr: 'pipe',
    });
    const assistant = new Assistant();
    assistant.log = '';
    transport.stderr.on('data', (bytes) => (assistant.log += bytes));
    assistant.client = new Client({ name: 'portwright-contract-tests', version: '0.1.0' });
    await assistant.client.connect(transport);
    return assistant;
  }

  /** Has the code run and answers what it returned, or the text of its failure. */
  async execute(code) {
    const { content, isError } = await this.client.callTool({ name: 'execute', arguments: { code } }, undefined, { timeout: 120_000 });
    const text = content.map((part) => part.text).join('\n');
    return isError ? { failure: text } : { value: JSON.parse(text) };
  }

  close() {
    return this.client.close();
  }
}
