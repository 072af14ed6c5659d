// Orders live their lives while the server is killed again and again: nothing is lost, nothing happens twice, and every
// life ends as it does where nobody kills. Settings: LIFE_SEED, LIFE_KILLS, LIFE_ORDERS,
// LIFE_SECONDS.
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import test, { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { ends, inspect } from '../lib/inspection.mjs';
import { BEGIN } from '../lib/life.mjs';
import { END, lives, random, ROUNDS, timeOf } from '../lib/lives.mjs';
import { Mortal } from '../lib/mortal.mjs';

const SEED = Number(process.env.LIFE_SEED ?? Date.now() % 1_000_000);
const KILLS = Number(process.env.LIFE_KILLS ?? 2);
const ORDERS = Number(process.env.LIFE_ORDERS ?? 11);
const CLIENTS = 8;

/** Where a machine is so busy that the kills take longer than this, the rest of them is left out. */
const MILLISECONDS = 1000 * Number(process.env.LIFE_SECONDS ?? 30);

/** Does one thing, until it is acknowledged; then now and then once more with the same key. */
async function act(mortal, life, step, chance) {
  const [method, path, body] = step.request(life);
  const key = `${life.index} ${step.name}`;
  // From here on the order may be gone, though nobody has said so yet.
  if (method === 'DELETE') life.deleting = true;
  const answer = await mortal.send(method, path, body, key);
  const gone = method === 'DELETE' && answer.status === 404;
  assert.ok(answer.status < 300 || gone, `${life.plot}, ${step.name}: ${answer.text}`);
  if (!step.unversioned) life.version = Math.max(life.version, Number(answer.etag.slice(1, -1)));
  life.touched++;
  step.acknowledged?.(life, answer);
  if (method === 'DELETE' || method === 'PUT' || chance() > 0.15) return;
  const again = await mortal.send(method, path, body, key);
  assert.equal(again.headers['idempotency-replayed'], 'true', `${life.plot}, ${step.name}: ${again.text}`);
  assert.deepEqual([again.status, again.text, again.etag], [answer.status, answer.text, answer.etag]);
}

/** Several clients, each with one order at a time. */
async function work(mortal, tasks, chance, acted) {
  const rest = [...tasks].reverse();
  const client = async () => {
    for (let task = rest.pop(); task; task = rest.pop()) {
      for (const step of task.steps) {
        await act(mortal, task.life, step, chance);
        acted();
      }
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

const tasks = (living, of) => living.map((life) => ({ life, steps: of(life) })).filter(({ steps }) => steps.length > 0);

async function turn(mortal, to) {
  const answer = await mortal.send('POST', '/~sandbox/clock/advance', { to });
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.data.jobs_failed, 0, answer.text);
  assert.equal(Date.parse(answer.data.now), Date.parse(to), answer.text);
}

/**
 * All the lives, from the first round to their end.
 *
 * @param reaper told when a phase begins, how much was done in it, and when it is over
 */
async function run(mortal, living, chance, reaper) {
  assert.equal((await mortal.send('POST', '/~sandbox/clock/freeze', { at: BEGIN })).status, 200);
  for (let round = 0; round < ROUNDS; round++) {
    const asked = tasks(living, (life) => life.rounds[round]);
    reaper.begin(2 * round, asked.reduce((sum, { steps }) => sum + steps.length, 0));
    await work(mortal, asked, chance, () => reaper.acted());
    await reaper.end();
    reaper.begin(2 * round + 1, 0);
    await Promise.all([turn(mortal, timeOf(round + 1)), work(mortal, tasks(living, (life) => life.meanwhile[round]), chance, () => {})]);
    await reaper.end();
  }
  await turn(mortal, END);
}

/** Kills nobody, and measures how long the clock is turned in each round. */
class Watch {
  took = [];

  begin(phase) {
    this.phase = phase;
    this.began = performance.now();
  }

  acted() {}

  async end() {
    this.took[this.phase] = performance.now() - this.began;
  }
}

/** Kills at random moments: after so many requests of a phase, or so long after the clock began to be turned. */
class Reaper {
  kills = { requests: 0, clock: 0, idle: 0 };
  looking = 0;
  #due = 0;
  #dying = Promise.resolve();

  constructor(mortal, living, took, chance) {
    Object.assign(this, { mortal, living, took, chance });
    this.phases = Array.from({ length: 2 * ROUNDS }, () => 0);
    const order = this.phases.map((_, phase) => phase).sort(() => chance() - 0.5);
    for (let kill = 0; kill < KILLS; kill++) this.phases[order[kill % order.length]]++;
  }

  begin(phase, total) {
    this.phase = phase;
    this.done = 0;
    this.turning = phase % 2 === 1;
    this.#due = this.phases[phase];
    this.thresholds = Array.from({ length: this.turning ? 0 : this.#due }, () => Math.floor(this.chance() * total)).sort((a, b) => a - b);
    if (this.turning) this.#dying = this.#severalWhileTurning(this.#due);
    else this.acted(0);
  }

  async #severalWhileTurning(count) {
    for (let kill = 0; kill < count; kill++) {
      await pause(this.chance() * this.took[this.phase]);
      await this.#kill();
    }
  }

  acted(count = 1) {
    this.done += count;
    while (this.thresholds.length > 0 && this.thresholds[0] <= this.done) {
      this.thresholds.shift();
      const before = this.#dying;
      this.#dying = (async () => {
        await before;
        await pause(this.chance() * 6);
        await this.#kill();
      })();
    }
  }

  async #kill() {
    const { mortal, living } = this;
    this.began ??= performance.now();
    if (performance.now() - this.began > MILLISECONDS) return;
    const luck = this.chance();
    const how = luck < 0.7 ? 'server' : luck < 0.85 ? 'server and database' : 'everything';
    this.kills[mortal.open === 0 ? 'idle' : this.turning ? 'clock' : 'requests']++;
    await mortal.die(how, async () => {
      const began = performance.now();
      await inspect(mortal.api, living);
      this.looking += performance.now() - began;
    });
  }

  async end() {
    this.thresholds.length && this.acted(Infinity);
    await this.#dying;
  }
}

test('deaths of the server lose nothing, do nothing twice, and every order ends as if there had been none', async () => {
  const began = performance.now();
  const undisturbed = await Mortal.start();
  after(() => undisturbed.stop());
  const first = lives(ORDERS, SEED);
  const watch = new Watch();
  await run(undisturbed, first, random(SEED), watch);
  const expected = await ends(undisturbed.api, first);
  await undisturbed.stop();
  const between = performance.now();

  const mortal = await Mortal.start();
  after(() => mortal.stop());
  const living = lives(ORDERS, SEED);
  const reaper = new Reaper(mortal, living, watch.took, random(SEED + 1));
  try {
    await run(mortal, living, random(SEED), reaper);
    const found = await ends(mortal.api, living);
    found.forEach((end, index) => assert.deepEqual(end, expected[index], `order ${index}, ${end.plot}, seed ${SEED}`));
  } finally {
    await mortal.stop();
    const { requests, clock, idle } = reaper.kills;
    const seconds = (from, to) => `${((to - from) / 1000).toFixed(0)} s`;
    console.error(
      `Seed ${SEED}: ${ORDERS} orders, ${requests + clock + idle} of ${KILLS} kills (${requests} amid requests, ${clock} while the clock was turned, ` +
        `${idle} idle), ${mortal.repeated} requests repeated, ${mortal.replayed} replayed; ` +
        `${seconds(began, between)} without kills, ${seconds(between, performance.now())} with, ` +
        `${seconds(0, mortal.starting)} of it starting and ${seconds(0, reaper.looking)} looking.`,
    );
  }
  assert.deepEqual(mortal.failures, []);
  assert.deepEqual(undisturbed.failures, []);
  const plots = Object.fromEntries(expected.map(({ plot, order }) => [plot, order?.status.value ?? 'deleted']));
  assert.deepEqual(plots, {
    straight: 'ported',
    messaging: 'ported',
    'on demand': 'ported',
    exception: 'ported',
    cancelled: 'cancelled',
    'not cancelled': 'ported',
    'cancelled at once': 'cancelled',
    retry: 'ported',
    failure: 'ported',
    'another date': 'ported',
    deleted: 'deleted',
  });
});
