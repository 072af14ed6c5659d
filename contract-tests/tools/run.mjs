// Runs the test files and ends with one line of figures. Whatever they leave running is ended here. Takes parts of file
// names, and `--alone` or `--beside` for those files only that must, or need not, have the machine to themselves.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { fileURLToPath } from 'node:url';

const base = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'portwright-contract-'));
process.env.PORTWRIGHT_TEST_ROOT = root;
const { cleanUp, PROGRAM, startOnceBefore } = await import('../lib/server.mjs');

/** They hold the server to times, so nothing else may run beside them. */
const ALONE = /^(bombs|broken-http|fuzz)\.test\.mjs$/;

/** They take longest. Begun first, none of them is left over at the end. */
const LONGEST = /^(command-line|crash|life-crash|start|operating|database-faults|webhooks-crash|webhooks-two-servers)\.test\.mjs$/;

const words = process.argv.slice(2);

if (words.includes('--beside')) {
  // Most servers of the tests live for seconds only, in which it does not pay to compile anything thoroughly.
  process.env.PORTWRIGHT_JAVA_OPTS ??= '-XX:TieredStopAtLevel=1';
  // What is held to a time all the same gets three times as much of it.
  process.env.PORTWRIGHT_TEST_PATIENCE ??= '3';
}

const wanted = words.filter((word) => !word.startsWith('--'));
const which = (name) => (words.includes('--alone') ? ALONE.test(name) : !words.includes('--beside') || !ALONE.test(name));
const files = fs
  .readdirSync(path.join(base, 'test'))
  .filter((name) => name.endsWith('.test.mjs') && which(name))
  .filter((name) => wanted.length === 0 || wanted.some((part) => `/${name}`.includes(part)))
  .sort((one, other) => LONGEST.test(other) - LONGEST.test(one) || (one < other ? -1 : 1))
  .map((name) => path.join(base, 'test', name));

if (!fs.existsSync(PROGRAM)) {
  console.error(`There is no packaged server at ${PROGRAM}. Run \`make package\` first.`);
  process.exit(1);
}
process.on('exit', () => cleanUp(root));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

const began = Date.now();
const figures = { passed: 0, failed: 0, skipped: 0 };
const perFile = new Map();

/** Some versions of Node report a file as a test around its tests. */
const isFile = (event) => event.name.endsWith('.mjs') && files.some((file) => file.endsWith(path.basename(event.name)));

const slow = [];
const failures = [];

function count(event, outcome) {
  if (event.details?.duration_ms > 3000 && !isFile(event)) slow.push(event);
  if (event.details?.type === 'suite' || (isFile(event) && outcome !== 'failed')) return;
  if (isFile(event) && event.details?.error?.failureType === 'subtestsFailed') return;
  figures[outcome]++;
  const file = path.basename(event.file ?? event.name);
  const { tests, ms } = perFile.get(file) ?? { tests: 0, ms: 0 };
  perFile.set(file, { tests: tests + 1, ms: ms + (event.nesting === 0 ? (event.details?.duration_ms ?? 0) : 0) });
}

const SECONDS = Number(process.env.TEST_SECONDS ?? 600);

async function play(some, concurrency) {
  if (some.length === 0) return;
  const stream = run({ files: some, concurrency, timeout: SECONDS * 1000 });
  stream.on('test:pass', (event) => count(event, event.skip === undefined ? 'passed' : 'skipped'));
  stream.on('test:fail', (event) => {
    count(event, 'failed');
    const cause = event.details?.error?.cause ?? event.details?.error;
    const text = `FAILED ${path.basename(event.file ?? '')} ${event.name}\n  ${String(cause?.stack ?? cause).replace(/\n/g, '\n  ')}`;
    console.log(text);
    failures.push(text.slice(0, 500));
  });
  stream.on('test:diagnostic', () => {});
  stream.on('test:stderr', (event) => process.stderr.write(event.message));
  stream.on('test:stdout', (event) => event.message.startsWith('fuzz ') && process.stdout.write(event.message));
  for await (const _ of stream);
}

if (!words.includes('--alone')) await startOnceBefore();
const alone = (file) => ALONE.test(path.basename(file));
await play(files.filter((file) => !alone(file)), 2);
await play(files.filter(alone), 1);

if (process.env.SHOW_SLOW) slow.forEach((event) => console.log(`${(event.details.duration_ms / 1000).toFixed(1).padStart(6)} s  ${event.name}`));
for (const [file, { tests, ms }] of perFile) console.log(`${String(tests).padStart(5)}  ${(ms / 1000).toFixed(1).padStart(6)} s  ${file}`);
// Once more and last: of a long log often only the end is kept.
failures.slice(0, 10).forEach((text) => console.log(text));
console.log(`contract tests took ${((Date.now() - began) / 1000).toFixed(1)} s${figures.skipped ? `, ${figures.skipped} skipped` : ''}`);
console.log(`${figures.passed} passed, ${figures.failed} failed`);
process.exitCode = figures.failed > 0 || figures.passed === 0 ? 1 : 0;
