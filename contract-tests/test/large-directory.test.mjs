// The largest carrier directory, on the heap that the start script gives: taken, held beside another one, and there after
// a restart, while other requests are answered. In the short form it has all the carriers, and 100,000 ranges; `make soak`
// has DIRECTORY_RANGES=1000000, the most that are taken.
import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { OPERATOR_KEY, PATIENCE, SANDBOX_KEY, Server } from '../lib/server.mjs';

const MOST = 1_000_000;
const RANGES = Number(process.env.DIRECTORY_RANGES ?? 100_000);
const CARRIERS = 16_384;
const HEADER =
  'prefix,carrier_name,spid,ocn,fast_port_eligible,messaging_capable,portable,not_portable_reason\r\n';
const LONG = '\u{1F4DE}'.repeat(90);
const LAST = CARRIERS - 1;

/** As many ranges and different carriers as a directory may have, these with the longest texts; then the last row. */
function* rows(name, last) {
  yield HEADER;
  let part = '';
  for (let i = 0; i < RANGES; i++) {
    const carrier =
      i < LAST ? `${LONG} ${i},SPID,OCN,true,true,false,${LONG} ${i}` : `${name},SPID,OCN,true,true,true,`;
    part += `${1_303_200_000 + i},${carrier}\r\n`;
    if (part.length > 60_000) {
      yield part;
      part = '';
    }
  }
  yield part + last;
}

function* bytes(texts) {
  for (const text of texts) yield Buffer.from(text);
}

async function replace(server, name, last = '') {
  const answer = await fetch(`${server.url}/operator/carriers`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${OPERATOR_KEY}`, 'content-type': 'text/csv' },
    body: ReadableStream.from(bytes(rows(name, last))),
    duplex: 'half',
  });
  return { status: answer.status, json: await answer.json() };
}

async function carrierOf(server, number) {
  const answer = await fetch(`${server.url}/v2/portability_checks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SANDBOX_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ phone_numbers: [number] }),
  });
  assert.equal(answer.status, 201);
  return (await answer.json()).data[0].carrier_name;
}

/** Looks numbers up until it is stopped; answers the longest time that one took, in milliseconds. */
function lookingUp(server) {
  let stop = false;
  let longest = 0;
  const done = (async () => {
    while (!stop) {
      const began = Date.now();
      await carrierOf(server, '+13035550000');
      longest = Math.max(longest, Date.now() - began);
      await pause(10);
    }
    return longest;
  })();
  return () => ((stop = true), done);
}

test('the largest directory is taken, held beside another one, and there after a restart', async (t) => {
  const server = await Server.start();
  const stop = lookingUp(server);
  t.after(async () => {
    await stop().catch(() => {});
    await server.stop();
  });
  const taken = await replace(server, 'First');
  assert.equal(taken.status, 200, JSON.stringify(taken.json));
  assert.equal(taken.json.data.added, RANGES);
  assert.equal(await carrierOf(server, '+13032550123'), 'First');

  // Refused for its last row, when all that comes before it is in memory.
  const [prefix, why] =
    RANGES === MOST
      ? ['1303', 'The file has more than 1,000,000 rows.']
      : ['1303200000', `Row ${RANGES + 2}, column prefix: '1303200000' is already in row 2.`];
  const refused = await replace(server, 'Second', `${prefix},Second,SPID,OCN,true,true,true,\r\n`);
  assert.equal(refused.status, 422);
  assert.equal(refused.json.errors[0].detail, why);
  assert.equal(await carrierOf(server, '+13032550123'), 'First');
  const longest = await stop();
  assert.ok(longest < 2_000 * PATIENCE, `others waited ${longest} ms`);
  await server.stop();

  const again = await server.restart();
  assert.equal(await carrierOf(again, '+13032550123'), 'First');
  await again.stop();
});
