// Two servers on one database send webhooks: while both live nothing is sent twice, and when one of them is killed the
// other one sends what it has left. Settings as of webhooks-crash.test.mjs.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test, { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Api } from '../lib/http.mjs';
import { feedOf, Postbox, waitingOf } from '../lib/postbox.mjs';
import { Cluster, missing, url } from '../lib/postgres.mjs';
import { eventually, Server } from '../lib/server.mjs';

const EVENTS = Number(process.env.WEBHOOK_EVENTS ?? 400);
const KILLS = Math.ceil(Number(process.env.WEBHOOK_KILLS ?? 1) / 20);
const SEED = Number(process.env.WEBHOOK_SEED ?? Date.now() % 1_000_000);
const RECEIVERS = Math.min(50, Math.ceil(EVENTS / 50));
const CLIENTS = 8;

/** In the short form a lease of a server that is dead is ended by hand; else it takes its half minute. */
const SHORT = EVENTS < 2000;

const KEY = 'key-of-the-installation';

/** Two servers, and clients that turn to one and the other. */
class Pair {
  apis = [];
  #turn = 0;

  async start(env) {
    this.cluster = await Cluster.create();
    this.env = { ...env, PORTWRIGHT_DATABASE_URL: url(this.cluster) };
    this.servers = [await Server.start({ env: this.env })];
    const operator = new Api(this.servers[0], KEY);
    const csv = 'prefix,carrier_name,spid,ocn,fast_port_eligible,messaging_capable,portable\n1303555,Unreal Communications,X001,X001,false,true,true\n';
    await operator.call('PUT', '/~operator/carriers', { body: csv, headers: { 'content-type': 'text/csv' } });
    const { id } = (await operator.post('/~operator/accounts', { name: 'A customer' })).data;
    this.key = (await operator.post(`/~operator/accounts/${id}/api_keys`, { name: 'its owner' })).data.key;
    operator.close();
    this.apis.push(new Api(this.servers[0], this.key));
  }

  async join() {
    const server = await Server.start({ env: this.env });
    this.servers.push(server);
    this.apis.push(new Api(server, this.key));
  }

  /** Kills the first server; the other one goes on alone. */
  async killFirst() {
    const [victim] = this.servers.splice(0, 1);
    const [api] = this.apis.splice(0, 1);
    victim.signal('SIGKILL');
    await victim.ended;
    api.close();
  }

  async send(method, path, body, key) {
    for (let lost = 0; ; lost++) {
      const api = this.apis[this.#turn++ % this.apis.length];
      try {
        const answer = await api.call(method, path, { body, headers: { 'idempotency-key': key }, check: false });
        if (answer.status !== 503 && !(answer.status === 409 && answer.errors[0].code === '10036')) return answer;
      } catch (error) {
        if (lost > 500) throw error;
      }
      await pause(10);
    }
  }

  /** How many webhooks each of them has delivered since it started. */
  sent() {
    return Promise.all(this.apis.map(async (api) => {
      const { text } = await api.get('/~metrics', { check: false });
      return Number(/^portwright_webhook_attempts_total\{.*outcome="delivered".*\} ([0-9.]+)$/m.exec(text)?.[1] ?? 0);
    }));
  }

  /** The name under which a server leases, while it is the only one. */
  async name(box) {
    const [receiver] = box.receivers;
    receiver.mood = 'is slow';
    for (let index = 0; ; index++) {
      await box.post((...request) => this.send(...request), 1_000_000 + index, 1, 1);
      const found = await this.cluster.sql('SELECT leased_by FROM webhook_endpoint WHERE leased_by IS NOT NULL LIMIT 1');
      if (found !== '') return found;
    }
  }

  /** Has everything tried now that waits for a pause to be over. */
  async hurry() {
    const [api] = this.apis;
    const { data } = await api.get('/webhook_endpoints?page[size]=250', { check: false });
    for (const { id, consecutive_failures: failures } of data) if (failures > 0) await api.post(`/webhook_endpoints/${id}/actions/enable`);
  }

  async end() {
    for (const api of this.apis) api.close();
    for (const server of this.servers) await server.stop();
    await this.cluster?.kill();
  }
}

test('two servers send nothing twice while both live, and nothing is lost when one of them is killed', { skip: missing() ?? false }, async () => {
  const pair = new Pair();
  after(() => pair.end());
  await pair.start({
    PORTWRIGHT_MODE: 'desk',
    PORTWRIGHT_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    PORTWRIGHT_OPERATOR_KEY: KEY,
    PORTWRIGHT_OUTBOUND_ALLOW: '127.0.0.0/8',
    PORTWRIGHT_WEBHOOK_RETRIES: Array.from({ length: 20 }, () => '1s').join(','),
  });
  const box = await Postbox.of(pair.apis[0], RECEIVERS);
  after(() => box.close());
  const send = (...request) => pair.send(...request);
  let name = await pair.name(box);
  await pair.join();
  const arrived = (what) =>
    eventually(what, async () => {
      await pair.hurry();
      await pause(200);
      return box.missing.length === 0 && (await waitingOf(pair.apis[0])) === 0;
    }, 120);

  box.receivers.forEach((receiver, index) => (receiver.mood = index % 3 === 0 ? 'is slow' : () => (Math.random() < 0.95 ? 'takes' : 'refuses')));
  let posted = 0;
  const half = EVENTS / 2;
  await eventually('both have sent some', async () => {
    await box.post(send, posted, half, CLIENTS);
    posted += half;
    return (await pair.sent()).every((sent) => sent > 0);
  }, 60);
  await arrived('everything has arrived');
  const shares = await pair.sent();
  assert.equal((await box.figures(pair.apis[0])).twice, 0, 'nothing is sent twice while both live');

  for (let kill = 0; kill < KILLS; kill++) {
    const calm = box.disturb(SEED + kill);
    const count = Math.ceil(half / KILLS);
    let left = count / 3 + Math.random() * (count / 3);
    let killed;
    await box.post(send, posted, count, CLIENTS, () => {
      if (--left <= 0) killed ??= pair.killFirst();
    });
    posted += count;
    await killed;
    calm();
    if (SHORT) await pair.cluster.sql(`UPDATE webhook_endpoint SET leased_until = leased_until - interval '30 seconds' WHERE leased_by = '${name}'`);
    await arrived('the other one has sent what was left');
    if (kill < KILLS - 1) {
      await pair.join();
      name = '';
    }
  }
  const { deliveries, late, twice } = await box.figures(pair.apis[0]);
  console.error(
    `Seed ${SEED}: two servers, ${shares.join(' and ')} webhooks while both lived, ${KILLS} kills, ${deliveries} events to ${RECEIVERS} receivers, ` +
      `${box.missing.length} missing, ${twice} taken twice (${((100 * twice) / deliveries).toFixed(2)} %), ${late} more because of late answers.`,
  );
  box.check(await feedOf(pair.apis[0]));
  // What was under way to each receiver at a death; in the short form few deaths are many for few events.
  assert.ok(twice <= (SHORT ? 2 * RECEIVERS * KILLS : deliveries / 100), `${twice} events were taken twice, seed ${SEED}`);
  const failed = await pair.apis[0].get('/webhook_deliveries?filter[status][eq]=failed&page[size]=1');
  assert.deepEqual(failed.data, []);
});
