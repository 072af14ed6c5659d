// What is found in letters and invoices, which a process of its own reads: with text, with harm, and through the death of the server.
// In the short form what means harm takes memory, which ends soon; with READINGS=full it takes all the time that there is.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test, { after } from 'node:test';
import zlib from 'node:zlib';
import { freshNumber } from '../lib/fixture.mjs';
import { Api, ok } from '../lib/http.mjs';
import { day, file, pdf } from '../lib/papers.mjs';
import { eventually, SANDBOX_KEY, Server } from '../lib/server.mjs';

const MIB = 1024 * 1024;

let server = await Server.start({ env: { PORTWRIGHT_JAVA_OPTS: '-Xmx256m' } });
let api = new Api(server, SANDBOX_KEY);
after(async () => {
  api.close();
  await server.stop();
});

/** What a page is full of: texts, or states to be kept until they are taken back. */
const HARM = process.env.READINGS === 'full' ? 'BT (0) Tj ET   ' : 'q ';

/** A page that takes so many bytes once it is unpacked. A piece of it is packed once and repeated; nobody gets to its checksum. */
function bomb(mebibytes) {
  const piece = zlib.deflateRawSync(Buffer.alloc(MIB, HARM), { level: 1, finishFlush: zlib.constants.Z_FULL_FLUSH });
  const packed = [Buffer.from([0x78, 0x01]), ...Array(mebibytes).fill(piece), Buffer.from([0x03, 0, 0, 0, 0, 0])];
  return file(Buffer.concat(packed), '/Filter /FlateDecode');
}

async function newOrder(numbers) {
  const [order] = await ok(api.post('/porting_orders', { phone_numbers: numbers }));
  return order.id;
}

async function upload(bytes) {
  const { id } = await ok(api.post('/documents', { file: bytes.toString('base64'), filename: 'a.pdf' }));
  return id;
}

const readiness = (id) => ok(api.get(`/porting_orders/${id}/readiness`));

async function read(id) {
  let found;
  await eventually('the documents are read', async () => {
    found = await readiness(id);
    return found.documents.every(({ reading }) => reading !== 'being_read');
  }, 300);
  return found;
}

const readings = ({ documents }) => Object.fromEntries(documents.map(({ pointer, reading }) => [pointer, reading]));
const risky = ({ findings }, pointer) => findings.filter((finding) => finding.severity === 'risky' && finding.pointer === pointer);

test('a letter that lacks a number and an invoice that is old are risky, and what takes their place is not', async () => {
  const numbers = [freshNumber(), freshNumber()];
  const id = await newOrder(numbers);
  const [first, second] = numbers.map((number) => `(${number.slice(2, 5)}) ${number.slice(5, 8)}-${number.slice(8)}`);
  const loa = await upload(pdf(`Numbers: ${first}`, `Date signed: ${day(3)}`));
  const old = day(60);
  const invoice = await upload(pdf(`Invoice date: ${old}`));
  await ok(api.patch(`/porting_orders/${id}`, { documents: { loa, invoice } }));
  const found = await read(id);
  // Unless it is midnight meanwhile.
  const days = day(60) === old ? 60 : 61;
  assert.deepEqual(readings(found), { '/documents/loa': 'read', '/documents/invoice': 'read' });
  assert.deepEqual(risky(found, '/documents/loa'), [{
    severity: 'risky', code: 'PHONE_NUMBER_MISMATCH', pointer: '/documents/loa', value: loa,
    detail: `The text of the letter does not name ${numbers[1]}. Have a letter signed that names all numbers of the order.`,
  }]);
  assert.deepEqual(risky(found, '/documents/invoice'), [{
    severity: 'risky', code: 'OTHER', pointer: '/documents/invoice', value: invoice,
    detail: `By its text the invoice is of ${old}, ${days} days ago; 30 days are allowed. Name the newest invoice of the losing carrier.`,
  }]);
  await ok(api.patch(`/porting_orders/${id}`, {
    documents: { loa: await upload(pdf(`Numbers: ${first}, ${second}`, `Date signed: ${day(3)}`)), invoice: await upload(pdf(`Invoice date: ${day(5)}`)) },
  }));
  const better = await read(id);
  assert.deepEqual(risky(better, '/documents/loa'), []);
  assert.deepEqual(risky(better, '/documents/invoice'), []);
  await ok(api.patch(`/porting_orders/${id}`, { end_user: { admin: { entity_name: 'Acme Telecom Inc.' } }, documents: { invoice: await upload(pdf('Invoice for ACME Widgets, Inc.')) } }));
  const named = await read(id);
  assert.deepEqual(risky(named, '/documents/invoice').map(({ code, detail }) => [code, detail]), [[
    'ENTITY_NAME_MISMATCH',
    "The text of the invoice does not name the owner as entity_name of the order does: it lacks telecom. Have the name of the losing carrier's account in both.",
  ]]);
});

test('a letter that was signed here is clean', async () => {
  const id = await newOrder([freshNumber(), freshNumber()]);
  const name = 'Porter McPortersen II';
  await ok(api.patch(`/porting_orders/${id}`, { end_user: { admin: { auth_person_name: name } } }));
  await ok(api.post(`/porting_orders/${id}/loa/sign`, { name, consent: true }));
  const found = await read(id);
  assert.equal(readings(found)['/documents/loa'], 'read');
  assert.deepEqual(risky(found, '/documents/loa'), []);
});

test('files that mean harm cost the server no memory, and hold up no others', async () => {
  const id = await newOrder([freshNumber()]);
  const other = await newOrder([freshNumber()]);
  await ok(api.patch(`/porting_orders/${other}`, { documents: { loa: await upload(pdf('warm')) } }));
  await read(other);
  const bombs = [await upload(bomb(400)), await upload(bomb(800))];
  const before = server.memory;
  await ok(api.patch(`/porting_orders/${id}`, { documents: { loa: bombs[0], invoice: bombs[1] } }));
  let most = before;
  await eventually('the bombs are given up', async () => {
    most = Math.max(most, server.memory);
    return !Object.values(readings(await readiness(id))).includes('being_read');
  }, 300);
  assert.deepEqual(readings(await readiness(id)), { '/documents/loa': 'unreadable', '/documents/invoice': 'unreadable' });
  assert.ok(most - before < 48 * MIB, `the server took ${((most - before) / MIB).toFixed(0)} MiB`);
  const fine = await newOrder([freshNumber()]);
  await ok(api.patch(`/porting_orders/${fine}`, { documents: { loa: await upload(pdf('fine')) } }));
  assert.equal(readings(await read(fine))['/documents/loa'], 'read');
});

/** The processes that the server has started and that read documents. */
const readers = () =>
  fs.readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('document.reading.ReaderMain')
        && fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1] === String(server.pid);
    } catch {
      return false;
    }
  });

test('what a server was reading that was killed is read by the next, and no process stays', async () => {
  const id = await newOrder([freshNumber()]);
  await ok(api.patch(`/porting_orders/${id}`, { documents: { loa: await upload(bomb(800)) } }));
  let pids = [];
  await eventually('a process reads', () => {
    pids = readers();
    return pids.length > 0;
  });
  assert.equal(pids.length, 1);
  server.signal('SIGKILL');
  await server.ended;
  api.close();
  server = await server.restart();
  api = new Api(server, SANDBOX_KEY);
  assert.equal(readings(await read(id))['/documents/loa'], 'unreadable');
  await eventually('the process of the server before has ended', () => pids.every((pid) => !fs.existsSync(`/proc/${pid}`)), 60);
});
