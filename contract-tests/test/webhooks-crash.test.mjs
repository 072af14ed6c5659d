// The server is killed again and again while events go to receivers that time out, fail and recover: each arrives at every
// receiver that is to be told, hardly any of them twice. Settings: WEBHOOK_KILLS, WEBHOOK_EVENTS, WEBHOOK_SEED,
// WEBHOOK_SECONDS, and WEBHOOK_RATE, how many events are written in a second while each goes to all.
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import test, { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { random } from '../lib/lives.mjs';
import { Mortal } from '../lib/mortal.mjs';
import { feedOf, Postbox, waitingOf } from '../lib/postbox.mjs';
import { eventually } from '../lib/server.mjs';

const KILLS = Number(process.env.WEBHOOK_KILLS ?? 1);
const EVENTS = Number(process.env.WEBHOOK_EVENTS ?? 200);
const SEED = Number(process.env.WEBHOOK_SEED ?? Date.now() % 1_000_000);
const RECEIVERS = Math.min(50, Math.ceil(EVENTS / 50));
const CLIENTS = 8;
const RATE = Number(process.env.WEBHOOK_RATE ?? 50);

/** Where a machine is so busy that the kills take longer than this, the rest of them is left out. */
const MILLISECONDS = 1000 * Number(process.env.WEBHOOK_SECONDS ?? 15);

/** Pauses go by the sandbox's clock, which is turned all the time: nothing is given up before it comes to the last. */
const RETRIES = '1s,1s,2s,5s,10s,30s,1m,5m,10m,1h,1h,1h,1h,1h,1h';

/**
 * Posts comments while the server dies again and again, until everything has arrived.
 *
 * @param open opens a postbox, of the api and the number of receivers
 * @param posted told after each comment; the client waits for its answer
 */
async function survives(open, posted) {
  const mortal = await Mortal.start({ env: { PORTWRIGHT_WEBHOOK_RETRIES: RETRIES } });
  after(() => mortal.stop());
  const box = await open(mortal.api, RECEIVERS);
  after(() => box.close());
  const chance = random(SEED);
  const began = performance.now();

  let over = false;
  const turn = async (duration) => {
    const { status, text } = await mortal.send('POST', '/~sandbox/clock/advance', { duration });
    assert.equal(status, 200, text);
  };
  const turning = (async () => {
    while (!over) {
      await turn('PT2S');
      await pause(200);
    }
  })();
  const calm = box.disturb(SEED);

  // Every so many webhooks the server dies, at any moment until the next so many.
  const all = EVENTS * box.orders[0].receivers.length;
  const due = Array.from({ length: KILLS }, (_, kill) => Math.floor(((kill + chance()) * all) / KILLS));
  let arrived = 0;
  let kills = 0;
  let dying = Promise.resolve();
  const late = () => performance.now() - began > MILLISECONDS;
  const kill = async () => {
    await pause(chance() * 100);
    if (late()) return;
    kills++;
    await mortal.die('server', async () => {});
  };
  box.acted = () => {
    arrived++;
    while (due.length > 0 && due[0] < arrived) {
      due.shift();
      dying = dying.then(kill);
    }
  };
  try {
    await box.post((...request) => mortal.send(...request), 0, EVENTS, CLIENTS, posted);
    await eventually('the server has died often enough', () => due.length === 0 || late(), MILLISECONDS / 1000 + 60);
    await dying;
    calm();
    over = true;
    await turning;
    await eventually('everything has arrived, and nothing waits', async () => {
      await turn('PT10M');
      await pause(100);
      return (await waitingOf(mortal.api)) === 0 && box.missing.length === 0;
    }, 120);
  } finally {
    over = true;
    calm();
    await dying;
    const { deliveries, arrivals, late, twice } = await box.figures(mortal.api);
    console.error(
      `Seed ${SEED}: ${kills} of ${KILLS} kills, ${box.promised.size} events to ${RECEIVERS} receivers, ${box.missing.length} missing, ` +
        `${arrivals} attempts arrived, ${twice} of ${deliveries} webhooks were taken twice (${((100 * twice) / deliveries).toFixed(2)} %), ` +
        `${late} more because of late answers; ` +
        `${((performance.now() - began) / 1000).toFixed(0)} s, ${(mortal.starting / 1000).toFixed(0)} s of it starting.`,
    );
  }
  box.check(await feedOf(mortal.api));
  const failed = await mortal.api.get('/webhook_deliveries?filter[status][eq]=failed&page[size]=1');
  assert.deepEqual(failed.data, []);
  const found = await box.figures(mortal.api);
  await mortal.stop();
  assert.deepEqual(mortal.failures, []);
  return { ...found, kills };
}

test('deaths of the server lose no webhook of many that wait, and repeat no more than was under way', async () => {
  const { twice, kills } = await survives(Postbox.of);
  // A death comes between some answers and the note of them: at each, of no more than are under way at once.
  assert.ok(twice < 25 * Math.max(kills, 1), `${twice} were taken twice at ${kills} deaths, seed ${SEED}`);
});

test('deaths of the server lose nothing of what every receiver is told, and hardly repeat any of it', async () => {
  const began = performance.now();
  let count = 0;
  const { deliveries, twice } = await survives(Postbox.ofAll, () => pause(Math.max(0, (1000 * ++count) / RATE - (performance.now() - began))));
  // In the short form other tests keep the machine busy.
  const most = EVENTS < 5000 ? deliveries / 10 : deliveries / 100;
  assert.ok(twice < most, `${twice} of ${deliveries} were taken twice, seed ${SEED}`);
});
