// Documents whose bytes are in an S3 store: in every form, many at once on a small heap, while the store is away, and through
// the death of the server. `DOCUMENT_UPLOADS=200`, as `make soak` sets it, uploads as many as were asked for.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import test, { after } from 'node:test';
import { Api } from '../lib/http.mjs';
import { S3Store } from '../lib/s3.mjs';
import { eventually, newFolder, run, SANDBOX_KEY, Server } from '../lib/server.mjs';
import { unzipped } from '../lib/zip.mjs';

const UPLOADS = Number(process.env.DOCUMENT_UPLOADS ?? 12);
const CLIENTS = 8;
const MIB = 1024 * 1024;
const MOST = 20 * MIB;
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');

const store = await S3Store.start();
const small = { PORTWRIGHT_JAVA_OPTS: '-Xmx256m' };
let server = await Server.start({ env: small });
let api = new Api(server, SANDBOX_KEY);
after(async () => {
  api.close();
  await server.stop();
  await store.goAway();
});

const sha256 = (bytes) => crypto.createHash('sha256').update(bytes).digest('hex');

function pdf(size) {
  const bytes = crypto.randomBytes(size);
  PDF.copy(bytes);
  return bytes;
}

const json = (bytes, filename) => api.post('/documents', { file: bytes.toString('base64'), filename });

function form(bytes, filename) {
  const boundary = 'a-boundary-that-is-in-no-file';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: application/pdf\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return api.post('/documents', body, { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } });
}

const download = async (id) => (await api.get(`/documents/${id}/download`)).bytes;
const state = async () => {
  const answer = await fetch(`${server.url}/health/ready`);
  return `${answer.status} ${(await answer.json()).checks.find(({ name }) => name === 'documents').data.state}`;
};

/** The same data with other settings. */
async function startAgain(env) {
  api.close();
  await server.stop();
  server = await Server.start({ env: { ...small, ...env }, data: server.data });
  api = new Api(server, SANDBOX_KEY);
}

test('documents of before stay readable when the server is given a store, and new ones are there', async () => {
  const before = pdf(300_000);
  const old = (await json(before, 'before.pdf')).data;
  assert.equal(await state(), '200 in the database');
  await startAgain(store.env);
  assert.equal(await state(), '200 in the S3 store');
  const now = pdf(300_000);
  const made = (await form(now, 'now.pdf')).data;
  assert.equal(store.objects().length, 1);
  assert.deepEqual(await download(old.id), before);
  assert.deepEqual(await download(made.id), now);
  const part = await api.get(`/documents/${made.id}/download`, { headers: { range: 'bytes=1000-1999' } });
  assert.equal(part.status, 206);
  assert.deepEqual(part.bytes, now.subarray(1000, 2000));
  assert.equal((await api.delete(`/documents/${old.id}`)).status, 200);
  assert.equal((await api.delete(`/documents/${made.id}`)).status, 200);
  await eventually('the object is gone', () => store.objects().length === 0);
});

test('20 MiB are taken in every form, and a byte more leaves nothing', async () => {
  const most = pdf(MOST);
  for (const send of [json, form]) {
    const made = await send(most, 'a.pdf');
    assert.equal(made.status, 200, made.text);
    assert.equal(sha256(await download(made.data.id)), sha256(most));
    assert.equal((await send(Buffer.concat([most, PDF]), 'a.pdf')).status, 413);
    assert.equal((await api.delete(`/documents/${made.data.id}`)).status, 200);
  }
  await eventually('no object is left', () => store.objects().length === 0);
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
  assert.equal(store.objects().length, UPLOADS);
  await Promise.all([...sums].slice(0, 8).map(async ([id, sum]) => assert.equal(sha256(await download(id)), sum)));
  for (const id of sums.keys()) assert.equal((await api.delete(`/documents/${id}`)).status, 200);
  await eventually('no object is left', () => store.objects().length === 0);
});

test('while the store is away uploads and downloads are asked to come again, and nothing is lost', async () => {
  const content = pdf(300_000);
  const kept = (await form(content, 'kept.pdf')).data;
  await store.goAway();
  for (const answer of [await form(content, 'a.pdf'), await json(content, 'a.pdf'), await api.get(`/documents/${kept.id}/download`)]) {
    assert.equal(answer.status, 503, answer.text);
    assert.equal(answer.headers['retry-after'], '5');
    assert.equal(answer.errors[0].detail, 'The store of documents does not answer at the moment. Try again shortly.');
  }
  assert.equal(await state(), '503 the S3 store does not answer');
  assert.equal((await api.get('/porting_orders')).status, 200);
  assert.doesNotMatch(server.out + server.err, /ERROR/);
  await store.comeBack();
  await eventually('the server is ready', async () => (await state()) === '200 in the S3 store');
  assert.deepEqual(await download(kept.id), content);
  assert.equal((await json(content, 'a.pdf')).status, 200);
});

/** How many rows a table has, by a backup: the embedded database lets nobody else in. */
async function rows(table) {
  const file = path.join(newFolder(), 'now.backup');
  const made = await run(['backup', file], { env: { ...server.env, PORTWRIGHT_DATA: server.data } });
  assert.equal(made.code, 0, made.err);
  return Number(new RegExp(`^table\\.${table}=(\\d+)$`, 'm').exec(unzipped(fs.readFileSync(file), 'manifest.properties').toString())[1]);
}

test('a server that is killed amid uploads forgets no object, and has no document without its bytes', async () => {
  let killed = false;
  const sent = Array.from({ length: 6 }, async () => {
    while (!killed) {
      try {
        await form(pdf(2 * MIB), 'cut.pdf');
      } catch {
        return;
      }
    }
  });
  const begun = store.objects().length;
  await eventually('some objects were written', () => store.objects().length > begun + 4);
  const death = server.ended;
  server.signal('SIGKILL');
  await death;
  killed = true;
  await Promise.all(sent);
  api.close();
  server = await server.restart();
  api = new Api(server, SANDBOX_KEY);
  const listed = await api.get('/documents?page[size]=250&filter[filename][contains]=cut');
  assert.ok(listed.data.length > 0);
  for (const { id, sha256: sum } of listed.data) assert.equal(sha256(await download(id)), sum);
  // What was not kept is recorded, and so will be swept.
  assert.ok((await rows('blob')) >= store.objects().length);
});

test('a server that is not told of the store where its documents are does not start', async () => {
  const data = server.data;
  api.close();
  await server.stop();
  const refused = Server.launch({ env: small, data });
  const { code } = await refused.ended;
  assert.notEqual(code, 0);
  assert.match(refused.out + refused.err, /documents of this database are in an S3 store: set PORTWRIGHT_S3_BUCKET/);
  server = await Server.start({ env: { ...small, ...store.env }, data });
  api = new Api(server, SANDBOX_KEY);
  assert.equal(await state(), '200 in the S3 store');
});
