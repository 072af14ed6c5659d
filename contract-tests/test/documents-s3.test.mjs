// Documents whose bytes are in an S3 store: in every form, many at once on a small heap, while the store is away, and through
// the death of the server. `DOCUMENT_UPLOADS=200`, as `make soak` sets it, uploads as many as were asked for.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { newOrder } from '../lib/fixture.mjs';
import { Api } from '../lib/http.mjs';
import { Clock } from '../lib/life.mjs';
import { random } from '../lib/lives.mjs';
import { inEmbedded, missing } from '../lib/postgres.mjs';
import { rowsOf } from '../lib/rows.mjs';
import { S3Store } from '../lib/s3.mjs';
import { eventually, SANDBOX_KEY, Server } from '../lib/server.mjs';
import { assertAllThere, PDF, pdf, sendAsForm, sendAsJson, sha256, uploadUntilDeath } from '../lib/uploads.mjs';

const UPLOADS = Number(process.env.DOCUMENT_UPLOADS ?? 16);
const CLIENTS = 16;
const KILLS = Number(process.env.DOCUMENT_KILLS ?? 1);
const SEED = Number(process.env.DOCUMENT_SEED ?? Date.now() % 1_000_000);
const MIB = 1024 * 1024;
const MOST = 20 * MIB;

const store = await S3Store.start();
const small = { PORTWRIGHT_JAVA_OPTS: '-Xmx256m' };
let server = await Server.start({ env: small });
let api = new Api(server, SANDBOX_KEY);
after(async () => {
  api.close();
  await server.stop();
  await store.goAway();
});

const json = (bytes, filename) => sendAsJson(api, bytes, filename);
const form = (bytes, filename) => sendAsForm(api, bytes, filename);
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
  await eventually('the store answers', async () => (await state()) === '200 in the S3 store');
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

/** What was acknowledged by servers that died. */
const kept = new Map();

test(`a server that is killed ${KILLS} times amid uploads forgets no object, and has no document without its bytes (seed ${SEED})`, async () => {
  const chance = random(SEED);
  for (let kill = 1; kill <= KILLS; kill++) {
    // The last time the store hangs, so that what is on its way there stays so.
    const hang = async () => {
      store.freeze();
      await pause(300);
    };
    await uploadUntilDeath(server, api, chance, kept, kill === KILLS ? hang : undefined);
    store.thaw();
    api.close();
    server = await server.restart();
    api = new Api(server, SANDBOX_KEY);
    await assertAllThere(api, kept);
  }
  const [blobs, documents] = await rowsOf(server, 'blob', 'document');
  const inStore = blobs.filter(({ object_key: key }) => key !== '');
  const keptThere = inStore.filter((blob) => blob.kept === 't').map(({ id }) => id);
  assert.deepEqual(
    blobs.filter((blob) => blob.kept === 't').map(({ id }) => id).sort(),
    documents.map(({ blob_id: id }) => id).sort(),
  );
  const objects = new Set(store.objects());
  assert.deepEqual(keptThere.filter((id) => !objects.has(id)), []);
  // What was not kept is recorded, and so will be swept.
  const known = new Set(inStore.map(({ id }) => id));
  assert.deepEqual([...objects].filter((id) => !known.has(id)), []);
  assert.ok(inStore.length > keptThere.length);
});

test('what was not kept by servers that died is swept, and nothing else', { skip: missing() ?? false }, async () => {
  const { id: order } = await newOrder(api);
  const used = [...kept.keys()].slice(0, 5);
  const added = await api.post(`/porting_orders/${order}/additional_documents`, {
    additional_documents: used.map((id) => ({ document_id: id, document_type: 'other' })),
  });
  assert.equal(added.status, 201, added.text);
  await inEmbedded(server.data, "UPDATE blob SET begun_at = begun_at - interval '16 minutes' WHERE NOT kept");
  // What nothing uses goes meanwhile too.
  await new Clock(api).advance('P8D');
  await eventually('only what is used is left', () => store.objects().length === used.length);
  const [blobs, documents] = await rowsOf(server, 'blob', 'document');
  const left = documents.filter(({ id }) => used.includes(id));
  assert.deepEqual(left.map(({ blob_id: id }) => id).sort(), store.objects().sort());
  assert.deepEqual(blobs.filter(({ object_key: key }) => key !== '').map(({ id }) => id).sort(), store.objects().sort());
  for (const id of used) assert.equal(sha256(await download(id)), kept.get(id));
});

test('a server that is not told of the store where its documents are does not start', async () => {
  const data = server.data;
  api.close();
  await server.stop();
  const refused = Server.launch({ env: small, data });
  const { code } = await refused.ended;
  assert.notEqual(code, 0);
  assert.match(refused.out + refused.err, /documents of this database are in an S3 store: set PORTWRIGHT_S3_BUCKET/);
});
