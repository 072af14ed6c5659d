// What docs/operating.md tells people to do, done.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import test from 'node:test';
import { validate } from 'dockerfile-utils';
import { Api } from '../lib/http.mjs';
import { eventually, newFolder, OPERATOR_KEY, processesIn, repository, run, SANDBOX_KEY, Server } from '../lib/server.mjs';

const packaging = (name) => fs.readFileSync(repository('packaging', name), 'utf8');

test('the container file has no faults that its linter knows, and no user but its own', () => {
  const text = packaging('Containerfile');
  assert.deepEqual(validate(text).map(({ range, message }) => `${range.start.line + 1}: ${message}`), []);
  assert.match(text, /^USER 10001:10001$/m);
  assert.match(text, /^HEALTHCHECK /m);
});

const folder = newFolder();
const data = path.join(folder, 'data');
const file = path.join(folder, 'backup.zip');
const copy = path.join(folder, 'copy');
let server;
const shown = new Map();

async function order(api, number) {
  const { data: [made] } = (await api.post('/porting_orders', { phone_numbers: [`+1303555${String(number).padStart(4, '0')}`] })).json;
  const edited = await api.patch(`/porting_orders/${made.id}`, {
    customer_reference: `n ${number}`,
    end_user: { admin: { account_number: `acc ${number}`, pin_passcode: `${number}` } },
  });
  assert.equal(edited.status, 200);
  shown.set(made.id, (await api.get(`/porting_orders/${made.id}`)).json.data);
}

async function assertShown(api, ids) {
  for (const id of ids) {
    const answer = await api.get(`/porting_orders/${id}`);
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.json.data, shown.get(id));
  }
}

test('what alerts look at is there, and the health check of the container tells ready from not', async () => {
  server = await Server.start({ data });
  const api = new Api(server, SANDBOX_KEY);
  await api.get('/porting_orders');
  const metrics = (await api.get('/~metrics', { check: false })).text;
  const names = new Set([...packaging('alerts.yml').matchAll(/[a-z_]+(?=\{job=)/g)].map(([name]) => name));
  names.delete('up');
  assert.ok(names.size > 3);
  for (const name of names) assert.match(metrics, new RegExp(`^${name}[ {]`, 'm'));
  const ready = (port) => spawnSync(repository('packaging', 'portwright-ready'), { env: { ...process.env, PORTWRIGHT_PORT: String(port) } }).status;
  assert.equal(ready(server.port), 0);
  assert.equal(ready(1), 1);
  api.close();
});

test('a backup made while orders are written is restored whole in another place', async () => {
  const api = new Api(server, SANDBOX_KEY);
  for (let n = 0; n < 20; n++) await order(api, n);
  const before = [...shown.keys()];
  let writing = true;
  const writer = (async () => {
    for (let n = 20; writing; n++) await order(api, n);
  })();
  const made = await run(['backup', file], { env: { PORTWRIGHT_DATA: data } });
  writing = false;
  await writer;
  assert.equal(made.code, 0, made.err);
  assert.match(made.out, /: [0-9]+ rows of [0-9]+ tables, [0-9]+ bytes\nThe encryption key is not in it: keep that one apart\.\n$/);
  assert.equal(fs.statSync(file).mode & 0o777, 0o600);

  const running = await run(['restore', file], { env: { PORTWRIGHT_DATA: data } });
  assert.equal(running.code, 2);
  assert.match(running.err, /^portwright: the database is in use: .*\n$/);
  const anotherKey = await run(['restore', file], { env: { PORTWRIGHT_DATA: path.join(folder, 'no-key') } });
  assert.equal(anotherKey.code, 2);
  assert.match(anotherKey.err, /is not the key this database was written with/);
  api.close();
  await server.stop();

  fs.mkdirSync(copy, { mode: 0o700 });
  fs.copyFileSync(path.join(data, 'encryption.key'), path.join(copy, 'encryption.key'));
  const restored = await run(['restore', file], { env: { PORTWRIGHT_DATA: copy } });
  assert.equal(restored.code, 0, restored.err);
  assert.deepEqual(processesIn(copy), [], 'the database went with the command');
  server = await Server.start({ data: copy });
  const other = new Api(server, SANDBOX_KEY);
  await assertShown(other, before);
  const { data: [next] } = (await other.post('/porting_orders', { phone_numbers: ['+13035559999'] })).json;
  assert.equal(next.status.value, 'draft');
  other.close();
  await server.stop();
});

test('the encryption key is changed and the one before is needed no more', async () => {
  const old = fs.readFileSync(path.join(copy, 'encryption.key'), 'utf8').trim();
  const key = Buffer.alloc(32, 9).toString('base64');
  const env = { PORTWRIGHT_ENCRYPTION_KEY: key, PORTWRIGHT_ENCRYPTION_KEYS_OLD: old };
  server = await Server.start({ data: copy, env });
  await eventually('everything is sealed anew', () => /[1-9][0-9]* were sealed anew, 0 are left/.test(server.out + server.err));
  const api = new Api(server, SANDBOX_KEY);
  await assertShown(api, [...shown.keys()].slice(0, 20));
  api.close();
  await server.stop();

  server = await Server.start({ data: copy, env: { PORTWRIGHT_ENCRYPTION_KEY: key } });
  const after = new Api(server, SANDBOX_KEY);
  await assertShown(after, [...shown.keys()].slice(0, 20));
  after.close();
  await server.stop();

  const refused = await run(['serve'], { env: { PORTWRIGHT_DATA: copy, PORTWRIGHT_PORT: '0', PORTWRIGHT_ENCRYPTION_KEY: old } });
  assert.notEqual(refused.code, 0);
});

const openssl = (...words) => spawnSync('openssl', words, { cwd: folder });

test('HTTPS is served in place of HTTP', { skip: openssl('version').status !== 0 && 'no openssl' }, async () => {
  for (const name of ['a', 'b']) {
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.crt`);
  }
  const env = { PORTWRIGHT_TLS_CERTIFICATE: path.join(folder, 'a.crt'), PORTWRIGHT_TLS_KEY: path.join(folder, 'b.key') };
  const mixed = await run(['serve'], { env: { ...env, PORTWRIGHT_PORT: '0', PORTWRIGHT_DATA: path.join(folder, 'tls') } });
  assert.equal(mixed.code, 2);
  assert.equal(mixed.err, `portwright: PORTWRIGHT_TLS_KEY: the key in ${folder}/b.key is not the one of the certificate in ${folder}/a.crt\n`);

  env.PORTWRIGHT_TLS_KEY = path.join(folder, 'a.key');
  server = await Server.start({ data: path.join(folder, 'tls'), env });
  assert.match(server.url, /^https:/);
  const answer = await new Promise((resolve, reject) => {
    const options = { port: server.port, host: '127.0.0.1', path: '/health/ready', ca: fs.readFileSync(path.join(folder, 'a.crt')), checkServerIdentity: () => undefined };
    https.get(options, resolve).on('error', reject);
  });
  assert.equal(answer.statusCode, 200);
  answer.resume();
  await assert.rejects(new Promise((resolve, reject) => {
    http.get({ port: server.port, host: '127.0.0.1', path: '/health/ready' }, resolve).on('error', reject);
  }));
  await server.stop();
});

test('what is not for customers has a port of its own', async () => {
  server = await Server.start({ data: path.join(folder, 'ports'), env: { PORTWRIGHT_MANAGEMENT_PORT: '0' } });
  const [, management] = /^\s+management\s+http:\/\/127\.0\.0\.1:(\d+)$/m.exec(server.out);
  const main = new Api(server, OPERATOR_KEY);
  const other = new Api({ ...server, port: Number(management) }, OPERATOR_KEY);
  for (const [name, inside, outside] of [
    ['/~operator/accounts', 200, 404],
    ['/~metrics', 200, 404],
    ['/~metrics/prometheus', undefined, 404],
    ['/~health/ready', 200, 200],
    ['/v2/porting_orders', 404, 401],
    ['/~docs/', 404, 200],
    ['/~sandbox/clock', 404, 401],
    ['/~openapi.json', 404, 200],
  ]) {
    const statuses = [await other.get(name, { check: false }), await main.get(name, { check: false })].map(({ status }) => status);
    assert.deepEqual(statuses, [inside ?? statuses[0], outside], name);
  }
  assert.deepEqual((await main.get('/~metrics', { check: false })).errors.map(({ code }) => code), ['10005']);
  main.close();
  other.close();
  assert.equal((await server.stop()).code, 0);
});
