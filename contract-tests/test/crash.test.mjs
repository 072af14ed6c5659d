// The process or its database dies at any moment: what was acknowledged is there after the next start.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { editBody, freshNumber, newOrder } from '../lib/fixture.mjs';
import { Api } from '../lib/http.mjs';
import { eventually, isAlive, kill, newFolder, PATIENCE, postmaster, processesIn, SANDBOX_KEY, Server } from '../lib/server.mjs';

const connect = (server) => new Api(server, SANDBOX_KEY);

/** Edits orders from several clients until told to stop or the server is gone; answers what was acknowledged. */
function editing(api, orders) {
  const acknowledged = new Map(orders.map((id) => [id, { edits: 0, reference: null }]));
  const created = [];
  let stop = false;
  const clients = orders.map(async (id) => {
    for (let i = 1; !stop; i++) {
      try {
        const answer = await api.patch(`/porting_orders/${id}`, { customer_reference: `edit ${i}` }, { check: false });
        if (answer.status !== 200) return;
        acknowledged.set(id, { edits: i, reference: answer.data.customer_reference });
      } catch {
        return;
      }
    }
  });
  clients.push(
    (async () => {
      while (!stop) {
        try {
          const answer = await api.post('/porting_orders', { phone_numbers: [freshNumber()] }, { check: false });
          if (answer.status !== 201) return;
          created.push(answer.data[0].id);
        } catch {
          return;
        }
      }
    })(),
  );
  return {
    acknowledged,
    created,
    end: async () => {
      stop = true;
      await Promise.all(clients);
    },
  };
}

async function assertKept(api, load) {
  for (const [id, { edits, reference }] of load.acknowledged) {
    const order = (await api.get(`/porting_orders/${id}`)).data;
    const history = await api.get(`/porting_orders/${id}/history?page[size]=2`);
    const changes = history.json.meta.total_results - 1;
    // One more than was acknowledged may have been made: its answer was on the way.
    assert.ok(changes === edits || changes === edits + 1, `${changes} changes, ${edits} acknowledged`);
    assert.equal(order.customer_reference, changes === 0 ? null : `edit ${changes}`);
    if (changes === edits) assert.equal(order.customer_reference, reference);
    if (changes > 0) assert.equal(history.data[0].changes[0].new_value, order.customer_reference);
  }
  for (const id of load.created) assert.equal((await api.get(`/porting_orders/${id}`)).status, 200);
}

async function crash(server, how) {
  const api = connect(server);
  const orders = [];
  for (let i = 0; i < 6; i++) orders.push((await newOrder(api)).id);
  const load = editing(api, orders);
  await eventually('edits are under way', () => [...load.acknowledged.values()].every(({ edits }) => edits >= 3));
  await how(server);
  await server.ended;
  await load.end();
  api.close();
  const again = await server.restart();
  const reader = connect(again);
  await assertKept(reader, load);
  const sample = await reader.patch(`/porting_orders/${orders[0]}`, editBody());
  assert.equal(sample.status, 200, sample.text);
  reader.close();
  return again;
}

let server;

test('the server is killed while it works; its database lives on', async () => {
  server = await Server.start();
  let database;
  const again = await crash(server, (running) => {
    database = postmaster(running.data);
    assert.ok(database > 0);
    running.signal('SIGKILL');
  });
  assert.equal(postmaster(again.data), database, 'the database that ran on was taken over');
  server = again;
});

test('server and database are killed at once', async () => {
  server = await crash(server, (running) => {
    kill(postmaster(running.data));
    running.signal('SIGKILL');
  });
});

test('server and every process of the database are killed', async () => {
  server = await crash(server, (running) => {
    running.signal('SIGKILL');
    for (const pid of processesIn(running.data)) kill(pid);
  });
});

test('the database alone is killed under load: it serves again within seconds, and nothing acknowledged is lost', async () => {
  const api = connect(server);
  const orders = [];
  for (let i = 0; i < 6; i++) orders.push((await newOrder(api)).id);
  const acknowledged = new Map(orders.map((id) => [id, []]));
  const refused = [];
  let stop = false;
  const clients = orders.map(async (id) => {
    for (let i = 1; !stop; i++) {
      const answer = await api.patch(`/porting_orders/${id}`, { customer_reference: `edit ${i}` }, { check: false });
      if (answer.status === 200) acknowledged.get(id).push({ reference: `edit ${i}`, at: Date.now() });
      else {
        refused.push(answer);
        await pause(20);
      }
    }
  });
  const before = postmaster(server.data);
  await eventually('edits are under way', () => [...acknowledged.values()].every((edits) => edits.length >= 3));
  const killedAt = Date.now();
  kill(before);
  await eventually('another database serves', () => postmaster(server.data) !== 0 && postmaster(server.data) !== before);
  const servedAt = (edits) => edits.find(({ at }) => at > killedAt + 200)?.at;
  await eventually('every order is edited again', () => [...acknowledged.values()].every(servedAt));
  stop = true;
  await Promise.all(clients);
  for (const edits of acknowledged.values()) assert.ok(servedAt(edits) - killedAt < 10_000 * PATIENCE, `${servedAt(edits) - killedAt} ms`);
  for (const answer of refused) {
    assert.equal(answer.status, 503, answer.text);
    assert.equal(answer.errors[0].code, '10007');
  }
  assert.match(server.err, /the embedded database ended; starting it again \(1 of 5 within 10 minutes\)\n/);
  assert.match(server.err, /the embedded database runs again\n/);
  for (const [id, edits] of acknowledged) {
    const told = [];
    for (let page = 1, more = true; more; page++) {
      const history = await api.get(`/porting_orders/${id}/history?page[size]=250&page[number]=${page}`);
      told.push(...history.data.flatMap(({ changes }) => changes ?? []).map(({ new_value }) => new_value));
      more = history.data.length === 250;
    }
    for (const { reference } of edits) assert.equal(told.filter((value) => value === reference).length, 1, reference);
    assert.equal((await api.get(`/porting_orders/${id}`)).data.customer_reference, told[0]);
  }
  assert.equal((await api.get('/~health/ready', { check: false })).status, 200);
  api.close();
});

test('a signal to stop lets requests under way finish, and the database goes with the server', async () => {
  const api = connect(server);
  const orders = [];
  for (let i = 0; i < 4; i++) orders.push((await newOrder(api)).id);
  const load = editing(api, orders);
  await eventually('edits are under way', () => [...load.acknowledged.values()].every(({ edits }) => edits >= 3));
  const database = postmaster(server.data);
  const exit = await server.stop();
  await load.end();
  assert.deepEqual(exit, { code: 0, signal: null });
  assert.equal(isAlive(database), false);
  assert.deepEqual(processesIn(server.data), []);
  api.close();
  server = await server.restart();
  const reader = connect(server);
  await assertKept(reader, load);
  reader.close();
});

test('a large request that is under way when the signal comes is answered', async () => {
  const api = connect(server);
  const numbers = Array.from({ length: 2000 }, freshNumber);
  const asked = api.post('/porting_orders', { phone_numbers: numbers, customer_reference: 'large' });
  await pause(60 * PATIENCE);
  const exit = server.stop();
  const answer = await asked;
  assert.equal(answer.status, 201, answer.text.slice(0, 300));
  assert.equal((await exit).code, 0);
  api.close();
  server = await server.restart();
  const reader = connect(server);
  const kept = await reader.get(`/porting_orders/${answer.data[0].id}`);
  assert.equal(kept.data.porting_phone_numbers_count, 2000);
  reader.close();
});

test('two signals to stop are as good as one', async () => {
  server.signal('SIGTERM');
  await pause(30);
  server.signal('SIGTERM');
  server.signal('SIGINT');
  assert.equal((await server.ended).code, 0);
  assert.deepEqual(processesIn(server.data), []);
});

/** Moments of the very first start, each by what is there on disk. */
const MOMENTS = {
  'the data folder is made': (data) => fs.existsSync(data),
  'the encryption key is made': (data) => fs.existsSync(path.join(data, 'encryption.key')),
  'initdb begins': (data) => fs.existsSync(data) && fs.readdirSync(data).some((name) => name.endsWith('.new')),
  'initdb is half done': (data) =>
    fs.existsSync(data) &&
    fs.readdirSync(data).some((name) => name.endsWith('.new') && fs.existsSync(path.join(data, name, 'global', 'pg_control'))),
  'the cluster has its name': (data) => fs.existsSync(path.join(data, 'postgres', 'PG_VERSION')),
  'the database starts': (data) => fs.existsSync(path.join(data, 'postgres', 'postmaster.pid')),
  'the database runs': (data) =>
    fs.existsSync(path.join(data, 'postgres', 'postmaster.pid')) &&
    fs.readFileSync(path.join(data, 'postgres', 'postmaster.pid'), 'utf8').includes('ready'),
};

// In the short form it is two moments, the second of which takes all that was started along; `CRASH=full` tries each in both
// ways.
const FULL = process.env.CRASH === 'full';
const moments = Object.entries(MOMENTS).filter((_, index) => FULL || index % 3 === 1);
const last = moments.length - 1;

for (const [index, [moment, reached]] of moments.entries()) {
  for (const everything of FULL ? [false, true] : [index === last]) {
    test(`the very first start is killed when ${moment}${everything ? ', with all it started' : ''}`, async () => {
      const data = path.join(newFolder(), 'data');
      const first = Server.launch({ data });
      await eventually(moment, () => reached(data) || first.exit);
      first.signal('SIGKILL');
      if (everything) for (const pid of processesIn(data)) kill(pid);
      await first.ended;
      const second = await Server.start({ data });
      const api = connect(second);
      const order = await newOrder(api);
      assert.equal((await api.get(`/porting_orders/${order.id}`)).status, 200);
      api.close();
      assert.equal((await second.stop()).code, 0);
      await eventually('nothing of the first start runs on', () => processesIn(data).length === 0);
      const leftovers = () => fs.readdirSync(data).filter((name) => name.endsWith('.new'));
      if (leftovers().length > 0) {
        // An initdb that outlived its server wrote on beside the second start: the next one clears up.
        assert.equal(everything, false);
        const third = await Server.start({ data });
        assert.equal((await third.stop()).code, 0);
      }
      assert.deepEqual(leftovers(), []);
    });
  }
}
