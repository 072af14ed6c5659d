// An account sees its own orders, and of those of others not even that they exist: whatever is special of the request,
// and in lists. The plain request of each operation is in every-operation.test.mjs.
import assert from 'node:assert/strict';
import test from 'node:test';
import { digest, newOrder, sandbox } from '../lib/fixture.mjs';

const { api, server } = await sandbox();
const UNKNOWN = 'eef10fb8-f3df-4c67-97c5-e18179723222';
const order = await newOrder(api, { customer_reference: 'mine', customer_group_reference: 'ours' });
await api.patch(`/porting_orders/${order.id}`, { misc: { type: 'full' }, end_user: { admin: { entity_name: 'Mine' } } });
const stranger = await server.newAccount('Stranger');
const other = api.as(stranger.key);
const FIXED = { 'x-request-id': 'always-the-same' };

/** Everything that came back, but for what differs from one moment to the next. */
function seen(answer) {
  const { date, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset, ...headers } = answer.headers;
  return { status: answer.status, headers, body: answer.text };
}

const etag = (await api.get(`/porting_orders/${order.id}`)).etag;
for (const [name, method, tail, body, headers] of [
  ['GET without numbers', 'GET', '?include_phone_numbers=false'],
  ['GET with the right ETag', 'GET', '', undefined, { 'if-none-match': etag }],
  ['PATCH of nothing', 'PATCH', '', {}],
  ['PATCH with the right ETag', 'PATCH', '', { customer_reference: 'stolen' }, { 'if-match': etag }],
  ['PATCH with a wrong ETag', 'PATCH', '', { customer_reference: 'stolen' }, { 'if-match': '"nope"' }],
  ['PATCH with bad values', 'PATCH', '', { misc: { type: 'half' } }],
  ['confirmation with the right ETag', 'POST', '/actions/confirm', undefined, { 'if-match': etag }],
  ['confirmation with a wrong ETag', 'POST', '/actions/confirm', undefined, { 'if-match': '"nope"' }],
  ['GET of the FOC windows', 'GET', '/allowed_foc_windows?explain=true'],
  ['a bad comment', 'POST', '/comments', { body: '' }],
  ['DELETE with a wrong ETag', 'DELETE', '', undefined, { 'if-match': '"nope"' }],
]) {
  test(`${name} of another account's order answers as for one that does not exist`, async () => {
    const before = await digest(api, order.id);
    const ask = (id) => other.call(method, `/porting_orders/${id}${tail}`, { body, headers: { ...FIXED, ...headers } });
    const theirs = seen(await ask(order.id));
    const nobodys = seen(await ask(UNKNOWN));
    assert.deepEqual(theirs, nobodys);
    assert.ok(theirs.status === 404 || theirs.status === 422, String(theirs.status));
    assert.deepEqual(await digest(api, order.id), before);
  });
}

for (const query of [
  '',
  '?page[size]=250',
  '?filter[status]=draft',
  '?filter[customer_reference]=mine',
  '?filter[customer_group_reference]=ours',
  '?filter[misc][type]=full',
  '?filter[end_user.admin.entity_name]=Mine',
  '?filter[phone_numbers][phone_number][contains]=303',
  '?sort=created_at',
]) {
  test(`orders${query} are none`, async () => {
    const answer = await other.get(`/porting_orders${query}`);
    assert.deepEqual(answer.data, []);
    assert.equal(answer.json.meta.total_results, 0);
  });
}

for (const query of ['', `?filter[porting_order_id]=${order.id}`, `?filter[phone_number]=${encodeURIComponent(order.phone_numbers[0].phone_number)}`]) {
  test(`numbers${query.replace(order.id, 'ID')} are none`, async () => {
    const answer = await other.get(`/porting_phone_numbers${query}`);
    assert.deepEqual(answer.data, []);
    const csv = await other.get(`/porting_phone_numbers${query}`, { headers: { accept: 'text/csv' } });
    assert.equal(csv.text.trim().split('\r\n').length, 1);
  });
}

test('events and numbers of another account are not listed', async () => {
  await api.post(`/porting_orders/${order.id}/comments`, { body: 'Mine.' });
  assert.ok((await api.get('/porting/events')).json.meta.total_results > 0);
  for (const list of ['/porting/events', '/phone_numbers', '/phone_numbers/slim']) {
    const answer = await other.get(list);
    assert.deepEqual([answer.data, answer.json.meta.total_results], [[], 0], list);
  }
});

test('idempotency keys of two accounts have nothing to do with each other', async () => {
  const headers = { 'idempotency-key': 'shared' };
  const mine = await api.patch(`/porting_orders/${order.id}`, { customer_reference: 'a' }, { headers });
  const own = await newOrder(other);
  const theirs = await other.patch(`/porting_orders/${own.id}`, { customer_reference: 'b' }, { headers });
  assert.equal(mine.data.id, order.id);
  assert.equal(theirs.data.id, own.id);
  assert.equal(theirs.data.customer_reference, 'b');
});

test('an account without a user still shows who made an order', async () => {
  const own = await newOrder(other);
  const history = await other.get(`/porting_orders/${own.id}/history`);
  assert.equal(history.data[0].actor.type, 'user');
  assert.equal(history.data[0].actor.api_key_id, stranger.keyId);
});
