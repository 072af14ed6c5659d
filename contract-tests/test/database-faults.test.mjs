// An external database is frozen, killed, restarted, made read-only, locked, filled and replaced by its standby: every
// answer comes in time, nothing acknowledged is lost, nothing happens twice, and all is served again once it is back.
// FAULT_ROUNDS says how often each of the faults comes, FAULT_SEED in which order.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import test, { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { newOrder } from '../lib/fixture.mjs';
import { Api } from '../lib/http.mjs';
import { Journal, LONGEST } from '../lib/journal.mjs';
import { random } from '../lib/lives.mjs';
import { Cluster, missing, url } from '../lib/postgres.mjs';
import { eventually, newFolder, PATIENCE, SANDBOX_KEY, Server } from '../lib/server.mjs';

const ROUNDS = Number(process.env.FAULT_ROUNDS ?? 1);
const SEED = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);
const EDITORS = 6;
const BACK = 5000 * PATIENCE;
const skip = missing() ?? false;

async function timed(what) {
  const began = performance.now();
  const result = await what();
  return { result, ms: performance.now() - began };
}

/** Readiness, asked as a proxy would: it must answer within two seconds. */
async function readiness(api) {
  const { result, ms } = await timed(() => api.get('/~health/ready', { check: false }));
  assert.ok(ms < 2000 * PATIENCE, `readiness took ${ms.toFixed(0)} ms`);
  const check = result.json.checks.find(({ name }) => name === 'database');
  return { status: result.status, state: check.data.state };
}

const notReady = (api, state) =>
  eventually(`readiness says "${state}"`, async () => {
    const found = await readiness(api);
    return found.status === 503 && found.state === state;
  }, 5 * PATIENCE);

const ready = (api) => eventually('the server is ready', async () => (await readiness(api)).status === 200, 10 * PATIENCE);

/** The servers, the program on them and the clients. */
class Scene {
  static async make({ standby = false } = {}) {
    const scene = new Scene();
    scene.primary = await Cluster.create();
    scene.standby = standby ? await scene.primary.standby() : null;
    const clusters = standby ? [scene.primary, scene.standby] : [scene.primary];
    scene.server = await Server.start({ env: { PORTWRIGHT_DATABASE_URL: url(...clusters) } });
    scene.api = new Api(scene.server, SANDBOX_KEY);
    return scene;
  }

  get log() {
    return this.server.out + this.server.err;
  }

  async end() {
    this.api.close();
    await this.server.stop();
    for (const cluster of [this.primary, this.standby]) await cluster?.kill();
  }
}

/** What can become of the database; each returns once it is back. */
const FAULTS = {
  async frozen({ primary, api }) {
    primary.freeze();
    // At once, not only when the watch has found out.
    assert.deepEqual(await readiness(api), { status: 503, state: 'does not answer' });
    await pause(6000);
    assert.equal((await api.get('/~health/live', { check: false })).status, 200);
    primary.thaw();
  },
  async killed({ primary, api }) {
    await primary.kill();
    await notReady(api, 'does not answer');
    await pause(1000);
    await primary.start();
  },
  async restarted({ primary }) {
    await primary.restart('fast');
  },
  async 'read-only'({ primary, api }, journal) {
    const [order] = journal.edits.keys();
    await primary.sql('ALTER SYSTEM SET default_transaction_read_only = on', 'SELECT pg_reload_conf()');
    await notReady(api, 'read-only');
    assert.equal((await api.get(`/porting_orders/${order}`)).status, 200, 'what is there can be read');
    const refused = await api.patch(`/porting_orders/${order}`, { customer_reference: 'no' }, { check: false });
    assert.equal(refused.status, 503, refused.text);
    assert.match(refused.errors[0].detail, /read-only/);
    await primary.sql('SET default_transaction_read_only = off', 'ALTER SYSTEM RESET default_transaction_read_only', 'SELECT pg_reload_conf()');
  },
};

test('an external database fails in every way: all is answered in time, nothing is lost or doubled', { skip }, async () => {
  const scene = await Scene.make();
  after(() => scene.end());
  const journal = new Journal(scene.api);
  await journal.start(EDITORS);
  const chance = random(SEED);
  const back = {};
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of Object.keys(FAULTS).sort(() => chance() - 0.5)) {
        await journal.served();
        await pause(chance() * 200);
        const lines = scene.log.split('\n').length;
        await FAULTS[name](scene, journal);
        const ms = await journal.served();
        back[name] = Math.max(back[name] ?? 0, Math.round(ms));
        assert.ok(ms < BACK, `${name}: served again after ${ms.toFixed(0)} ms, seed ${SEED}`);
        await ready(scene.api);
        const said = scene.log.split('\n').slice(lines).filter((line) => !line.includes('[access]'));
        assert.ok(said.length < 10, `${name}: ${said.length} lines in the log\n${said.slice(0, 40).join('\n')}`);
      }
    }
  } finally {
    await journal.end();
    console.error(`Seed ${SEED}: ${ROUNDS} rounds, answers ${JSON.stringify(journal.statuses)}, ` +
      `longest ${journal.longest.toFixed(0)} ms, served again after ms: ${JSON.stringify(back)}`);
  }
  assert.deepEqual(journal.strange, []);
  assert.ok(journal.longest < LONGEST, `an answer took ${journal.longest.toFixed(0)} ms`);
  assert.deepEqual(await journal.differences(scene.primary), []);
});

test('the primary hangs and its standby is promoted: served again within five seconds', { skip }, async () => {
  const scene = await Scene.make({ standby: true });
  after(() => scene.end());
  const journal = new Journal(scene.api);
  await journal.start(EDITORS);
  await journal.served();
  scene.primary.freeze();
  await notReady(scene.api, 'does not answer');
  await scene.standby.promote();
  const ms = await journal.served();
  assert.ok(ms < BACK, `served again after ${ms.toFixed(0)} ms`);
  await ready(scene.api);
  await journal.end();
  assert.deepEqual(journal.strange, []);
  assert.ok(journal.longest < LONGEST, `an answer took ${journal.longest.toFixed(0)} ms`);
  assert.deepEqual(await journal.differences(scene.standby), []);
  console.error(`Fail-over: served again after ${ms.toFixed(0)} ms, longest answer ${journal.longest.toFixed(0)} ms`);
});

test('edits of a locked order wait for a bounded time, and another account is served meanwhile', { skip }, async () => {
  const scene = await Scene.make();
  after(() => scene.end());
  const { id } = await newOrder(scene.api);
  const other = scene.api.as((await scene.server.newAccount('Other')).key);
  assert.equal((await other.get('/porting_orders')).status, 200);
  await Promise.all(Array.from({ length: 32 }, () => scene.api.patch(`/porting_orders/${id}`, { customer_reference: 'warm' })));
  const locked = scene.primary.sql(`BEGIN; SELECT FROM porting_order WHERE id = '${id}' FOR UPDATE; SELECT pg_sleep(9); COMMIT`);
  await eventually('the order is locked', async () => (await scene.primary.sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")) === '1');
  const edits = Array.from({ length: 64 }, () => timed(() => scene.api.patch(`/porting_orders/${id}`, { customer_reference: 'x' }, { check: false })));
  const meanwhile = [];
  for (let i = 0; i < 10; i++) {
    meanwhile.push((await timed(() => other.get('/porting_orders'))).ms, (await timed(() => newOrder(other))).ms);
    await pause(100);
  }
  assert.ok(Math.max(...meanwhile) < 2000 * PATIENCE, `another account waited ${Math.max(...meanwhile).toFixed(0)} ms`);
  for (const { result, ms } of await Promise.all(edits)) {
    assert.equal(result.status, 503, result.text);
    assert.ok(ms < LONGEST, `an edit took ${ms.toFixed(0)} ms`);
    assert.match(result.errors[0].detail, /^(Somebody else is changing the same thing|Too many requests of this account)/);
    assert.equal(result.headers['retry-after'], '1');
  }
  await locked;
  assert.equal((await scene.api.patch(`/porting_orders/${id}`, { customer_reference: 'free' })).status, 200);
  const metrics = (await scene.api.get('/~metrics', { check: false })).text;
  for (const reason of ['locked', 'account-crowded']) {
    assert.match(metrics, new RegExp(`portwright_database_refusals_total\\{reason="${reason}"\\} [1-9]`));
  }
});

/** A small disk, where the test may mount one. */
function smallDisk() {
  const folder = newFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=120m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  return folder;
}

test('the disk of the database is full: readiness and answers say so, and all goes on once there is room', { skip }, async (t) => {
  const disk = smallDisk();
  if (disk === null) return t.skip('needs to mount a small disk');
  fs.chmodSync(disk, 0o755);
  // The log of transactions keeps what it has, so that the disk fills for tables first.
  const primary = await Cluster.create({ parent: disk, settings: { wal_keep_size: '0', min_wal_size: "'32MB'", max_wal_size: "'32MB'" } });
  const server = await Server.start({ env: { PORTWRIGHT_DATABASE_URL: url(primary) } });
  after(async () => {
    await server.stop();
    await primary.kill();
    execFileSync('umount', ['-l', disk]);
  });
  const api = new Api(server, SANDBOX_KEY);
  const { id } = await newOrder(api);
  const filler = path.join(disk, 'filler');
  const free = () => fs.statfsSync(disk).bavail * fs.statfsSync(disk).bsize;
  fs.writeFileSync(filler, Buffer.alloc(Math.max(0, free() - 64 * 1024)));
  const refused = await eventually('a change is refused', async () => {
    const answer = await api.patch(`/porting_orders/${id}`, { customer_reference: 'x'.repeat(200) + Math.random() }, { check: false });
    assert.ok([200, 503].includes(answer.status), answer.text);
    return answer.status === 503 && answer;
  });
  assert.match(refused.errors[0].detail, /^The disk of the database is full/);
  await notReady(api, 'disk full');
  fs.rmSync(filler);
  if (!(await primary.sql('SELECT 1').catch(() => ''))) await primary.start().catch(() => {});
  await ready(api);
  assert.equal((await api.patch(`/porting_orders/${id}`, { customer_reference: 'room' })).status, 200);
  api.close();
});
