// Documents: with the official client library, with files that mean harm, many at once on a small heap, and through deaths
// of the server. `DOCUMENT_UPLOADS=200` and `DOCUMENT_KILLS=10`, as `make soak` sets them, upload and kill as often as was
// asked for; `DOCUMENT_SEED` repeats the moments of the kills.
import assert from 'node:assert/strict';
import net from 'node:net';
import test, { after } from 'node:test';
import Telnyx from 'telnyx';
import { freshNumber } from '../lib/fixture.mjs';
import { Api } from '../lib/http.mjs';
import { random } from '../lib/lives.mjs';
import { rowsOf } from '../lib/rows.mjs';
import { collect, connect } from '../lib/sdk.mjs';
import { eventually, SANDBOX_KEY, Server } from '../lib/server.mjs';
import { assertAllThere, PDF, pdf, sendAsForm, sendAsJson, sha256, uploadUntilDeath } from '../lib/uploads.mjs';
import { zip } from '../lib/zip.mjs';

const UPLOADS = Number(process.env.DOCUMENT_UPLOADS ?? 16);
const CLIENTS = 16;
const KILLS = Number(process.env.DOCUMENT_KILLS ?? 1);
const SEED = Number(process.env.DOCUMENT_SEED ?? Date.now() % 1_000_000);
const MIB = 1024 * 1024;
const MOST = 20 * MIB;

let server = await Server.start({ env: { PORTWRIGHT_JAVA_OPTS: '-Xmx256m' } });
let api = new Api(server, SANDBOX_KEY);
let client = connect(server);
after(async () => {
  api.close();
  await server.stop();
});

const json = (bytes, filename) => sendAsJson(api, bytes, filename);
const form = (bytes, filename, extra) => sendAsForm(api, bytes, filename, extra);

test('the official client uploads, lists, changes, downloads and deletes', async () => {
  const content = pdf(300_000);
  const { data: made } = await client.documents.upload({ document: { file: content.toString('base64'), filename: 'letter.pdf', customer_reference: 'sdk' } });
  assert.equal(made.sha256, sha256(content));
  assert.deepEqual(made.size, { unit: 'bytes', amount: 300_000 });
  assert.equal(made.av_scan_status, 'not_scanned');
  const { data: second } = await client.documents.uploadJson({ document: { file: PDF.toString('base64'), filename: 'bill', customer_reference: 'sdk' } });
  assert.equal(second.filename, 'bill.pdf');
  const { data: read } = await client.documents.retrieve(made.id);
  assert.deepEqual(read, made);
  const filter = { customer_reference: { eq: 'sdk' }, filename: { contains: 'LETTER' } };
  assert.deepEqual((await collect(client.documents.list({ filter }))).map(({ id }) => id), [made.id]);
  const all = await collect(client.documents.list({ filter: { customer_reference: { in: ['sdk', 'other'] } }, sort: ['filename'], 'page[size]': 1 }));
  assert.deepEqual(all.map(({ id }) => id), [second.id, made.id]);
  const { data: changed } = await client.documents.update(made.id, { filename: 'loa.pdf', customer_reference: 'sdk-2' });
  assert.deepEqual({ ...changed, updated_at: '' }, { ...made, filename: 'loa.pdf', customer_reference: 'sdk-2', updated_at: '' });
  const download = await client.documents.download(made.id);
  assert.deepEqual(Buffer.from(await download.arrayBuffer()), content);
  const { data: link } = await client.documents.generateDownloadLink(made.id);
  const opened = await fetch(link.url);
  assert.equal(opened.status, 200);
  assert.equal(sha256(Buffer.from(await opened.arrayBuffer())), made.sha256);

  const { data: orders } = await client.portingOrders.create({ phone_numbers: [freshNumber()] });
  await client.portingOrders.update(orders[0].id, { documents: { loa: made.id } });
  const links = await collect(client.documentLinks.list({ filter: { linked_record_type: 'porting_order', linked_resource_id: orders[0].id } }));
  assert.deepEqual(links.map(({ document_id: document }) => document), [made.id]);
  await assert.rejects(client.documents.delete(made.id), Telnyx.UnprocessableEntityError);
  const additional = client.portingOrders.additionalDocuments;
  const { data: added } = await additional.create(orders[0].id, { additional_documents: [{ document_id: second.id, document_type: 'csr' }] });
  assert.deepEqual((await collect(additional.list(orders[0].id, { filter: { document_type: ['csr'] } }))).map(({ id }) => id), [added[0].id]);
  await additional.delete(added[0].id, { id: orders[0].id });
  await client.portingOrders.delete(orders[0].id);
  assert.equal((await client.documents.delete(made.id)).data.id, made.id);
  await client.documents.delete(second.id);
  await assert.rejects(client.documents.retrieve(made.id), Telnyx.NotFoundError);
});

test('whoever has a sharing token brings the letter to one order, with the official client', async () => {
  const { data: orders } = await client.portingOrders.create({ phone_numbers: [freshNumber()] });
  const [order] = orders;
  const { data: hidden } = await client.documents.upload({ document: { file: PDF.toString('base64'), filename: 'hidden.pdf' } });
  const permissions = ['porting_order.document.read', 'porting_order.document.update'];
  const { data: shared } = await client.portingOrders.actions.share(order.id, { expires_in_seconds: 3600, permissions });
  assert.deepEqual(shared.permissions, permissions);
  const guest = connect(server, shared.token);
  const letter = pdf(300_000);
  const { data: signed } = await guest.documents.upload({ document: { file: letter.toString('base64'), filename: 'signed.pdf' } });
  await guest.portingOrders.additionalDocuments.create(order.id, { additional_documents: [{ document_id: signed.id, document_type: 'loa' }] });
  assert.deepEqual((await collect(guest.documents.list())).map(({ id }) => id), [signed.id]);
  const download = await guest.documents.download(signed.id);
  assert.deepEqual(Buffer.from(await download.arrayBuffer()), letter);
  await assert.rejects(guest.documents.retrieve(hidden.id), Telnyx.NotFoundError);
  await assert.rejects(guest.portingOrders.retrieve(order.id), Telnyx.PermissionDeniedError);
  assert.equal((await api.delete(`/porting_orders/${order.id}/sharing_tokens/${shared.id}`)).status, 204);
  await assert.rejects(guest.documents.retrieve(signed.id), Telnyx.AuthenticationError);
  assert.ok(!(server.out + server.err).includes(shared.token));
  await client.portingOrders.delete(order.id);
});

test('the documents that a sandbox is born with can be downloaded', async () => {
  for (const id of ['ce74b771-d23d-4960-81ec-8741b3862146', '64ffb720-04c7-455b-92d6-20fcca92e935', '9787fb5f-cbe5-4de4-b765-3303774ee9fe']) {
    const { data: document } = await api.get(`/documents/${id}`);
    const content = await api.get(`/documents/${id}/download`);
    assert.equal(content.headers['content-type'], 'application/pdf');
    assert.equal(sha256(content.bytes), document.sha256);
    assert.match(content.bytes.toString('latin1'), /^%PDF-1\.4[\s\S]*%%EOF\n$/);
    assert.equal((await api.delete(`/documents/${id}`)).status, 422);
  }
});

const SCRIPT = '<script>fetch("/v2/porting_orders")</script>';
const HOSTILE = {
  'HTML that is called a PDF': [Buffer.from(`<html><body>${SCRIPT}</body></html>`), 'letter.pdf', 422],
  'SVG with a script': [Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`), 'logo.png', 422],
  'a program': [Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(500)]), 'letter.pdf', 422],
  'a shell script': [Buffer.from('#!/bin/sh\nid\n'), 'letter.txt', 422],
  'an archive': [zip({ 'letter.pdf': PDF }), 'letter.docx', 422],
  'an archive of 100 MB of nothing': [zip({ bomb: Buffer.alloc(100 * MIB) }), 'letter.docx', 422],
  'an archive in front of a picture': [Buffer.concat([zip({ a: 'b' }), Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')]), 'a.png', 422],
  'an Office file that would unpack to 50 MB': [zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': Buffer.alloc(50 * MIB) }), 'letter', 200],
  'a PDF with a script': [Buffer.from('%PDF-1.4\n1 0 obj\n<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\nendobj\n%%EOF\n'), 'a.pdf', 200],
  'a PDF with an archive behind it': [Buffer.concat([PDF, zip({ a: 'b' })]), 'a.pdf', 200],
  'a PDF that is HTML further on': [Buffer.concat([PDF, Buffer.from(SCRIPT)]), 'a.html', 200],
  'a PNG that is called a PDF': [Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), 'a.pdf', 200],
  'a name with folders': [PDF, '../../../../etc/cron.d/x', 200],
  'a name with folders of Windows': [PDF, 'C:\\Windows\\x.pdf', 200],
  'a name of 512 characters': [PDF, 'é'.repeat(512), 200],
  'a name of 513 characters': [PDF, 'x'.repeat(513), 422],
  'a name that turns around': [PDF, 'invoice\u202efdp.exe', 200],
  'nothing': [Buffer.alloc(0), 'a.pdf', 422],
  'one byte': [Buffer.from('x'), 'a', 200],
};

for (const [name, [bytes, filename, status]] of Object.entries(HOSTILE)) {
  test(`${name} is ${status === 200 ? 'kept, and for saving only' : 'refused'}, as JSON and as a form`, async () => {
    for (const answer of [await json(bytes, filename), await form(bytes, filename)]) {
      assert.equal(answer.status, status, answer.text);
      if (status !== 200) continue;
      assert.doesNotMatch(answer.data.filename, /[/\\\s\u202e]|^\./u);
      assert.match(answer.data.filename, /\.(pdf|png|docx|txt)$/);
      const back = await api.get(`/documents/${answer.data.id}/download`);
      assert.deepEqual(back.bytes, bytes);
      assert.match(back.headers['content-disposition'], /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[!#$&+.^_`|~\w%-]+$/);
      assert.equal(back.headers['x-content-type-options'], 'nosniff');
      assert.match(back.headers['content-security-policy'], /sandbox/);
    }
  });
}

test('names with control characters are refused', async () => {
  for (const name of ['a\r\nset-cookie: x=y', 'a\u0000b', 'a\u001b[2J', 'a\tb']) {
    const answer = await json(PDF, name);
    assert.ok(answer.status === 422 || answer.status === 400, answer.text);
  }
  assert.equal((await form(PDF, 'a\tb')).status, 422);
});

test('forms that are none, and bodies that lie about themselves, are refused', async () => {
  for (const headers of [
    { 'content-type': 'multipart/form-data' },
    { 'content-type': 'multipart/form-data; boundary=' },
    { 'content-type': 'multipart/mixed; boundary=x' },
    { 'content-type': `multipart/form-data; boundary=${'x'.repeat(5000)}` },
    { 'content-type': 'application/pdf' },
  ]) {
    const answer = await api.post('/documents', PDF, { headers });
    assert.ok([400, 415].includes(answer.status), answer.text);
  }
  const long = `--a-boundary-that-is-in-no-file\r\ncontent-disposition: form-data; name="x"; y="${'z'.repeat(MIB)}"\r\n\r\n\r\n`;
  assert.equal((await form(PDF, 'a.pdf', long)).status, 400);
  const many = '--a-boundary-that-is-in-no-file\r\ncontent-disposition: form-data; name="x"\r\n\r\n\r\n'.repeat(1000);
  assert.equal((await form(PDF, 'a.pdf', many)).status, 400);
});

test('20 MiB are taken in every form, and a byte more is not', async () => {
  const most = pdf(MOST);
  const more = Buffer.concat([most, Buffer.from('x')]);
  for (const send of [json, form]) {
    const made = await send(most, 'a.pdf');
    assert.equal(made.status, 200, made.text);
    assert.equal(made.data.sha256, sha256(most));
    assert.equal((await send(more, 'a.pdf')).status, 413);
  }
});

test(`${UPLOADS} files of 5 MiB by ${CLIENTS} clients pass with a heap of 256 MiB`, async () => {
  const left = Array.from({ length: UPLOADS }, (_, at) => at);
  const sums = new Map();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (left.length > 0) {
        const at = left.pop();
        const content = pdf(5 * MIB);
        const answer = await (at % 2 ? json : form)(content, `${at}.pdf`);
        assert.equal(answer.status, 200, answer.text);
        sums.set(answer.data.id, sha256(content));
      }
    }),
  );
  const some = [...sums].slice(0, 8);
  await Promise.all(
    some.map(async ([id, sum]) => assert.equal(sha256((await api.get(`/documents/${id}/download`)).bytes), sum)),
  );
  assert.equal(sums.size, UPLOADS);
  for (const id of sums.keys()) assert.equal((await api.delete(`/documents/${id}`)).status, 200);
});

/** Begins an upload and sends no more than 6 MiB of it. */
function uploadHalf() {
  const socket = net.connect(server.port, '127.0.0.1');
  const sent = new Promise((resolve) => {
    socket.on('error', () => {});
    socket.write(`POST /v2/documents HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${SANDBOX_KEY}\r\ncontent-type: application/json\r\ncontent-length: 20000000\r\n\r\n{"file":"`);
    socket.write(pdf(6 * MIB).toString('base64'), resolve);
  });
  return { socket, sent };
}

test(`a server that is killed ${KILLS} times amid uploads leaves neither half a document nor bytes without one (seed ${SEED})`, async () => {
  // Another one, whose backups are small.
  api.close();
  await server.stop();
  server = await Server.start();
  api = new Api(server, SANDBOX_KEY);
  const kept = new Map();
  const chance = random(SEED);
  for (let kill = 1; kill <= KILLS; kill++) {
    const halves = Array.from({ length: 4 }, uploadHalf);
    await Promise.all(halves.map(({ sent }) => sent));
    if (kill === 1) {
      await eventually('what came was written', async () => {
        const [blobs, documents] = await rowsOf(server, 'blob', 'document');
        return blobs.length === documents.length + halves.length;
      });
    }
    await uploadUntilDeath(server, api, chance, kept);
    halves.forEach(({ socket }) => socket.destroy());
    api.close();
    server = await server.restart();
    api = new Api(server, SANDBOX_KEY);
    await assertAllThere(api, kept);
  }
  client = connect(server);
  const [blobs, documents] = await rowsOf(server, 'blob', 'document');
  assert.deepEqual(blobs.map(({ id }) => id).sort(), documents.map(({ blob_id: id }) => id).sort());
  assert.deepEqual(blobs.filter((blob) => blob.kept !== 't'), []);
});
