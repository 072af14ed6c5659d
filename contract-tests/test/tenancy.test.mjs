// An account sees its own orders, and of those of others not even that they exist.
import assert from 'node:assert/strict';
import test from 'node:test';
import { digest, editBody, newOrder, sandbox } from '../lib/fixture.mjs';

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
  ['GET', 'GET', ''],
  ['GET without numbers', 'GET', '?include_phone_numbers=false'],
  ['GET with the right ETag', 'GET', '', undefined, { 'if-none-match': etag }],
  ['GET of the history', 'GET', '/history'],
  ['PATCH', 'PATCH', '', { customer_reference: 'stolen' }],
  ['PATCH of nothing', 'PATCH', '', {}],
  ['PATCH with everything', 'PATCH', '', editBody()],
  ['PATCH with the right ETag', 'PATCH', '', { customer_reference: 'stolen' }, { 'if-match': etag }],
  ['PATCH with a wrong ETag', 'PATCH', '', { customer_reference: 'stolen' }, { 'if-match': '"nope"' }],
  ['PATCH with bad values', 'PATCH', '', { misc: { type: 'half' } }],
  ['confirmation', 'POST', '/actions/confirm'],
  ['confirmation with the right ETag', 'POST', '/actions/confirm', undefined, { 'if-match': etag }],
  ['confirmation with a wrong ETag', 'POST', '/actions/confirm', undefined, { 'if-match': '"nope"' }],
  ['cancellation', 'POST', '/actions/cancel'],
  ['activation', 'POST', '/actions/activate'],
  ['GET of the activation jobs', 'GET', '/activation_jobs'],
  ['GET of an activation job', 'GET', `/activation_jobs/${UNKNOWN}`],
  ['PATCH of an activation job', 'PATCH', `/activation_jobs/${UNKNOWN}`, { activate_at: '2031-05-06T15:00:00Z' }],
  ['GET of the FOC windows', 'GET', '/allowed_foc_windows?explain=true'],
  ['GET of the comments', 'GET', '/comments'],
  ['a comment', 'POST', '/comments', { body: 'Not mine.' }],
  ['a bad comment', 'POST', '/comments', { body: '' }],
  ['DELETE', 'DELETE', ''],
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

test("nothing can be said of the future of another account's order", async () => {
  const body = (id) => ({ porting_order_id: id, outcomes: [{ outcome: 'silence' }] });
  const choose = async (id) => seen(await other.call('PUT', '/~sandbox/scenario', { body: body(id), headers: FIXED }));
  assert.deepEqual(await choose(order.id), await choose(UNKNOWN));
  const ask = async (id) => seen(await other.get(`/~sandbox/scenario?porting_order_id=${id}`, { headers: FIXED }));
  assert.deepEqual(await ask(order.id), await ask(UNKNOWN));
  assert.equal((await ask(order.id)).status, 404);
  assert.deepEqual((await api.get(`/~sandbox/scenario?porting_order_id=${order.id}`)).data.outcomes, []);
});

test('events and numbers of another account are not seen', async () => {
  await api.post(`/porting_orders/${order.id}/comments`, { body: 'Mine.' });
  const [event] = (await api.get('/porting/events')).data;
  const ask = async (id) => seen(await other.get(`/porting/events/${id}`, { headers: FIXED }));
  assert.deepEqual(await ask(event.id), await ask(UNKNOWN));
  for (const list of ['/porting/events', `/porting/events?filter[porting_order_id]=${order.id}`, '/phone_numbers', '/phone_numbers/slim']) {
    const answer = await other.get(list);
    assert.deepEqual([answer.data, answer.json.meta.total_results], [[], 0], list);
  }
});

test('what belongs to another account cannot be referred to', async () => {
  const own = await newOrder(other);
  const answer = await other.patch(`/porting_orders/${own.id}`, editBody());
  assert.equal(answer.status, 422);
  const places = answer.errors.map(({ code, source }) => `${code} ${source.pointer}`);
  for (const pointer of ['/documents/loa', '/phone_number_configuration/connection_id', '/requirement_group_id']) {
    assert.ok(places.includes(`10017 ${pointer}`), `${pointer} in ${places}`);
  }
  assert.equal((await other.get('/porting_orders')).json.meta.total_results, 1);
  assert.equal((await api.get('/porting_orders')).json.meta.total_results, 1);
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
