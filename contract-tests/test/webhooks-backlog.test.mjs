// One receiver is dead while much piles up for it: others are told as before, memory stays as it is, and once it is back
// it is told everything, the events of each order in their order. WEBHOOK_BACKLOG says how much.
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import test, { after } from 'node:test';
import { newOrder } from '../lib/fixture.mjs';
import { Api } from '../lib/http.mjs';
import { Clock } from '../lib/life.mjs';
import { Cluster, missing, url } from '../lib/postgres.mjs';
import { Receiver } from '../lib/receivers.mjs';
import { eventually, PATIENCE, SANDBOX_KEY, Server } from '../lib/server.mjs';

const BACKLOG = Number(process.env.WEBHOOK_BACKLOG ?? 3000);
const ORDERS = 20;

/** Of how many it is watched how they arrive. */
const WATCHED = Math.min(BACKLOG, 20_000);
const MEGABYTE = 1024 * 1024;

async function metric(api, outcome) {
  const { text } = await api.get('/~metrics', { check: false });
  return Number(new RegExp(`^portwright_webhook_attempts_total\\{.*outcome="${outcome}".*\\} ([0-9.E]+)$`, 'm').exec(text)?.[1] ?? 0);
}

/** How long it takes from a comment until its receiver is told, in milliseconds, the shortest first. */
async function pauses(api, receiver, order, count) {
  const found = [];
  for (let index = 0; index < count; index++) {
    const answer = await api.post(`/porting_orders/${order}/comments`, { body: 'Are you there?' });
    assert.equal(answer.status, 201, answer.text);
    const acknowledged = Date.now();
    const at = await eventually('it is told', () => receiver.arrivals.findLast(({ json }) => json.data.payload.comment.id === answer.data.id)?.at);
    found.push(Math.max(0, at - acknowledged));
  }
  return found.sort((one, other) => one - other);
}

const median = (sorted) => sorted[Math.floor(sorted.length / 2)];

test('what piles up for a dead receiver harms nobody, and arrives in order once it is back', { skip: missing() ?? false }, async () => {
  const cluster = await Cluster.create();
  const server = await Server.start({ env: { PORTWRIGHT_DATABASE_URL: url(cluster) } });
  const api = new Api(server, SANDBOX_KEY);
  const clock = new Clock(api);
  const [dead, healthy] = [await Receiver.start(), await Receiver.start()];
  after(async () => {
    api.close();
    await server.stop();
    await cluster.kill();
    await Promise.all([dead, healthy].map((receiver) => receiver.close()));
  });
  const ordered = async (receiver) => {
    const { id } = await newOrder(api);
    assert.equal((await api.patch(`/porting_orders/${id}`, { webhook_url: receiver.url() })).status, 200);
    return id;
  };
  const own = await ordered(healthy);
  const orders = [];
  for (let index = 0; index < ORDERS; index++) orders.push(await ordered(dead));
  const before = await pauses(api, healthy, own, 20);
  const memory = [server.memory];

  await dead.close();
  const list = orders.map((id) => `'${id}'`).join(', ');
  const began = performance.now();
  await cluster.sql(
    `INSERT INTO event (id, account_id, event_type, porting_order_id, occurred_at, payload, webhook_url)
     SELECT gen_random_uuid(), o.account_id, 'porting_order.new_comment', o.id, clock_timestamp(),
            jsonb_build_object('porting_order_id', o.id, 'support_key', NULL, 'comment', jsonb_build_object('id', gen_random_uuid(),
              'body', repeat('much ', 100), 'user_id', o.account_id, 'user_type', 'user', 'inserted_at', '2026-01-01T00:00:00Z')),
            o.webhook_url
     FROM generate_series(1, ${BACKLOG / ORDERS}), porting_order o WHERE o.id IN (${list})`,
  );
  await eventually('all of it waits', async () => (await cluster.sql("SELECT count(*) FROM webhook_delivery WHERE state = 'waiting'")) === String(BACKLOG), 600);
  const queued = performance.now() - began;
  memory.push(server.memory);
  const during = await pauses(api, healthy, own, 20);
  const attempts = await metric(api, 'failed');

  await dead.open();
  const opened = performance.now();
  await clock.advance('PT5M');
  await eventually('it is told', () => dead.arrivals.length >= WATCHED, 300);
  const rate = dead.arrivals.length / ((performance.now() - opened) / 1000);
  memory.push(server.memory);
  console.error(
    `${BACKLOG} events for a dead receiver: queued in ${(queued / 1000).toFixed(1)} s, ${attempts} attempts in vain, told at ${rate.toFixed(0)} a second; ` +
      `others are told within ms: ${median(before)} before, ${median(during)} (at most ${during.at(-1)}) meanwhile; ` +
      `memory in MB: ${memory.map((bytes) => (bytes / MEGABYTE).toFixed(0)).join(', ')}`,
  );

  const told = new Map(orders.map((id) => [id, []]));
  for (const { json } of dead.arrivals) told.get(json.data.payload.porting_order_id).push(json.meta.sequence);
  for (const [id, numbers] of told) assert.deepEqual(numbers, numbers.map((_, index) => index + 1), `the events of ${id} as they came`);
  assert.ok(attempts <= 100, `${attempts} attempts were made in vain`);
  assert.ok(median(before) < 400 * PATIENCE, `a comment is told within ${before} ms`);
  assert.ok(median(during) < 3 * median(before) + 200 * PATIENCE, `others are told within ${during} ms, before that within ${before} ms`);
  assert.ok(Math.max(...memory) - memory[0] < 200 * MEGABYTE, `memory: ${memory}`);
});
