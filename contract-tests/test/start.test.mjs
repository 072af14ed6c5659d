// A start that fails says why in a sentence; what might be in the way of a start and must not be.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import test from 'node:test';
import { Api } from '../lib/http.mjs';
import { eventually, newFolder, PROGRAM, processesIn, run, SANDBOX_KEY, Server } from '../lib/server.mjs';

const KEY = Buffer.alloc(32, 7).toString('base64');
const OTHER_KEY = Buffer.alloc(32, 8).toString('base64');
const IS_ROOT = process.getuid() === 0;

/** Starts the server, which must fail; answers what it said. */
async function refused(data, env = {}) {
  const ended = await run(['serve'], { env: { PORTWRIGHT_DATA: data, PORTWRIGHT_PORT: '0', ...env } });
  assert.deepEqual(processesIn(data), [], 'nothing is left running');
  return { code: ended.code, err: ended.err };
}

const sentence = (code, text) => ({ code, err: `portwright: ${text}\n` });

/** Changes the database of a server that does not run. */
function sql(data, statement) {
  const postgres = path.join(path.dirname(PROGRAM), '..', 'lib', 'postgres', 'bin', 'postgres');
  const words = ['--single', '-D', path.join(data, 'postgres'), 'postgres'];
  const [program, ...rest] = IS_ROOT ? ['unshare', '-U', postgres, ...words] : [postgres, ...words];
  const { status, stdout, stderr } = spawnSync(program, rest, { input: statement, encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  assert.doesNotMatch(stderr, /ERROR/);
}

const data = path.join(newFolder(), 'data');

test('a key other than the one of before is refused', async () => {
  const server = await Server.start({ data });
  assert.equal((await server.stop()).code, 0);
  assert.deepEqual(
    await refused(data, { PORTWRIGHT_ENCRYPTION_KEY: OTHER_KEY }),
    sentence(
      3,
      'PORTWRIGHT_ENCRYPTION_KEY (or encryption.key in the data folder) is not the key this database was written with.' +
        ' Start with the key of before; without it account numbers, PINs and tax ids cannot be read.' +
        ' To change the key, give the one of before as PORTWRIGHT_ENCRYPTION_KEYS_OLD.',
    ),
  );
});

test('a lost key file is not replaced, whoever starts', async () => {
  const file = path.join(data, 'encryption.key');
  fs.renameSync(file, `${file}.kept`);
  const told = sentence(
    3,
    `the encryption key of this database is missing: put ${file} back from a backup, or set PORTWRIGHT_ENCRYPTION_KEY to` +
      ' the key of before; with a new one account numbers, PINs and tax ids could not be read',
  );
  assert.deepEqual(await refused(data), told);
  const command = await run(['account', 'list'], { env: { PORTWRIGHT_DATA: data } });
  assert.deepEqual({ code: command.code, err: command.err }, told);
  assert.equal(fs.existsSync(file), false);
  fs.renameSync(`${file}.kept`, file);
});

test('a schema of a newer version is refused, by commands too', async () => {
  sql(data, "INSERT INTO flyway_schema_history VALUES (99, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', now(), 1, true)\n");
  const { code, err } = await refused(data);
  assert.equal(code, 3);
  assert.match(
    err,
    /^portwright: the database at postgresql:\/\/127\.0\.0\.1:\d+\/postgres was brought to schema version 999 by a newer Portwright; this is \S+, which knows versions up to \d+: start the newer program, or restore a backup made before the upgrade\n$/,
  );
  const command = await run(['account', 'list'], { env: { PORTWRIGHT_DATA: data } });
  assert.equal(command.code, 3);
  assert.match(command.err, /schema version 999 by a newer Portwright/);
  sql(data, "DELETE FROM flyway_schema_history WHERE version = '999'\n");
});

test('a failure that only the server itself can find is told, with the statement of the database', async () => {
  sql(data, 'ALTER TABLE encryption_check RENAME TO elsewhere\n');
  const { code, err } = await refused(data);
  assert.equal(code, 3, err);
  assert.match(err, /^portwright: the database at \S+ cannot be used: ERROR: relation "encryption_check" does not exist.*\n$/);
  sql(data, 'ALTER TABLE elsewhere RENAME TO encryption_check\n');
});

test('a database of another major version is refused with both versions', async () => {
  const file = path.join(data, 'postgres', 'PG_VERSION');
  const version = fs.readFileSync(file, 'utf8').trim();
  fs.writeFileSync(file, '12\n');
  assert.deepEqual(
    await refused(data),
    sentence(
      3,
      `the embedded database in ${path.join(data, 'postgres')} was made by PostgreSQL 12, this Portwright brings ${version}:` +
        ' start the Portwright of before, or move the data with pg_dump and PostgreSQL 12',
    ),
  );
  fs.writeFileSync(file, `${version}\n`);
});

test('after all these refusals the data is as it was', async () => {
  const server = await Server.start({ data });
  assert.equal((await server.stop()).code, 0);
});

test('a port that is taken between the look and the listening is told', async () => {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  const server = Server.launch({ data: path.join(newFolder(), 'data'), env: { PORTWRIGHT_PORT: String(port) } });
  await eventually('the look is over', () => server.err.includes('preparing the embedded database'));
  const thief = net.createServer().listen(port, '127.0.0.1');
  await new Promise((resolve) => thief.once('listening', resolve));
  assert.equal((await server.ended).code, 2);
  assert.match(server.err, new RegExp(`\\nportwright: 127\\.0\\.0\\.1:${port} is in use by another program; choose another with PORTWRIGHT_PORT\\n$`));
  thief.close();
});

test('a data folder that cannot be one is told', async () => {
  const file = path.join(newFolder(), 'file');
  fs.writeFileSync(file, '');
  assert.deepEqual(await refused(file), sentence(2, `${file}/encryption.key cannot be used (not a directory): set PORTWRIGHT_DATA to a folder that can be written`));
  const { code, err } = await refused('/proc/portwright');
  assert.equal(code, 2);
  assert.match(err, /^portwright: \/proc\/portwright\S* cannot be .*: set PORTWRIGHT_DATA to a folder that can be written\n$/);
});

test('root leaves the folder of another user alone', { skip: !IS_ROOT }, async () => {
  const folder = path.join(newFolder(), 'data');
  fs.mkdirSync(folder);
  fs.chownSync(folder, 12345, 12345);
  for (const env of [{}, { PORTWRIGHT_ENCRYPTION_KEY: KEY }]) {
    assert.deepEqual(
      await refused(folder, env),
      sentence(
        2,
        `${folder} belongs to user 12345, not to root who starts this: start as 12345, or set PORTWRIGHT_DATA to another folder`,
      ),
    );
  }
  assert.deepEqual([fs.readdirSync(folder), fs.statSync(folder).uid], [[], 12345]);
});

test('a user who may not write the data folder is told', { skip: !IS_ROOT }, () => {
  const folder = path.join(newFolder(), 'data');
  fs.mkdirSync(folder, 0o755);
  const { status, stderr } = spawnSync('setpriv', ['--reuid=12345', '--regid=12345', '--clear-groups', PROGRAM, 'serve'], {
    env: { PATH: process.env.PATH, JAVA_HOME: process.env.JAVA_HOME ?? '', PORTWRIGHT_DATA: folder },
    cwd: '/',
    encoding: 'utf8',
  });
  assert.equal(status, 2, stderr);
  assert.match(stderr, new RegExp(`^portwright: user \\S+ may not read or write ${folder}/\\S+: give it to that user, .*\\n$`));
});

test('what an orchestrator says about a service of our name is no setting', async () => {
  const env = {
    PORTWRIGHT_PORT: 'tcp://10.0.0.1:8080',
    PORTWRIGHT_SERVICE_HOST: '10.0.0.1',
    PORTWRIGHT_SERVICE_PORT: '8080',
    PORTWRIGHT_SERVICE_PORT_HTTP: '8080',
    PORTWRIGHT_PORT_8080_TCP: 'tcp://10.0.0.1:8080',
    PORTWRIGHT_PORT_8080_TCP_ADDR: '10.0.0.1',
    PORTWRIGHT_PORT_8080_TCP_PORT: '8080',
    PORTWRIGHT_PORT_8080_TCP_PROTO: 'tcp',
  };
  const { code, out, err } = await run(['account', 'list'], { env: { PORTWRIGHT_DATA: data, ...env } });
  assert.equal(code, 0, err);
  assert.match(out, /sandbox/i);
  assert.equal(
    err,
    'portwright: PORTWRIGHT_PORT=tcp://10.0.0.1:8080 is what an orchestrator says about a service of that name, not a' +
      ' setting: ignored\n',
  );
});

test('desks share a database; the second sandbox on it is refused; a key is not made anew there', async () => {
  const host = await Server.start({ env: { PORTWRIGHT_MODE: 'desk', PORTWRIGHT_ENCRYPTION_KEY: KEY } });
  const port = fs.readFileSync(path.join(host.data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3].trim();
  const place = `postgresql://127.0.0.1:${port}/postgres`;
  const env = {
    PORTWRIGHT_DATABASE_URL: place,
    PORTWRIGHT_DATABASE_USER: 'portwright',
    PORTWRIGHT_DATABASE_PASSWORD: fs.readFileSync(path.join(host.data, 'postgres.password'), 'utf8'),
  };
  const folder = path.join(newFolder(), 'data');
  const lost = await refused(folder, env);
  assert.equal(lost.code, 3);
  assert.match(lost.err, /^portwright: the encryption key of this database is missing: put /);
  assert.equal(fs.existsSync(folder), false);
  assert.match((await refused(folder, { ...env, PORTWRIGHT_DATABASE_PASSWORD: 'wrong' })).err, /password authentication failed.*; check user and password/);

  env.PORTWRIGHT_ENCRYPTION_KEY = KEY;
  const desk = await Server.start({ env: { ...env, PORTWRIGHT_MODE: 'desk' } });
  const first = await Server.start({ env });
  const second = await refused(path.join(newFolder(), 'data'), env);
  assert.equal(second.code, 3);
  assert.match(
    second.err,
    new RegExp(
      `^portwright: another sandbox \\(portwright sandbox [^)]+:${first.pid} [0-9a-f]{8}\\) uses the database at ${place}, and the clock of a sandbox is not shared: stop that one, or give this one a database of its own\\n$`,
    ),
  );
  first.signal('SIGKILL');
  await first.ended;
  const next = await Server.start({ env });
  const api = new Api(next, SANDBOX_KEY);
  assert.equal((await api.get('/porting_orders')).status, 200);
  api.close();
  for (const server of [next, desk, host]) assert.equal((await server.stop()).code, 0);
});

test('a sandbox that others can reach with the published keys warns of it', async () => {
  const server = await Server.start({ data, env: { PORTWRIGHT_HOST: '0.0.0.0', PORTWRIGHT_API_KEY: 'a-key-of-our-own' } });
  assert.equal(
    server.err,
    'portwright: WARNING: this sandbox listens on 0.0.0.0 with keys that everybody knows.\n' +
      'portwright: WARNING: whoever reaches its port reads and changes all of it, and makes accounts and keys.\n' +
      'portwright: WARNING: set PORTWRIGHT_OPERATOR_KEY, or PORTWRIGHT_HOST=127.0.0.1, unless the network is yours alone.\n',
  );
  assert.equal((await server.stop()).code, 0);
});

test('a plain copy of the program starts with its cache; one that cannot says so', { skip: !IS_ROOT && 'as root only' }, () => {
  const place = newFolder();
  const folder = path.join(place, 'copy');
  const copied = spawnSync('cp', ['-r', path.join(path.dirname(PROGRAM), '..'), folder]);
  assert.equal(copied.status, 0);
  const program = path.join(folder, 'bin', 'portwright');
  const start = (prefix, words, more = {}) =>
    spawnSync(prefix[0] ?? program, prefix.length ? [...prefix.slice(1), program, ...words] : words, {
      env: { PATH: process.env.PATH, JAVA_HOME: process.env.JAVA_HOME ?? '', PORTWRIGHT_DATA: '/proc/portwright', ...more },
      cwd: '/',
      encoding: 'utf8',
    });
  // With this option Java ends instead of going on without the cache.
  const strict = { PORTWRIGHT_JAVA_OPTS: '-XX:AOTMode=on' };

  const stranger = start(['setpriv', '--reuid=12345', '--regid=12345', '--clear-groups'], ['serve']);
  assert.match(
    stranger.stderr,
    /^portwright: starting takes a second or two longer than it could: the copy of \S+ lost the times of its files and this user may not set them; copy it with cp -Rp, or start it once as its owner\n/,
  );
  const own = start([], ['version'], strict);
  assert.deepEqual([own.status, own.stderr], [0, '']);
  assert.match(own.stdout, /^portwright \d/);

  fs.appendFileSync(path.join(folder, 'lib', 'quarkus-run.jar'), 'x');
  assert.match(start([], ['serve']).stderr, /^portwright: starting takes .*: the jars are not those its cache was made with; copy the whole folder again\n/);
});

test('letters beyond ASCII are taken in paths, whatever the language settings', async () => {
  const folder = path.join(newFolder(), 'möbel $HOME');
  const server = await Server.start({ data: folder, env: { LC_ALL: 'C' } });
  assert.equal((await server.stop()).code, 0);
  assert.ok(fs.existsSync(path.join(folder, 'postgres', 'PG_VERSION')));
});

test('a collector that Java is given takes the place of ours', async () => {
  for (const env of [{ PORTWRIGHT_JAVA_OPTS: '-XX:+UseG1GC' }, { JAVA_TOOL_OPTIONS: '-Dx=y -XX:+UseParallelGC' }]) {
    const { code, out, err } = await run(['version'], { env });
    assert.equal(code, 0, err);
    assert.match(out, /^portwright \S+\n$/);
  }
});
