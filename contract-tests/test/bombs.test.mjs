// What has ended the server or kept it from others, one at a time and 64 at once, against the server as it is shipped:
// somebody else is served within two seconds meanwhile, and metrics, log and memory stay bounded. `BOMBS=full`, as `make
// soak` sets it, throws them in the sizes that were found to kill.
import assert from 'node:assert/strict';
import net from 'node:net';
import test, { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Api } from '../lib/http.mjs';
import { OPERATOR_KEY, SANDBOX_KEY } from '../lib/server.mjs';
import { assertRefusal, Siege } from '../lib/siege.mjs';
import { talk, Wire } from '../lib/wire.mjs';

const FULL = process.env.BOMBS === 'full';
const sized = (full, short) => (FULL ? full : short);
const siege = await Siege.begin();
after(() => siege.end());

/** Sends requests one after the other over so many connections and gives each answer to the check. */
async function stream(connections, each, request, check) {
  await Promise.all(
    Array.from({ length: connections }, async (_, at) => {
      const wire = new Wire(siege.port, `127.0.0.${220 + (at % 8)}`);
      for (let turn = 0; turn < each; turn++) {
        const text = request(at * each + turn);
        const { answer } = await wire.send(Buffer.from(text, 'latin1'), text.split(' ', 1)[0], 20_000);
        check(answer);
      }
      wire.close();
    }),
  );
  return connections * each;
}

const letters = (length) => Array.from({ length }, () => String.fromCharCode(65 + Math.floor(Math.random() * 26))).join('');
const randomId = () => crypto.randomUUID();

for (const [length, each] of [[12, sized(320, 10)], [15_000, sized(160, 4)]]) {
  test(`methods of ${length} random letters leave no series and short lines`, async () => {
    await siege.during(() => stream(64, each, () => siege.head(`${letters(length)} /v2/porting_orders`, '\r\n'), (answer) => assertRefusal(answer, [400, 405, 414, 431, 501])));
  });
}

test('paths that nothing is served at leave no series, and what is served keeps its own', async () => {
  const check = (answer) => assert.ok(answer.status < 500, answer.text);
  await siege.during(async () => {
    let sent = await stream(8, sized(200, 20), () => siege.head(`OPTIONS /v2/porting_orders/${randomId()}`, '\r\n'), check);
    sent += await stream(8, sized(200, 20), () => siege.head(`OPTIONS /${letters(20)}`, '\r\n'), check);
    sent += await stream(8, sized(200, 20), () => siege.head(`GET /${letters(20)}/${randomId()}`, '\r\n'), (answer) => assertRefusal(answer, [404]));
    sent += await stream(8, sized(200, 20), () => siege.head(`GET /v2/${letters(5)}/${letters(12)}`, '\r\n'), (answer) => assertRefusal(answer, [404]));
    return sent;
  }, { series: 15 });
  await talk(siege.port, [Buffer.from(siege.head('GET /v2/phone_numbers/slim', '\r\n'))]);
  const metrics = await (await fetch(`${siege.server.url}/metrics`)).text();
  assert.match(metrics, /uri="\/v2\/phone_numbers\/slim"/);
  assert.doesNotMatch(metrics, /[0-9a-f]{8}-[0-9a-f]{4}-/, 'no ids in labels');
});

const MANY = `{"${'k'.repeat(20_000)}":[${Array(3500).fill('1e999').join(',')}]}`;
const ones = (count) => `{"phone_numbers":[${Array(count).fill('1').join(',')}]}`;
const ONES = ones(500_000);
const problemBombs = {
  'a key of 20,000 letters over 3,500 numbers, to PATCH': () => siege.request(`PATCH /v2/porting_orders/${siege.order}`, MANY),
  'a key of 20,000 letters over 3,500 numbers, to POST': () => siege.request('POST /v2/porting_orders', MANY),
  'a key of 20,000 letters over 3,500 numbers, to a check': () => siege.request('POST /v2/portability_checks', MANY),
  'a key of 20,000 letters over 3,500 numbers, to a scenario': () => siege.request('PUT /sandbox/scenario', MANY),
  '500,000 numbers that are none, to POST': () => siege.request('POST /v2/porting_orders', ONES),
  '500,000 numbers that are none, to a check': () => siege.request('POST /v2/portability_checks', ONES),
  '125,000 numbers that are none, to POST': () => siege.request('POST /v2/porting_orders', ones(125_000)),
  '30,000 numbers that are none, to a check': () => siege.request('POST /v2/portability_checks', ones(30_000)),
  '8,000 statuses that are none': () => siege.head(`GET /v2/porting_orders?filter[status]=${','.repeat(8000)}`, '\r\n'),
  '15,000 statuses that are none': () => siege.head(`GET /v2/porting_orders?filter[status]=${','.repeat(15_000)}`, '\r\n'),
  '3,000 filters that are none': () => siege.head(`GET /v2/porting_orders?${Array.from({ length: 1000 }, (_, at) => `filter[x${at}]=1`).join('&')}`, '\r\n'),
};

for (const [name, bomb] of Object.entries(problemBombs)) {
  for (const count of sized([1, 64], [64])) {
    test(`${name}, ${count} at once: a short answer with at most 100 problems`, async () => {
      await siege.during(async () => {
        const bytes = Buffer.from(bomb());
        const found = await siege.salvo(count, () => [bytes], { silence: 15_000 });
        for (const { answers } of found) {
          assert.equal(answers.length, 1, 'an answer');
          assertRefusal(answers[0], [400, 413, 414, 422, 429, 503]);
          assert.ok(answers[0].json.errors.length <= 101, `${answers[0].json.errors.length} problems`);
          assert.ok(answers[0].bytes.length <= 150_000, `${answers[0].bytes.length} bytes`);
        }
        return count;
      });
    });
  }
}

const NESTED = `{"x":[${Array(340_000).fill('[]').join(',')}]}`;
const SMALL_NESTED = `{"x":[${Array(21_000).fill('[]').join(',')}]}`;
for (const [name, body] of [['1 MiB', NESTED], ['62 KiB', SMALL_NESTED]]) {
  for (const count of sized([1, 64, 128], [128])) {
    test(`${count} bodies of ${name} of empty lists at once`, async () => {
      await siege.during(async () => {
        const bytes = Buffer.from(siege.request(`PATCH /v2/porting_orders/${siege.order}`, body));
        const found = await siege.salvo(count, () => [bytes], { silence: 15_000 });
        for (const { answers } of found) {
          assert.equal(answers.length, 1, 'an answer');
          if (answers[0].status !== 200) assertRefusal(answers[0], [400, 413, 422, 503, 429]);
        }
        return count;
      });
    });
  }
}

test('200 connections that withhold the end of their body', async () => {
  await siege.during(async () => {
    const head = siege.head('POST /v2/porting_orders', `Content-Type: application/json\r\nContent-Length: ${1 << 20}\r\n\r\n`);
    const bytes = Buffer.concat([Buffer.from(head), Buffer.alloc((1 << 20) - 100, ' ')]);
    const found = await siege.salvo(200, () => [bytes], { silence: sized(5000, 1500) });
    for (const { answers } of found) for (const answer of answers) assertRefusal(answer, [408, 413, 429, 503]);
    return 200;
  });
});

test('connections that ask for much and read nothing', async () => {
  // The description is a megabyte: what is asked for is some 500 MB in short.
  const count = sized(1000, 200);
  await siege.during(async () => {
    const bytes = Buffer.from(siege.head('GET /openapi.json', '\r\n').repeat(3) + siege.head('GET /v2/porting_orders?page[size]=250', '\r\n').repeat(2));
    const sockets = Array.from({ length: count }, (_, at) => {
      const socket = net.connect({ port: siege.port, host: '127.0.0.1', localAddress: `127.0.0.${220 + (at % 8)}` });
      socket.on('error', () => {});
      socket.on('connect', () => socket.pause());
      socket.write(bytes);
      socket.pause();
      return socket;
    });
    await pause(sized(6000, 2000));
    sockets.forEach((socket) => socket.destroy());
    return count * 5;
  }, { series: 20 });
});

test('more idle connections than there may be', async () => {
  await siege.during(async () => {
    const sockets = Array.from({ length: 1500 }, (_, at) => {
      const socket = net.connect({ port: siege.port, host: '127.0.0.1', localAddress: `127.0.0.${220 + (at % 8)}` });
      socket.on('error', () => {});
      return socket;
    });
    await pause(500);
    const newcomer = new Wire(siege.port, '127.0.0.203');
    assert.ok((await siege.look(newcomer)) < 2000, 'a newcomer is served');
    newcomer.close();
    sockets.forEach((socket) => socket.destroy());
    return 1500;
  });
});

for (const rows of sized([500_000, 1_000_000], [60_000])) {
  test(`a carrier file of ${rows} rows is taken, looked up in, and there after a restart`, { timeout: 600_000 }, async () => {
    const lines = ['prefix,carrier_name,spid,ocn,fast_port_eligible,messaging_capable,portable', '1,Elsewhere,1,1,true,true,true'];
    for (let row = 1; row < rows; row++) lines.push(`1303${2_000_000 + row},Carrier ${row % 1000},${row % 5000},A${row % 5000},true,true,true`);
    const file = Buffer.from(lines.join('\n'));
    const carrier = `Carrier ${(rows - 1) % 1000}`;
    const check = async () => {
      const api = new Api(siege.server, SANDBOX_KEY);
      const answer = await api.post('/portability_checks', { phone_numbers: [`+1303${2_000_000 + rows - 1}`] });
      api.close();
      assert.equal(answer.status, 201, answer.text);
      return answer.data[0].carrier_name;
    };
    await siege.during(async () => {
      const head = `PUT /operator/carriers HTTP/1.1\r\nHost: ${siege.host}\r\nAuthorization: Bearer ${OPERATOR_KEY}\r\nContent-Type: text/csv\r\nContent-Length: ${file.length}\r\n\r\n`;
      const { answers } = await talk(siege.port, [Buffer.from(head), file], { silence: 240_000, from: '127.0.0.205' });
      assert.equal(answers[0]?.status, 200, answers[0]?.text.slice(0, 500));
      assert.equal(await check(), carrier);
      return 2;
    }, { series: 20 });
    await siege.restart();
    assert.equal(await check(), carrier);
  });
}
