// bin/portwright as a person meets it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Api } from '../lib/http.mjs';
import { eventually, newFolder, OPERATOR_KEY, PATIENCE, processesIn, PROGRAM, repository, run, SANDBOX_KEY, Server } from '../lib/server.mjs';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
const ENCRYPTION_KEY = Buffer.alloc(32, 7).toString('base64');
const SECRETS = ['s3cret-s3cret-s3cret', ENCRYPTION_KEY];
const DESK = { PORTWRIGHT_MODE: 'desk', PORTWRIGHT_ENCRYPTION_KEY: ENCRYPTION_KEY };

const noSecrets = ({ out, err }) => SECRETS.forEach((secret) => assert.ok(!(out + err).includes(secret), out + err));

for (const words of [['help'], ['--help'], ['-h']]) {
  test(`${words} shows every command and setting`, async () => {
    const { code, out, err } = await run(words);
    assert.equal(code, 0);
    assert.equal(err, '');
    for (const word of ['serve', 'account create', 'account list', 'key create', 'key list', 'key revoke', 'version']) {
      assert.ok(out.includes(word), word);
    }
    for (const name of ['PORT', 'HOST', 'DATA', 'DATABASE_URL', 'MODE', 'API_KEY', 'OPERATOR_KEY', 'ENCRYPTION_KEY', 'RATE_LIMIT']) {
      assert.ok(out.includes(`PORTWRIGHT_${name}`), name);
    }
    assert.ok(out.split('\n').every((line) => line.length <= 130));
  });
}

for (const words of [['version'], ['--version']]) {
  test(`${words} shows the version of the build`, async () => {
    const version = /<artifactId>portwright<\/artifactId>\s*<version>([^<]+)</.exec(fs.readFileSync(repository('pom.xml'), 'utf8'))[1];
    assert.deepEqual(await run(words), { code: 0, signal: null, out: `portwright ${version}\n`, err: '' });
  });
}

// ArgumentsTest has each thing that a command line can lack.
for (const [name, words, message] of [
  ['an unknown command', ['nonsense'], /unknown command 'nonsense'/],
  ['a word too many', ['serve', 'now'], /unexpected 'now'/],
  ['a missing option', ['account', 'create'], /--name is needed/],
]) {
  test(`${name} is refused before anything starts`, async () => {
    const data = path.join(newFolder(), 'data');
    const ended = await run(words, { env: { PORTWRIGHT_DATA: data } });
    assert.equal(ended.code, 2, ended.err);
    assert.match(ended.err, message);
    assert.match(ended.err, /^portwright: /);
    assert.equal(ended.out, '');
    assert.equal(fs.existsSync(data), false);
  });
}

// SettingsTest has what can be wrong with each setting.
for (const [name, env, message] of [
  ['an unknown setting', { PORTWRIGHT_PROT: '8080' }, /unknown setting PORTWRIGHT_PROT, did you mean PORTWRIGHT_PORT\?/],
  ['a bad encryption key', { PORTWRIGHT_ENCRYPTION_KEY: 's3cret-s3cret-s3cret' }, /PORTWRIGHT_ENCRYPTION_KEY must be the base64 form of 32 bytes/],
  ['a bad database URL', { PORTWRIGHT_DATABASE_URL: 'mysql://joe:s3cret-s3cret-s3cret@db/x' }, /PORTWRIGHT_DATABASE_URL must look like/],
  ['a settings file that is not there', { PORTWRIGHT_CONFIG: '/nowhere/portwright.conf' }, /\/nowhere\/portwright\.conf/],
]) {
  test(`${name} is refused with a reason and without secrets`, async () => {
    const ended = await run(['serve'], { env: { PORTWRIGHT_DATA: path.join(newFolder(), 'data'), ...env } });
    assert.equal(ended.code, 2, ended.err);
    assert.match(ended.err, message);
    assert.doesNotMatch(ended.err, /Exception|\tat /);
    noSecrets(ended);
  });
}

test('everything that is wrong with the settings is told at once', async () => {
  const ended = await run(['serve'], { env: { PORTWRIGHT_PORT: 'x', PORTWRIGHT_MODE: 'y', PORTWRIGHT_FOO: 'z' } });
  assert.equal(ended.err.trim().split('\n').length, 3, ended.err);
});

test('a database that cannot be reached is told without its password', async () => {
  const env = { PORTWRIGHT_DATABASE_URL: 'postgresql://joe:s3cret-s3cret-s3cret@127.0.0.1:1/x', PORTWRIGHT_PORT: '0', PORTWRIGHT_DATA: path.join(newFolder(), 'data') };
  const ended = await run(['serve'], { env });
  assert.equal(ended.code, 3, ended.err);
  assert.match(ended.err, /127\.0\.0\.1:1/);
  assert.doesNotMatch(ended.err, /Exception|\tat /);
  noSecrets(ended);
});

test('a port in use is told and nothing is left running', async () => {
  const taken = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const data = path.join(newFolder(), 'data');
  const { port } = taken.address();
  const ended = await run(['serve'], { env: { PORTWRIGHT_PORT: String(port), PORTWRIGHT_DATA: data } });
  taken.close();
  assert.equal(ended.code, 2);
  assert.equal(ended.err, `portwright: 127.0.0.1:${port} is in use by another program; choose another with PORTWRIGHT_PORT\n`);
  assert.deepEqual(processesIn(data), []);
});

const folder = newFolder();
const data = path.join(folder, 'data');
const env = { PORTWRIGHT_DATA: data };
let account;

const createKey = async (...more) => {
  const made = await run(['key', 'create', '--account', account, ...more], { env });
  assert.equal(made.code, 0, made.err);
  return { key: /^key\s+(\S+)$/m.exec(made.out)[1], id: /^key id\s+(\S+)$/m.exec(made.out)[1] };
};

async function accountsAndKeys() {
  const created = await run(['account', 'create', '--name', 'Ünïcode & Co'], { env: { ...env, LC_ALL: 'C.UTF-8' } });
  assert.equal(created.code, 0, created.err);
  account = created.out.trim();
  assert.match(account, UUID);
  const accounts = await run(['account', 'list'], { env: { ...env, LC_ALL: 'C.UTF-8' } });
  assert.match(accounts.out, new RegExp(`^${account}  \\S+Z  Ünïcode & Co$`, 'm'));
  const { key, id } = await createKey('--name', 'first');
  const listed = await run(['key', 'list', '--account', account], { env });
  assert.match(listed.out, new RegExp(`^${id}  .*  active   first$`, 'm'));
  assert.ok(!listed.out.includes(key), 'a key is shown once');
  const unknown = await run(['key', 'create', '--account', 'eef10fb8-f3df-4c67-97c5-e18179723222'], { env });
  assert.equal(unknown.code, 2, unknown.out);
  assert.doesNotMatch(unknown.err, /Exception|\tat /);
  const missing = await run(['key', 'revoke', 'eef10fb8-f3df-4c67-97c5-e18179723222'], { env });
  assert.equal(missing.code, 2, missing.out);
  return { key, id };
}

test('accounts and keys are managed while no server runs', async () => {
  const { id } = await accountsAndKeys();
  const revoked = await run(['key', 'revoke', id], { env });
  assert.deepEqual([revoked.code, revoked.out], [0, `revoked ${id}\n`]);
  const listed = await run(['key', 'list', '--account', account], { env });
  assert.match(listed.out, new RegExp(`^${id}  .*  revoked  first$`, 'm'));
  assert.deepEqual(processesIn(data), [], 'the database went with the command');
});

test('accounts and keys are managed while the server runs; a revoked key ends within 2 s', async () => {
  const early = await createKey('--name', 'before the start');
  const server = await Server.start({ data });
  const api = new Api(server, SANDBOX_KEY);
  assert.equal((await api.as(early.key).get('/porting_orders')).status, 200);
  const { key, id } = await accountsAndKeys();
  const mine = api.as(key);
  assert.equal((await mine.get('/porting_orders')).status, 200);
  assert.equal((await run(['key', 'revoke', id], { env })).code, 0);
  const revokedAt = Date.now();
  await eventually('the key is refused', async () => (await mine.get('/porting_orders')).status === 401, 2 * PATIENCE);
  assert.ok(Date.now() - revokedAt < 2000 * PATIENCE);
  assert.equal((await run(['key', 'revoke', id], { env })).code, 0, 'once more is no error');
  assert.equal((await api.get('/porting_orders')).status, 200, 'other keys go on');
  api.close();
  assert.equal((await server.stop()).code, 0);
});

test('a second server on the same data is refused, the first goes on', async () => {
  const server = await Server.start({ data });
  const second = await run(['serve'], { env: { ...env, PORTWRIGHT_PORT: '0' } });
  assert.notEqual(second.code, 0);
  assert.match(second.err, /^portwright: /);
  assert.doesNotMatch(second.err, /Exception|\tat /);
  const api = new Api(server, SANDBOX_KEY);
  assert.equal((await api.get('/porting_orders')).status, 200);
  api.close();
  await server.stop();
});

test('a desk has no key of its own and tells none', async () => {
  const server = await Server.start({ env: DESK });
  const api = new Api(server, undefined);
  for (const key of [SANDBOX_KEY, OPERATOR_KEY, undefined, 'portwright']) {
    assert.equal((await api.as(key).get('/porting_orders')).status, 401);
    assert.ok([401, 403, 404].includes((await api.as(key).get('/~operator/accounts', { check: false })).status));
  }
  assert.match(server.out, /mode\s+desk/);
  assert.doesNotMatch(server.out, /key/i);
  noSecrets(server);
  const stranger = await server.newAccount('Customer');
  assert.equal((await api.as(stranger.key).get('/porting_orders')).status, 200);
  api.close();
  await server.stop();
});

test('the keys of a sandbox can be chosen', async () => {
  const server = await Server.start({ env: { PORTWRIGHT_API_KEY: 'another-sandbox-key' } });
  const api = new Api(server, 'another-sandbox-key');
  assert.equal((await api.get('/porting_orders')).status, 200);
  assert.equal((await api.as(SANDBOX_KEY).get('/porting_orders')).status, 401);
  api.close();
  await server.stop();
});

test('the rate limit counts each key and says when to go on', async () => {
  const server = await Server.start({ env: { PORTWRIGHT_RATE_LIMIT: '5' } });
  const api = new Api(server, SANDBOX_KEY);
  const answers = await Promise.all(Array.from({ length: 40 }, () => api.get('/porting_orders')));
  const refused = answers.filter(({ status }) => status === 429);
  assert.ok(refused.length >= 5, `${refused.length} refused`);
  for (const answer of refused) {
    assert.equal(answer.errors[0].code, '10011');
    assert.equal(answer.headers['x-ratelimit-limit'], '5');
    assert.equal(answer.headers['x-ratelimit-remaining'], '0');
    assert.ok(Number(answer.headers['retry-after']) >= 1);
  }
  await pause(1200);
  assert.equal((await api.get('/porting_orders')).status, 200);
  api.close();
  await server.stop();
});

test('settings come from a file, the environment wins', async () => {
  const place = newFolder();
  fs.writeFileSync(path.join(place, 'portwright.conf'), '# settings\nPORTWRIGHT_RATE_LIMIT=7\nPORTWRIGHT_API_KEY=from-the-settings-file\n');
  const server = await Server.start({ data: path.join(place, 'data'), env: { PORTWRIGHT_RATE_LIMIT: '9' } });
  const api = new Api(server, 'from-the-settings-file');
  assert.equal((await api.get('/porting_orders')).headers['x-ratelimit-limit'], '9');
  api.close();
  await server.stop();
});

test('the program runs from any folder, through a link, from a read-only place', async () => {
  const place = newFolder();
  fs.symlinkSync(PROGRAM, path.join(place, 'link'));
  const { spawnSync } = await import('node:child_process');
  const ended = spawnSync(path.join(place, 'link'), ['version'], { cwd: '/', encoding: 'utf8' });
  assert.equal(ended.status, 0, ended.stderr);
  assert.match(ended.stdout, /^portwright \d/);
});
