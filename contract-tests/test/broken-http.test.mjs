// HTTP that is broken, or that a proxy in front may read otherwise: each gets one answer in the form of all refusals and
// one line in the access log, what stands behind it is never taken for a request, and nobody else notices. Each is sent
// alone, and 64 times at once.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { groups } from '../data/broken-http.mjs';
import { assertRefusal, Siege } from '../lib/siege.mjs';

const FULL = process.env.BOMBS === 'full';
/** How long a server may wait for the rest of a header. */
const HEAD_SECONDS = Number(process.env.HEAD_SECONDS ?? 75);
const siege = await Siege.begin();
after(() => siege.end());

function assertAnswered({ answers, closed, error, ms }, statuses, closes) {
  assert.equal(error, null, 'HTTP comes back');
  assert.equal(answers.length, 1, 'exactly one answer');
  assert.ok(ms < 2000, `after ${Math.round(ms)} ms`);
  const [answer] = answers;
  if (answer.status >= 400) assertRefusal(answer, statuses);
  else assert.ok(statuses.includes(answer.status), `${answer.status}: ${answer.text.slice(0, 200)}`);
  if (!closes) return;
  assert.equal(answer.headers.connection?.toLowerCase(), 'close', 'says that the connection ends');
  assert.ok(closed, 'the connection ends');
}

/** The log is written beside the answers. */
async function assertLogged(before, refused) {
  for (let turn = 0; turn < 40 && siege.server.log.refusals - before < refused; turn++) await pause(10);
  assert.equal(siege.server.log.refusals - before, refused, 'lines of refusals in the access log');
}

async function send([, text, statuses, closes], count) {
  const filled = text.replaceAll('{key}', siege.key).replaceAll('{host}', siege.host).replaceAll('{order}', siege.order);
  const before = siege.server.log.refusals;
  const found = await siege.salvo(count, () => [Buffer.from(filled, 'latin1')], { silence: 2000, untilClosed: closes });
  found.forEach((one) => assertAnswered(one, statuses, closes));
  await assertLogged(before, found.filter(({ answers }) => answers[0].status >= 400).length);
  assert.ok(await siege.orderIsThere(), 'what stood behind the request was taken for another one');
}

for (const [group, rows] of Object.entries(groups)) {
  for (const count of [1, 64]) {
    // In the short form a quarter of the rows shows that many at once are no different.
    const some = FULL || count === 1 ? rows : rows.filter((_, index) => index % 4 === 0);
    test(`${group}, ${count} at once`, () => siege.during(async () => {
      const failures = [];
      for (const row of some) {
        try {
          await send(row, count);
        } catch (error) {
          failures.push(`${row[0]}: ${error.message}`);
          await siege.mend();
        }
      }
      if (failures.length > 0) assert.fail(`${failures.length} of ${some.length}\n${failures.join('\n')}`);
      return some.length * count;
    }, { series: 60 }));
  }
}

test('half a header is not waited for', { skip: !FULL && 'takes a minute' }, async () => {
  await siege.during(async () => {
    const found = await siege.salvo(64, () => [Buffer.from('GET /v2/porting_orders HTTP/1.1\r\nHo')], { silence: HEAD_SECONDS * 1000, untilClosed: true });
    for (const { closed, answers } of found) {
      assert.ok(closed, 'the connection ends');
      for (const answer of answers) assertRefusal(answer, [400, 408]);
    }
    return 64;
  });
});

test('a header that comes letter by letter is not waited for without end', { skip: !FULL && 'takes a minute' }, async () => {
  const drip = ['GET /v2/porting_orders HTTP/1.1\r\nHost: x\r\nA: ', ...Array(HEAD_SECONDS).fill(['b', 1000]).flat()];
  const began = Date.now();
  await siege.during(async () => {
    const found = await siege.salvo(16, () => drip, { silence: (HEAD_SECONDS + 10) * 1000, untilClosed: true });
    for (const { closed } of found) assert.ok(closed, 'the connection ends');
    return 16;
  });
  assert.ok(Date.now() - began < HEAD_SECONDS * 1000, 'in time');
});
