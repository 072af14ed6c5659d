// Many clients at once: nothing is lost, nothing happens twice.
import assert from 'node:assert/strict';
import test from 'node:test';
import { freshNumber, newOrder, sandbox } from '../lib/fixture.mjs';

const { api } = await sandbox();

/** One client for each: attributes of their own, keys of the same objects among them. */
const LEAVES = [
  'customer_reference', 'customer_group_reference', 'webhook_url',
  ...['entity_name', 'auth_person_name', 'account_number', 'tax_identifier', 'pin_passcode', 'business_identifier'].map((key) => `end_user.admin.${key}`),
  ...['street_address', 'extended_address', 'locality', 'administrative_area', 'postal_code'].map((key) => `end_user.location.${key}`),
  'phone_number_configuration.tags', 'activation_settings.foc_datetime_requested',
];
const SECRETS = new Set(['end_user.admin.account_number', 'end_user.admin.tax_identifier', 'end_user.admin.pin_passcode']);
const CLIENTS = 32;
const ROUNDS = 6;

function valueOf(leaf, client, round) {
  if (leaf === 'webhook_url') return `https://example.com/${client}/${round}`;
  if (leaf.endsWith('tags')) return [`${client}`, `${round}`];
  if (leaf.endsWith('requested')) return `2031-05-${String(1 + round).padStart(2, '0')}T${String(client % 24).padStart(2, '0')}:00:00Z`;
  return `${client}-${round}`;
}

const nest = (leaf, value) => leaf.split('.').reduceRight((inner, key) => ({ [key]: inner }), value);
const at = (object, leaf) => leaf.split('.').reduce((inner, key) => inner[key], object);

async function historyOf(id) {
  const entries = [];
  for (let page = 1; ; page++) {
    const answer = await api.get(`/porting_orders/${id}/history?page[size]=250&page[number]=${page}`);
    entries.push(...answer.data);
    if (page >= answer.json.meta.total_pages) return entries.reverse();
  }
}

test(`${CLIENTS} clients edit one order ${ROUNDS} times each`, async () => {
  const { id } = await newOrder(api);
  const sent = [];
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      const leaf = LEAVES[client % LEAVES.length];
      for (let round = 0; round < ROUNDS; round++) {
        const value = valueOf(leaf, client, round);
        const requestId = `c${client}-r${round}`;
        const edit = () => api.patch(`/porting_orders/${id}`, nest(leaf, value), { headers: { 'x-request-id': requestId } });
        let answer = await edit();
        // A machine with much else to do may turn an edit away before it begins.
        while (answer.status === 503) answer = await edit();
        assert.equal(answer.status, 200, answer.text);
        assert.deepEqual(at(answer.data, leaf), value, 'the answer shows the change it is for');
        sent.push({ leaf, value, requestId, etag: answer.etag });
      }
    }),
  );

  const history = await historyOf(id);
  assert.equal(history.length, CLIENTS * ROUNDS + 1);
  const versions = sent.map(({ etag }) => Number(etag.slice(1, -1))).sort((a, b) => a - b);
  versions.forEach((version, i) => assert.equal(version, versions[0] + i, 'versions follow one another'));

  const current = new Map();
  const byRequest = new Map(sent.map((change) => [change.requestId, change]));
  let last = 0;
  for (const entry of history.slice(1)) {
    const change = byRequest.get(entry.request_id);
    assert.ok(change, `${entry.request_id} is in the history once`);
    byRequest.delete(entry.request_id);
    // As times: a fraction of zero is not written, so as texts they do not rise.
    const time = Date.parse(entry.occurred_at);
    assert.ok(time > last, 'times rise');
    last = time;
    assert.deepEqual(entry.changes.map(({ attribute }) => attribute), [change.leaf]);
    const [{ old_value: old, new_value: now }] = entry.changes;
    const shown = SECRETS.has(change.leaf) ? '***' : change.value;
    assert.deepEqual(now, shown);
    const empty = change.leaf.endsWith('tags') ? [] : null;
    assert.deepEqual(old, current.get(change.leaf) ?? empty, `${change.leaf}: old values continue new ones`);
    current.set(change.leaf, shown);
  }
  assert.equal(byRequest.size, 0);

  const order = (await api.get(`/porting_orders/${id}`)).data;
  for (const [leaf, value] of current) if (!SECRETS.has(leaf)) assert.deepEqual(at(order, leaf), value, leaf);
  assert.equal(Date.parse(order.updated_at), last);
});

test('of edits that hold on to the same ETag one succeeds', async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await newOrder(api);
    const { etag } = await api.get(`/porting_orders/${id}`);
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        api.patch(`/porting_orders/${id}`, { customer_reference: `${i}` }, { headers: { 'if-match': etag } }),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(15).fill(412)]);
    assert.equal((await historyOf(id)).length, 2);
  }
});

test('of two orders for the same number one is made', async () => {
  for (let round = 0; round < 15; round++) {
    const shared = freshNumber();
    const own = [freshNumber(), freshNumber()];
    const answers = await Promise.all(
      own.map((number, i) => api.post('/porting_orders', { phone_numbers: i === 0 ? [number, shared] : [shared, number] })),
    );
    const [won, lost] = answers.sort((a, b) => a.status - b.status);
    assert.deepEqual([won.status, lost.status], [201, 422]);
    assert.deepEqual(lost.errors.map(({ code }) => code), ['80003']);
    assert.match(lost.errors[0].source.pointer, /^\/phone_numbers\/[01]$/);
    const numbers = await api.get(`/porting_phone_numbers?filter[phone_number]=${encodeURIComponent(shared)}`);
    assert.equal(numbers.data.length, 1);
  }
});

test('orders whose numbers cross never block each other for good', async () => {
  for (let round = 0; round < 10; round++) {
    const numbers = Array.from({ length: 20 }, freshNumber);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => api.post('/porting_orders', { phone_numbers: i % 2 ? numbers : [...numbers].reverse() })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(7).fill(422)]);
  }
});

test('16 requests with one idempotency key make one order', async () => {
  for (let round = 0; round < 4; round++) {
    const body = { phone_numbers: [freshNumber()] };
    const headers = { 'idempotency-key': `create-${round}` };
    const answers = await Promise.all(Array.from({ length: 16 }, () => api.post('/porting_orders', body, { headers })));
    const made = answers.filter(({ status }) => status === 201);
    assert.ok(made.length >= 1);
    answers.forEach((answer) => assert.ok(answer.status === 201 || answer.status === 409, answer.text));
    assert.equal(new Set(made.map(({ text }) => text)).size, 1);
    const again = await api.post('/porting_orders', body, { headers });
    assert.equal(again.text, made[0].text);
    const other = await api.post('/porting_orders', { phone_numbers: [freshNumber()] }, { headers });
    assert.equal(other.status, 422);
    assert.equal(other.errors[0].source.parameter, 'Idempotency-Key');
  }
});

test('16 edits with one idempotency key are one edit', async () => {
  const { id } = await newOrder(api);
  const headers = { 'idempotency-key': 'edit' };
  const answers = await Promise.all(
    Array.from({ length: 16 }, () => api.patch(`/porting_orders/${id}`, { customer_reference: 'once' }, { headers })),
  );
  const done = answers.filter(({ status }) => status === 200);
  assert.ok(done.length >= 1);
  assert.equal(new Set(done.map(({ text, etag }) => text + etag)).size, 1);
  assert.equal((await historyOf(id)).length, 2);
  const elsewhere = await api.patch(`/porting_orders/${(await newOrder(api)).id}`, { customer_reference: 'once' }, { headers });
  assert.equal(elsewhere.status, 422);
});

test('a refused request leaves its idempotency key free', async () => {
  const { id } = await newOrder(api);
  const headers = { 'idempotency-key': 'second-try' };
  assert.equal((await api.patch(`/porting_orders/${id}`, { misc: { type: 'half' } }, { headers })).status, 422);
  assert.equal((await api.patch(`/porting_orders/${id}`, { misc: { type: 'full' } }, { headers })).status, 200);
});

test('edits and a delete at once end in an order or in none', async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await newOrder(api);
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, (_, i) => api.patch(`/porting_orders/${id}`, { customer_reference: `${i}` })),
      api.delete(`/porting_orders/${id}`),
      api.delete(`/porting_orders/${id}`),
    ]);
    const deletes = answers.slice(6).map(({ status }) => status).sort();
    assert.deepEqual(deletes, [204, 404]);
    answers.slice(0, 6).forEach(({ status }) => assert.ok(status === 200 || status === 404));
    assert.equal((await api.get(`/porting_orders/${id}`)).status, 404);
  }
});
