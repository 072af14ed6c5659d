// A report that is written while its server dies. `REPORT_NUMBERS=1000000` and `REPORT_KILLS=3`, as `make soak` sets them, make it
// a large one and kill as often as was asked for; `REPORT_SEED` repeats the moments of the kills.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { performance } from 'node:perf_hooks';
import test, { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Api, ok } from '../lib/http.mjs';
import { random } from '../lib/lives.mjs';
import { rowsOf } from '../lib/rows.mjs';
import { eventually, SANDBOX_KEY, Server } from '../lib/server.mjs';

const NUMBERS = Number(process.env.REPORT_NUMBERS ?? 20_000);
const KILLS = Number(process.env.REPORT_KILLS ?? 1);
const SEED = Number(process.env.REPORT_SEED ?? Date.now() % 1_000_000);
const IN_AN_ORDER = 5_000;
/** So long that a report is larger than an upload may be, but for a large one, which is so anyway and must not become too large. */
const REFERENCE = NUMBERS > 100_000 ? 'reference' : '\u20ac'.repeat(255);
/** What an upload may have at most, in bytes. */
const UPLOAD = 20 * 1024 * 1024;
const CLIENTS = 2;
const ALL = { report_type: 'export_porting_orders_csv', params: { filters: {} } };

let server = await Server.start({ env: { PORTWRIGHT_JAVA_OPTS: '-Xmx256m' } });
let api = new Api(server, SANDBOX_KEY);
after(async () => {
  api.close();
  await server.stop();
});

const number = (at) => `+1212${2_000_000 + at}`;

async function createOrders() {
  const firsts = Array.from({ length: NUMBERS / IN_AN_ORDER }, (_, order) => order * IN_AN_ORDER);
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (let first = firsts.pop(); first !== undefined; first = firsts.pop()) {
        const numbers = Array.from({ length: IN_AN_ORDER }, (_, at) => number(first + at));
        await ok(api.post('/porting_orders', { phone_numbers: numbers, customer_reference: REFERENCE, customer_group_reference: REFERENCE }));
      }
    }),
  );
}

const show = (id) => ok(api.get(`/porting/reports/${id}`));

/** Kills the server once it has read so many numbers of the report; answers whether it was being written still. */
async function killAmid(id, due) {
  const since = new Date().toISOString();
  const seen = await eventually('the report comes so far', async () => {
    const report = await show(id);
    const hasCome = report.updated_at > since && report.progress.numbers_read >= due;
    return (report.status !== 'pending' || hasCome) && report;
  }, 120);
  server.signal('SIGKILL');
  await server.ended;
  api.close();
  server = await server.restart();
  api = new Api(server, SANDBOX_KEY);
  return seen.status === 'pending';
}

/** A report that the server was killed amid, so many times. */
async function killedAmid(kills, chance) {
  for (let tries = 1; tries <= 5; tries++) {
    const { id } = await ok(api.post('/porting/reports', ALL));
    let amid = 0;
    while (amid < kills && (await killAmid(id, 1 + chance() * NUMBERS * 0.8))) amid++;
    if (amid === kills) return id;
  }
  throw new Error('each report was written before the server died');
}

test(`a report of ${NUMBERS} numbers is whole after ${KILLS} deaths amid it, and nothing else is left (seed ${SEED})`, async () => {
  await createOrders();
  const id = await killedAmid(KILLS, random(SEED));
  const began = performance.now();
  let most = 0;
  const report = await eventually('the report has ended', async () => {
    most = Math.max(most, server.memory);
    await pause(20);
    const now = await show(id);
    return now.status !== 'pending' && now;
  }, 600);
  const seconds = (performance.now() - began) / 1000;
  assert.equal(report.status, 'completed', report.failure_reason);
  assert.deepEqual(report.progress, { numbers_read: NUMBERS, numbers_total: NUMBERS, rows_written: NUMBERS });

  const document = await ok(api.get(`/documents/${report.document_id}`));
  const { bytes } = await api.get(`/documents/${report.document_id}/download`);
  assert.equal(bytes.length, document.size.amount);
  assert.ok(bytes.length > UPLOAD);
  assert.equal(crypto.createHash('sha256').update(bytes).digest('hex'), document.sha256);
  const found = new Set();
  let rows = 0;
  for (let at = bytes.indexOf('\r\n') + 2; at < bytes.length; at = bytes.indexOf('\r\n', at) + 2, rows++) {
    found.add(bytes.latin1Slice(at, bytes.indexOf(',', at)));
  }
  assert.equal(rows, NUMBERS);
  for (let at = 0; at < NUMBERS; at++) assert.ok(found.has(number(at)), number(at));

  const [blobs, documents, links] = await rowsOf(server, 'blob', 'document', 'document_link');
  assert.deepEqual(blobs.map((blob) => [blob.id, blob.kept]).sort(), documents.map((one) => [one.blob_id, 't']).sort());
  assert.deepEqual(links.filter((link) => link.linked_resource_id === id).map((link) => link.document_id), [report.document_id]);
  if (process.env.REPORT_NUMBERS) {
    process.stderr.write(`report of ${NUMBERS} numbers: ${bytes.length} bytes, ${seconds.toFixed(1)} s after the last start, ${Math.round(most / 1e6)} MB resident\n`);
  }
});
