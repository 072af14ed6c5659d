// A server that is told to stop under load answers what it has begun, and does not begin what it cannot answer.
import assert from 'node:assert/strict';
import http from 'node:http';
import test, { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { newOrder } from '../lib/fixture.mjs';
import { Api } from '../lib/http.mjs';
import { PATIENCE, SANDBOX_KEY, Server } from '../lib/server.mjs';

const CLIENTS = 16;

/** Sends a PATCH and answers its status, or the code of what came instead of an answer. */
function patch(server, agent, id, value) {
  const body = JSON.stringify({ customer_reference: value });
  return new Promise((resolve) => {
    const request = http.request(
      {
        host: '127.0.0.1',
        port: server.port,
        method: 'PATCH',
        path: `/v2/porting_orders/${id}`,
        agent,
        headers: {
          authorization: `Bearer ${SANDBOX_KEY}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve({ status: answer.statusCode, last: answer.headers.connection === 'close' }));
        answer.on('error', (error) => resolve({ cut: error.code }));
      },
    );
    request.on('error', (error) => resolve({ cut: error.code }));
    request.end(body);
  });
}

test('a stop under load loses no answer of what was done', async () => {
  const server = await Server.start();
  const api = new Api(server, SANDBOX_KEY);
  const orders = [];
  for (let i = 0; i < CLIENTS; i++) orders.push((await newOrder(api)).id);
  const agent = new http.Agent({ keepAlive: true });
  const answered = new Map();
  const cut = [];
  let last = 0;
  const load = orders.map(async (id) => {
    for (let i = 1; ; i++) {
      const outcome = await patch(server, agent, id, `edit ${i}`);
      if (outcome.cut === 'ECONNREFUSED') return;
      if (outcome.status === 200) answered.set(id, i);
      if (outcome.last) last++;
      if (outcome.status !== 200) {
        cut.push({ id, i, ...outcome });
        return;
      }
    }
  });
  await pause(500);
  const began = Date.now();
  server.signal('SIGTERM');
  await Promise.all(load);
  const exit = await server.ended;

  assert.deepEqual(exit, { code: 0, signal: null });
  assert.ok(Date.now() - began < 12_000 * PATIENCE, `stopped after ${Date.now() - began} ms`);
  assert.ok(last > 0, 'answers say that they are the last');
  const again = await server.restart();
  after(() => again.stop());
  const kept = new Api(again, SANDBOX_KEY);
  for (const id of orders) {
    const order = (await kept.get(`/porting_orders/${id}`)).data;
    assert.equal(order.customer_reference, `edit ${answered.get(id)}`, JSON.stringify(cut));
  }
  assert.deepEqual(cut, []);
  agent.destroy();
});

test('while it takes leave, a server says that it is not ready and goes on serving', async () => {
  const server = await Server.start({ env: { PORTWRIGHT_STOP_DELAY: '5' } });
  const api = new Api(server, SANDBOX_KEY);
  const { id } = await newOrder(api);
  server.signal('SIGTERM');
  let ready;
  do {
    ready = await fetch(`${server.url}/health/ready`);
  } while (ready.status === 200);

  assert.equal(ready.status, 503);
  assert.equal(ready.headers.get('connection'), 'close');
  assert.equal((await ready.json()).checks.find(({ name }) => name === 'stopping').status, 'DOWN');
  assert.equal((await fetch(`${server.url}/health/live`)).status, 200);
  const agent = new http.Agent();
  assert.deepEqual(await patch(server, agent, id, 'during'), { status: 200, last: true });
  assert.deepEqual(await server.ended, { code: 0, signal: null });
});

test('a stop amid fetching a document does not wait for it, and writes no stack trace', async () => {
  const server = await Server.start();
  const api = new Api(server, SANDBOX_KEY);
  let asked;
  const begun = new Promise((resolve) => (asked = resolve));
  const silent = http.createServer(asked);
  await new Promise((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const upload = api.post('/documents', { url: `http://127.0.0.1:${silent.address().port}/letter.pdf` });
  await begun;
  const told = Date.now();
  server.signal('SIGTERM');
  const refused = await upload;
  const exit = await server.ended;
  silent.closeAllConnections();
  silent.close();
  assert.deepEqual(exit, { code: 0, signal: null });
  assert.equal(refused.status, 503, refused.text);
  assert.equal(refused.headers['retry-after'], '2');
  assert.deepEqual(refused.errors.map(({ code, detail }) => ({ code, detail })), [
    { code: '10007', detail: 'The server stops before the file was fetched. Try again shortly.' },
  ]);
  assert.ok(Date.now() - told < 8_000 * PATIENCE, `stopped after ${Date.now() - told} ms`);
  assert.doesNotMatch(server.out + server.err, /Exception|\tat /);
});
