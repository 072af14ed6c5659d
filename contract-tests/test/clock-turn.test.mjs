// A turn of the clock that takes long: the server stops and dies in the middle of it, and it comes to its end.
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import test, { after } from 'node:test';
import { newOrder } from '../lib/fixture.mjs';
import { Api } from '../lib/http.mjs';
import { bodyOf, NEEDED } from '../lib/life.mjs';
import { eventually, PATIENCE, SANDBOX_KEY, Server } from '../lib/server.mjs';

const ORDERS = 80;
const YEAR = new Date().getUTCFullYear() + 2;
const BEGIN = `${YEAR}-03-04T15:00:00Z`;
const TARGET = `${YEAR}-06-04T15:00:00Z`;

let server = await Server.start();
let api = new Api(server, SANDBOX_KEY);
after(async () => {
  api.close();
  await server.stop();
});

const clock = async () => (await api.get('/~sandbox/clock')).data;

/** Waits until so many more jobs have run, or the turn is over. */
async function underWay(jobs) {
  const from = (await clock()).turn.jobs_run;
  await eventually('jobs run', async () => {
    const { turn } = await clock();
    return turn.status !== 'running' || turn.jobs_run >= from + jobs;
  });
  assert.equal((await clock()).turn.status, 'running', 'the turn was over too soon to be cut');
}

const turnIsOver = () =>
  eventually('the turn is over', async () => {
    const seen = await clock();
    return seen.turn.status === 'running' ? undefined : seen;
  }, 120);

async function confirmed() {
  const { id } = await newOrder(api);
  assert.equal((await api.patch(`/porting_orders/${id}`, bodyOf(NEEDED))).status, 200);
  assert.equal((await api.post(`/porting_orders/${id}/actions/confirm`)).status, 200);
}

async function again() {
  await server.ended;
  api.close();
  server = await server.restart();
  api = new Api(server, SANDBOX_KEY);
}

test('years in which nothing is to be done pass quickly: not much more than a job a day', async () => {
  const { now } = await clock();
  const turned = await api.post('/~sandbox/clock/freeze', { at: BEGIN, background: true });
  assert.equal(turned.status, 202, turned.text);
  const { turn } = await turnIsOver();
  const days = (Date.parse(BEGIN) - Date.parse(now)) / 86_400_000;
  assert.equal(turn.status, 'done');
  assert.ok(turn.jobs_run < 1.5 * days, `${turn.jobs_run} jobs in ${days} days`);
});

test('a turn in the background goes on after a stop and after a kill, and every order is ported once', async () => {
  for (let i = 0; i < ORDERS; i += 10) await Promise.all(Array.from({ length: 10 }, confirmed));

  const accepted = await api.post('/~sandbox/clock/advance', { to: TARGET, background: true });
  assert.equal(accepted.status, 202, accepted.text);
  assert.equal(accepted.data.turn.status, 'running');
  assert.equal((await api.post('/~sandbox/clock/advance', { duration: 'P1D' })).status, 409);

  await underWay(50);
  const began = performance.now();
  const exit = await server.stop();
  assert.ok(performance.now() - began < 10_000 * PATIENCE, `the stop took ${performance.now() - began} ms`);
  assert.deepEqual(exit, { code: 0, signal: null });
  await again();

  await underWay(50);
  server.signal('SIGKILL');
  await again();

  const { turn, now } = await turnIsOver();
  assert.deepEqual([turn.status, turn.jobs_failed, turn.last_failure], ['done', 0, null]);
  assert.equal(Date.parse(now), Date.parse(TARGET));
  assert.ok(turn.jobs_run > 4 * ORDERS, `${turn.jobs_run} jobs`);
  const ported = await api.get('/porting_orders?filter[status]=ported&page[size]=1');
  assert.equal(ported.json.meta.total_results, ORDERS);
});
