// PostgreSQL servers of a test: made, started, frozen, killed, promoted. They live in a temporary folder and run as
// nobody where the test runs as root, since PostgreSQL refuses root.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { installPackage, missingProgram } from './packages.mjs';
import { freePort } from './ports.mjs';
import { eventually, kill, newFolder, processesIn } from './server.mjs';

const exec = promisify(execFile);
const NOBODY = 65534;
const PACKAGES = '/usr/lib/postgresql';
const isRoot = process.getuid() === 0;

/** The folder of a complete PostgreSQL, 15 or newer, with pg_basebackup and psql, or null. */
function installed() {
  const versions = fs.existsSync(PACKAGES) ? fs.readdirSync(PACKAGES).map(Number) : [];
  const found = versions
    .filter((version) => version >= 15)
    .sort((a, b) => b - a)
    .map((version) => path.join(PACKAGES, String(version), 'bin'))
    .find((folder) => ['initdb', 'pg_basebackup', 'pg_ctl', 'psql'].every((name) => fs.existsSync(path.join(folder, name))));
  return found ?? null;
}

/** Installs the distribution's packages, without the cluster that they would make and start. */
function install() {
  const config = '/etc/postgresql-common/createcluster.conf';
  if (!fs.existsSync(config)) {
    fs.mkdirSync(path.dirname(config), { recursive: true });
    fs.writeFileSync(config, 'create_main_cluster = false\n');
  }
  installPackage('postgresql');
}

let folder;

/** Finds PostgreSQL, or installs it where that is possible. Answers null, or why there is none. */
export function missing() {
  const isThere = () => (folder ??= installed()) !== null;
  return missingProgram('PostgreSQL 15 or newer with its client programs', isThere, 'postgresql', install);
}

const NOT_ROOT = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];

async function run(program, args, cwd) {
  const [first, ...rest] = [...NOT_ROOT, path.join(folder, program), ...args];
  try {
    return (await exec(first, rest, { cwd, timeout: 60_000, env: { PATH: process.env.PATH, LC_ALL: 'C' } })).stdout.trim();
  } catch (error) {
    throw new Error(`${program} ${args.join(' ')}: ${error.stderr || error.message}`);
  }
}

/** Gives an empty folder to the user that PostgreSQL runs as. */
function ownFolder(name, parent) {
  const made = path.join(parent, name);
  fs.mkdirSync(made, { recursive: true });
  fs.chmodSync(made, 0o700);
  if (isRoot) fs.chownSync(made, NOBODY, NOBODY);
  return made;
}

export class Cluster {
  constructor(data, port) {
    Object.assign(this, { data, port });
  }

  /**
   * Makes an empty one and starts it.
   *
   * @param parent the folder to make it in
   */
  static async create({ parent = newFolder(), settings = {} } = {}) {
    const cluster = new Cluster(ownFolder('primary', parent), await freePort());
    await run('initdb', ['-D', cluster.data, '-U', 'portwright', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], parent);
    const all = {
      port: cluster.port,
      listen_addresses: "'127.0.0.1'",
      unix_socket_directories: "''",
      // Processes die here, not the machine.
      fsync: 'off',
      max_connections: 60,
      shared_buffers: '32MB',
      wal_keep_size: '256MB',
      ...settings,
    };
    const lines = Object.entries(all).map(([name, value]) => `${name} = ${value}\n`);
    fs.appendFileSync(path.join(cluster.data, 'postgresql.conf'), lines.join(''));
    await cluster.start();
    return cluster;
  }

  /** Starts another server that follows this one; a commit is acknowledged when that one has it too. */
  async standby() {
    const port = await freePort();
    const parent = newFolder();
    const data = ownFolder(`standby-${port}`, parent);
    const source = `host=127.0.0.1 port=${this.port} user=portwright application_name=standby`;
    await run('pg_basebackup', ['-D', data, '-d', source, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'], parent);
    fs.appendFileSync(path.join(data, 'postgresql.auto.conf'), `port = ${port}\nsynchronous_standby_names = ''\n`);
    const follower = new Cluster(data, port);
    await follower.start();
    await this.sql("ALTER SYSTEM SET synchronous_standby_names = 'standby'");
    await this.sql('SELECT pg_reload_conf()');
    await eventually('the standby is synchronous', async () => (await this.sql('SELECT sync_state FROM pg_stat_replication')) === 'sync');
    return follower;
  }

  /** Answers when it lets clients in. */
  async start() {
    await run('pg_ctl', ['start', '-D', this.data, '-w', '-t', '60', '-l', path.join(this.data, 'log')], this.data);
  }

  async stop(mode = 'fast') {
    await run('pg_ctl', ['stop', '-D', this.data, '-w', '-m', mode], this.data);
  }

  async restart(mode = 'fast') {
    await run('pg_ctl', ['restart', '-D', this.data, '-w', '-t', '60', '-m', mode, '-l', path.join(this.data, 'log')], this.data);
  }

  async promote() {
    await run('pg_ctl', ['promote', '-D', this.data, '-w'], this.data);
  }

  /** Every process stops where it is; the machine still takes connections and packets for it. */
  freeze() {
    for (const pid of processesIn(this.data)) kill(pid, 'SIGSTOP');
  }

  thaw() {
    for (const pid of processesIn(this.data)) kill(pid, 'SIGCONT');
  }

  /** Every process is gone at once. */
  async kill() {
    const pids = processesIn(this.data);
    for (const pid of pids) kill(pid);
    // Also from the table of processes: the next one would take what is left there for a server that runs.
    await eventually('the database is gone', () => pids.every((pid) => !fs.existsSync(`/proc/${pid}`)));
  }

  /** Runs statements, each on its own, and answers the rows of the last one as text. */
  sql(...statements) {
    const each = statements.flatMap((statement) => ['-c', statement]);
    const place = ['-h', '127.0.0.1', '-p', String(this.port), '-U', 'portwright', '-d', 'postgres'];
    return run('psql', ['-X', '-q', '-t', '-A', '-v', 'ON_ERROR_STOP=1', ...place, ...each], this.data);
  }
}

/** Runs a statement in the embedded database of a server that runs on this data, as the server does. */
export function inEmbedded(data, statement) {
  const port = fs.readFileSync(path.join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
  const password = fs.readFileSync(path.join(data, 'postgres.password'), 'utf8').trim();
  const place = `postgresql://portwright:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  return run('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', place, '-c', statement], data);
}

/** The URL by which Portwright reaches whichever of the servers is the primary. */
export function url(...clusters) {
  const hosts = clusters.map(({ port }) => `127.0.0.1:${port}`).join(',');
  return `postgresql://portwright@${hosts}/postgres${clusters.length > 1 ? '?targetServerType=primary' : ''}`;
}
