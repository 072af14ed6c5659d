// Letters of authorization: with the official client library, and many at once on a small heap.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import test, { after } from 'node:test';
import Telnyx from 'telnyx';
import { freshNumber } from '../lib/fixture.mjs';
import { Api, ok } from '../lib/http.mjs';
import { missingProgram } from '../lib/packages.mjs';
import { png } from '../lib/png.mjs';
import { collect, connect } from '../lib/sdk.mjs';
import { newFolder, OPERATOR_KEY, SANDBOX_KEY, Server } from '../lib/server.mjs';

/** The heap that the start script gives the server by itself. */
const server = await Server.start({ env: { PORTWRIGHT_JAVA_OPTS: '-Xmx192m' } });
const api = new Api(server, SANDBOX_KEY);
const client = connect(server);
after(async () => {
  api.close();
  await server.stop();
});

const sha256 = (bytes) => crypto.createHash('sha256').update(bytes).digest('hex');

const letterhead = (logo) => ({
  name: 'Wholesale',
  logo: { document_id: logo },
  company_name: 'Example Telecom',
  address: { street_address: '600 Congress Avenue', city: 'Austin', state: 'TX', zip_code: '78701', country_code: 'US' },
  contact: { email: 'porting@example.com', phone_number: '+13035550100' },
});

function assertPdf(bytes) {
  assert.match(bytes.subarray(0, 8).toString('latin1'), /^%PDF-1\.\d/);
  assert.match(bytes.subarray(-32).toString('latin1'), /%%EOF\s*$/);
}

async function contentOf(response) {
  assert.equal(response.headers.get('content-type'), 'application/pdf');
  return Buffer.from(await response.arrayBuffer());
}

test('the official client keeps letterheads, looks at them, and downloads the letter of an order', async () => {
  const configurations = client.porting.loaConfigurations;
  const logo = await ok(api.post('/documents', { file: png(200, 60).toString('base64') }));
  const given = letterhead(logo.id);
  const { data: made } = await configurations.create(given);
  assert.deepEqual(made.address, { ...given.address, extended_address: null });
  assert.equal(made.logo.content_type, 'image/png');
  assert.deepEqual((await configurations.retrieve(made.id)).data, made);
  assert.deepEqual((await collect(configurations.list({ page: { size: 1 } }))).map(({ id }) => id), [made.id]);
  const { data: changed } = await configurations.update(made.id, { ...given, company_name: 'Other Telecom' });
  assert.equal(changed.company_name, 'Other Telecom');
  assertPdf(await contentOf(await configurations.preview0(given)));
  assertPdf(await contentOf(await configurations.preview1(made.id)));

  const { data: [order] } = await client.portingOrders.create({ phone_numbers: [freshNumber()] });
  const plain = await contentOf(await client.portingOrders.retrieveLoaTemplate(order.id));
  const letter = await contentOf(await client.portingOrders.retrieveLoaTemplate(order.id, { loa_configuration_id: made.id }));
  assertPdf(plain);
  assertPdf(letter);
  assert.notEqual(sha256(plain), sha256(letter));

  await client.portingOrders.update(order.id, { end_user: { admin: { auth_person_name: 'Porter McPortersen II' } } });
  const signed = await ok(api.post(`/porting_orders/${order.id}/loa/sign`, { name: 'Porter McPortersen II', consent: true, loa_configuration_id: made.id }));
  assert.equal((await client.portingOrders.retrieve(order.id)).data.documents.loa, signed.document_id);
  const file = Buffer.from(await (await client.documents.download(signed.document_id)).arrayBuffer());
  assertPdf(file);
  assert.equal(sha256(file), signed.document_sha256);

  await configurations.delete(made.id);
  await assert.rejects(configurations.retrieve(made.id), Telnyx.NotFoundError);
});

/** What pdfsig of poppler says of the signatures of a file. */
function pdfsig(bytes) {
  const file = path.join(newFolder(), 'signed.pdf');
  fs.writeFileSync(file, bytes);
  return spawnSync('pdfsig', [file], { encoding: 'utf8' }).stdout;
}

const NO_PDFSIG = missingProgram('pdfsig of poppler', () => spawnSync('pdfsig', ['-v']).error === undefined, 'poppler-utils') ?? false;

test('another program finds the seal of a signed letter whole, and broken once a byte is changed', { skip: NO_PDFSIG }, async () => {
  const { data: [order] } = await client.portingOrders.create({ phone_numbers: [freshNumber()] });
  await client.portingOrders.update(order.id, { end_user: { admin: { auth_person_name: 'Porter McPortersen II' } } });
  const signed = await ok(api.post(`/porting_orders/${order.id}/loa/sign`, { name: 'Porter McPortersen II', consent: true }));
  const file = Buffer.from(await (await client.documents.download(signed.document_id)).arrayBuffer());
  const said = pdfsig(file);
  assert.match(said, /Signature #1:/);
  assert.doesNotMatch(said, /Signature #2:/);
  assert.match(said, /- Signature Type: ETSI\.CAdES\.detached/);
  assert.match(said, /- Total document signed/);
  assert.match(said, /- Signature Validation: Signature is Valid\./);
  // In the text of the letter, long before the signature.
  file[Math.floor(file.length / 3)] ^= 1;
  assert.match(pdfsig(file), /- Signature Validation: Digest Mismatch\./);
});

/** An order of thousands of numbers, with a letterhead of the largest logo: the path of its letter. */
async function large(account, prefix) {
  const numbers = Array.from({ length: 5000 }, (_, index) => `${prefix}${String(index).padStart(4, '0')}`);
  const [order] = await ok(account.post('/porting_orders', { phone_numbers: numbers }));
  const logo = await ok(account.post('/documents', { file: png(2000, 2000).toString('base64') }));
  const { id } = await ok(account.post('/porting/loa_configurations', letterhead(logo.id)));
  return `/porting_orders/${order.id}/loa_template?loa_configuration_id=${id}`;
}

test('thousands of numbers, and many who ask at once, end no server', async () => {
  const operator = new Api(server, OPERATOR_KEY);
  const { id } = await ok(operator.post('/~operator/accounts', { name: 'Other' }));
  const other = new Api(server, (await ok(operator.post(`/~operator/accounts/${id}/api_keys`, { name: 'Other' }))).key);
  const asked = [];
  for (const [account, prefix] of [[api, '+1303558'], [other, '+1303559']]) {
    const path = await large(account, prefix);
    const whole = await account.get(path);
    assert.equal(whole.status, 200, whole.text);
    assertPdf(whole.bytes);
    asked.push({ account, path, hash: sha256(whole.bytes) });
  }
  const turns = Array.from({ length: 8 }, () => asked).flat();
  const answers = await Promise.all(turns.map(({ account, path }) => account.get(path)));
  answers.forEach(({ status, bytes, text }, index) => {
    assert.ok([200, 429, 503].includes(status), `${status}: ${text}`);
    if (status === 200) assert.equal(sha256(bytes), turns[index].hash);
  });
  for (const { account, path } of asked) {
    assert.ok(answers.some(({ status }, index) => turns[index].account === account && status === 200));
    assert.equal((await account.get(path)).status, 200);
  }
  operator.close();
  other.close();
});
