// Starts and stops the packaged server, each time with a data folder of its own under one temporary root.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const REPOSITORY = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

export const repository = (...parts) => path.join(REPOSITORY, ...parts);
export const PROGRAM = process.env.PORTWRIGHT_PROGRAM ?? repository('dist', 'portwright', 'bin', 'portwright');
/** The folder of the distribution, with its documents. */
export const HOME = path.join(path.dirname(PROGRAM), '..');
export const SANDBOX_KEY = 'portwright-sandbox-key';
export const OPERATOR_KEY = 'portwright-operator-key';
/** How many times longer than alone something may take, where other tests keep the machine busy. */
export const PATIENCE = Number(process.env.PORTWRIGHT_TEST_PATIENCE ?? 1);

const ownRoot = process.env.PORTWRIGHT_TEST_ROOT === undefined;
const ROOT = process.env.PORTWRIGHT_TEST_ROOT ?? fs.mkdtempSync(path.join(os.tmpdir(), 'portwright-contract-'));
const children = new Set();
const folders = [];

/** A folder that is gone after the tests. PostgreSQL may run as another user, who must be able to pass through. */
export function newFolder() {
  fs.chmodSync(ROOT, 0o711);
  const folder = fs.mkdtempSync(path.join(ROOT, 'case-'));
  fs.chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

/** The data of a sandbox that was started once and stopped: copied, it starts in half the time that a new one takes. */
const STARTED_BEFORE = path.join(ROOT, 'started-before');

export async function startOnceBefore() {
  fs.chmodSync(ROOT, 0o711);
  fs.mkdirSync(STARTED_BEFORE, { mode: 0o755 });
  const server = await Server.start({ data: path.join(STARTED_BEFORE, 'data') });
  await server.stop();
}

/** A data folder for whoever does not mind whether it is new. */
function anyData(env) {
  const data = path.join(newFolder(), 'data');
  const template = path.join(STARTED_BEFORE, 'data');
  const usual = !Object.keys(env).some((name) => /_(MODE|ENCRYPTION_KEY|DATABASE_URL)$/.test(name));
  if (usual && fs.existsSync(template)) execFileSync('cp', ['-a', template, data]);
  return data;
}

/** Whether a process is one of PostgreSQL's; not any more when it has ended. */
function isPostgres(pid) {
  try {
    return fs.readlinkSync(`/proc/${pid}/exe`).includes('postgres');
  } catch {
    return false;
  }
}

/** The process id of the PostgreSQL server that runs on the data folder, or 0. */
export function postmaster(data) {
  const cluster = path.join(data, 'postgres');
  try {
    const pid = Number(fs.readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    const same = fs.realpathSync(`/proc/${pid}/cwd`) === fs.realpathSync(cluster);
    return same && isPostgres(pid) ? pid : 0;
  } catch {
    return 0;
  }
}

/** Every process whose working directory or arguments name the folder. */
export function processesIn(folder) {
  const found = [];
  for (const entry of fs.readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name))) {
    const pid = Number(entry);
    if (pid === process.pid) continue;
    try {
      const cwd = fs.readlinkSync(`/proc/${pid}/cwd`);
      const line = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (cwd === folder || cwd.startsWith(folder + path.sep) || line.includes(folder + path.sep)) found.push(pid);
    } catch {
      // It ended while we looked, or belongs to someone else.
    }
  }
  return found;
}

export function kill(pid, signal = 'SIGKILL') {
  try {
    if (pid > 0) process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

export async function eventually(what, condition, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await pause(20);
  }
}

/** PostgreSQL that is asked to end leaves none of its shared memory behind. */
function end(pid) {
  kill(pid, isPostgres(pid) ? 'SIGQUIT' : 'SIGKILL');
  kill(pid, 'SIGCONT');
}

/** Ends everything that was started below the folder, however it was left, and removes the folder. */
export function cleanUp(folder = ROOT) {
  processesIn(folder).forEach(end);
  const until = Date.now() + 5000;
  while (processesIn(folder).some(isAlive) && Date.now() < until) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
  for (const pid of processesIn(folder)) kill(pid);
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

process.on('exit', () => {
  for (const child of children) kill(child.pid);
  // All files of tests together make gigabytes: in memory what a file has made goes with it. On a disk removing is what takes
  // long, and waits for the end.
  const gone = ROOT.startsWith('/dev/shm/') ? folders : [];
  (ownRoot ? [ROOT] : gone).forEach((folder) => cleanUp(folder));
});
if (ownRoot) for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

function environment(extra) {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^PORTWRIGHT_(?!JAVA)/.test(name) && !name.startsWith('PG')),
  );
  // What a test asks of Java comes to what all of them do.
  const java = [clean.PORTWRIGHT_JAVA_OPTS, extra.PORTWRIGHT_JAVA_OPTS].filter(Boolean).join(' ');
  return { ...clean, ...extra, ...(java && { PORTWRIGHT_JAVA_OPTS: java }) };
}

/** Runs the program to its end and answers its exit code and what it wrote. */
export function run(args, { env = {}, cwd = ROOT, timeout = 60_000 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(PROGRAM, args, { cwd, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] });
    children.add(child);
    const timer = setTimeout(() => kill(child.pid), timeout);
    let out = '';
    let err = '';
    child.stdout.on('data', (bytes) => (out += bytes));
    child.stderr.on('data', (bytes) => (err += bytes));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      children.delete(child);
      resolve({ code, signal, out, err });
    });
  });
}

export class Server {
  #child;
  /** When set, what the server writes is given to it and no longer kept: for runs that make it write a lot. */
  log;

  constructor(data, env) {
    this.data = data;
    this.env = env;
    this.out = '';
    this.err = '';
  }

  /** Begins a start without waiting for it. */
  static launch({ env = {}, data = anyData(env) } = {}) {
    const server = new Server(data, env);
    const settings = { PORTWRIGHT_DATA: data, PORTWRIGHT_PORT: '0', PORTWRIGHT_RATE_LIMIT: '0', PORTWRIGHT_OUTBOUND: 'loopback', ...env };
    const child = spawn(PROGRAM, ['serve'], {
      cwd: path.dirname(data),
      env: environment(settings),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.add(child);
    server.#child = child;
    server.pid = child.pid;
    child.stdout.on('data', (bytes) => (server.log ? server.log.take(bytes) : (server.out += bytes)));
    child.stderr.on('data', (bytes) => (server.log ? server.log.take(bytes) : (server.err += bytes)));
    server.ended = new Promise((resolve) => {
      child.on('close', (code, signal) => {
        children.delete(child);
        server.exit = { code, signal };
        resolve(server.exit);
      });
    });
    return server;
  }

  static async start(options) {
    const server = Server.launch(options);
    await server.ready();
    return server;
  }

  async ready() {
    await eventually(
      'the server is ready',
      () => {
        if (this.exit) throw new Error(`the server ended with ${JSON.stringify(this.exit)}\n${this.err}${this.out}`);
        return /^\s+docs\s/m.test(this.out);
      },
      120,
    );
    const found = /^\s+API\s+(https?:\S+)\/v2$/m.exec(this.out);
    this.url = found[1];
    this.port = Number(new URL(this.url).port);
    return this;
  }

  signal(name) {
    kill(this.#child.pid, name);
  }

  /** How much memory the process has, in bytes. */
  get memory() {
    return Number(/^VmRSS:\s+([0-9]+)/m.exec(fs.readFileSync(`/proc/${this.pid}/status`, 'utf8'))[1]) * 1024;
  }

  /** Stops it the polite way; everything, the database included, is gone afterwards. */
  async stop() {
    if (!this.exit) {
      this.signal('SIGTERM');
      await Promise.race([this.ended, pause(40_000, undefined, { ref: false })]);
      if (!this.exit) this.signal('SIGKILL');
      await this.ended;
    }
    return this.exit;
  }

  /** What its log has from where it first speaks of the request. */
  saidOf(requestId) {
    const log = this.out + this.err;
    const at = log.indexOf(`request=${requestId} `);
    return at < 0 ? 'Its log does not know this request.' : log.slice(at, at + 4000);
  }

  /** The same data in a new process. */
  restart() {
    return Server.start({ data: this.data, env: this.env });
  }

  /** Makes an account with a key by the command line and answers both. */
  async newAccount(name) {
    const env = { ...this.env, PORTWRIGHT_DATA: this.data };
    const account = await run(['account', 'create', '--name', name], { env });
    if (account.code !== 0) throw new Error(account.err);
    const id = account.out.trim();
    const made = await run(['key', 'create', '--account', id], { env });
    if (made.code !== 0) throw new Error(made.err);
    return {
      id,
      key: /^key\s+(\S+)$/m.exec(made.out)[1],
      keyId: /^key id\s+(\S+)$/m.exec(made.out)[1],
    };
  }
}
