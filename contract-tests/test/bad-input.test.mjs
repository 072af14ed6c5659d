// Whatever is sent: the refusal says what is wrong and where, and nothing has changed.
import assert from 'node:assert/strict';
import test from 'node:test';
import * as requests from '../data/bad-requests.mjs';
import * as values from '../data/bad-values.mjs';
import { checkAnswer } from '../lib/contract.mjs';
import { digest, editBody, newOrder, sandbox } from '../lib/fixture.mjs';
import { exchange, parseAnswer } from '../lib/http.mjs';
import { SANDBOX_KEY } from '../lib/server.mjs';

const { api, server } = await sandbox();
const order = await newOrder(api);
const number = order.phone_numbers[0].phone_number;
assert.equal((await api.patch(`/porting_orders/${order.id}`, { ...editBody(), misc: { type: 'partial' } })).status, 200);
let before = await digest(api, order.id);
const path = `/porting_orders/${order.id}`;

/** Compared with what the last look found, so that one failure is told once. */
async function unchanged() {
  const now = await digest(api, order.id);
  const then = before;
  before = now;
  assert.deepEqual(now, then);
}

/**
 * Ids, pages, bodies and keys are read by one piece of code for all operations. Some are tried with every row; of the
 * others a quarter of the rows shows that they use it.
 */
const quarter = (rows) => rows.filter((_, index) => index % 4 === 0);

function fits(found, expected, what) {
  if (expected instanceof RegExp) assert.match(String(found), expected, what);
  else if (expected !== null) assert.equal(found, expected, what);
}

/** The refusal has the status, and one of its errors the code and the place; where no place is expected none is given. */
function assertRefused(answer, status, code, place) {
  fits(answer.status, status, answer.text);
  assert.ok(answer.status >= 400, answer.text);
  const found = answer.errors.find(({ source }) => {
    const given = source?.pointer ?? source?.parameter;
    return place === undefined || given === place;
  });
  assert.ok(found, `nothing said of ${place}: ${answer.text}`);
  fits(found.code, code, answer.text);
  const at = found.source ?? {};
  assert.ok(!(at.pointer !== undefined && at.parameter !== undefined), 'one place only');
}

const bad = (name, send, status, code, place) =>
  test(name, async () => {
    const answer = await send();
    await unchanged();
    assertRefused(answer, status, code, place);
    return answer;
  });

for (const [name, body, code, pointer, status] of values.patches) {
  bad(`edit: ${name}`, () => api.patch(path, typeof body === 'function' ? body(number) : body), status, code, pointer);
}
for (const [name, raw, code, pointer, status] of values.rawPatches) {
  bad(`edit: ${name}`, () => api.patch(path, raw), status, code, pointer);
}
for (const [name, body, code, pointer, status = 422] of values.creations) {
  const filled = JSON.parse(JSON.stringify(body).replace('{taken}', number));
  bad(`create: ${name}`, () => api.post('/porting_orders', filled), status, code, pointer);
}
for (const [name, body, code, pointer, status = 422] of values.checks) {
  bad(`check: ${name}`, () => api.post('/portability_checks', body), status, code, pointer);
}

for (const [name, body, code, pointer] of values.comments) {
  bad(`comment: ${name}`, () => api.post(`${path}/comments`, body), 422, code, pointer);
}
for (const [name, body, code, pointer] of values.turns) {
  bad(`clock: ${name}`, () => api.call('POST', '/~sandbox/clock/advance', { body }), 422, code, pointer);
}
for (const [name, outcomes, code, pointer] of values.scenarios) {
  const body = { porting_order_id: order.id, outcomes };
  bad(`scenario: ${name}`, () => api.call('PUT', '/~sandbox/scenario', { body }), 422, code, pointer);
}

// An object without its media type is refused for what it says or not. That each operation takes nothing but JSON is
// shown by every-operation.test.mjs.
const othersBodies = [
  ...quarter(values.bodies.slice(0, -4)).filter(([, , , code]) => code !== '10023'),
  ...values.bodies.filter(([name]) => /^(1.1 MB|text|a key twice)$/.test(name)),
];
for (const [operation, method, target, rows = othersBodies] of [
  ['edit', 'PATCH', path, values.bodies],
  ['create', 'POST', '/porting_orders', values.bodies],
  ['check', 'POST', '/portability_checks', values.bodies],
  ['comment', 'POST', `${path}/comments`],
  ['number', 'PATCH', `/phone_numbers/${values.UNKNOWN}`],
  ['activation', 'PATCH', `${path}/activation_jobs/${values.UNKNOWN}`],
  ['scenario', 'PUT', '/~sandbox/scenario'],
  ['clock', 'POST', '/~sandbox/clock/advance'],
]) {
  for (const [name, raw, status, code, place, headers] of rows) {
    bad(`${operation}: ${name}`, () => api.call(method, target, { body: raw, headers }), status, code, place);
  }
}

for (const [method, place, body] of requests.placesOfIds) {
  const inFull = /^\/porting_orders\/\{id\}(\/history)?$/.test(place);
  for (const [id, status, code] of inFull ? requests.ids : [...quarter(requests.ids.slice(0, 12)), ...requests.ids.slice(-2)]) {
    const at = id.startsWith('%2e') ? undefined : place.includes('_jobs/') ? 'activationJobId' : 'id';
    const shown = id.length > 60 ? `${id.slice(0, 10)}... (${id.length})` : id;
    const target = place.replace('{order}', order.id).replace('{id}', id);
    bad(`${method} ${place} of id ${shown}`, () => api.call(method, target, { body }), status, code, at);
  }
}

for (const [list, rows] of [
  ['/porting_orders', [...requests.paging, ...requests.orderFilters]],
  ['/porting_phone_numbers', [...requests.paging, ...requests.numberFilters]],
  ['/phone_numbers', [...quarter(requests.paging), ...requests.inventoryFilters]],
  ['/phone_numbers/slim', quarter(requests.paging)],
  ['/porting/events', [...quarter(requests.paging), ...requests.eventFilters]],
  [`${path}/comments`, quarter(requests.paging)],
  [`${path}/activation_jobs`, quarter(requests.paging)],
]) {
  for (const [query, status, code, parameter] of rows) {
    bad(`GET ${list.replace(order.id, 'ID')}?${query.slice(0, 100)}`, () => api.get(`${list}?${encodeLoosely(query)}`), status, code, parameter);
  }
}

/** Nothing but what HTTP cannot carry is encoded. */
function encodeLoosely(query) {
  return query.replace(/[^\x21-\x7e]/g, encodeURIComponent);
}

for (const [query, status, code, parameter] of [
  ['include_phone_numbers=maybe', 422, '10026', 'include_phone_numbers'],
  ['include_phone_numbers=true&include_phone_numbers=false', 400, '10015', 'include_phone_numbers'],
  ['filter[status]=draft', 400, '10031', 'filter[status]'],
  ['%zz', 400, '10015', undefined],
]) {
  bad(`GET order ?${query}`, () => api.get(`${path}?${query}`), status, code, parameter);
}
bad('GET history ?page[size]=0', () => api.get(`${path}/history?page[size]=0`), 422, '10033', 'page[size]');
bad('GET history ?sort=x', () => api.get(`${path}/history?sort=x`), 400, '10031', 'sort');

for (const [method, place, status, code] of requests.places) {
  test(`${method} ${place}`, async () => {
    const target = place.replace('{id}', order.id);
    const body = method === 'POST' || method === 'PATCH' || method === 'PUT' ? {} : undefined;
    const answer = await api.call(method, target, { body });
    fits(answer.status, status, answer.text);
    if (answer.status >= 400) {
      assert.equal(answer.errors[0].code, code);
      if (answer.status === 405) assert.match(answer.headers.allow, /\b(GET|POST|PATCH|DELETE)\b/);
    }
    await unchanged();
  });
}

for (const [name, method, headers, status, code, parameter] of requests.headers) {
  const body = method === 'PATCH' ? { customer_reference: 'never' } : undefined;
  bad(`${method} with ${name}`, () => api.call(method, path, { body, headers }), status, code, parameter);
}

for (const [index, [name, header]] of requests.authorizations.entries()) {
  const authorization = header
    .replaceAll('{key}', SANDBOX_KEY)
    .replace('{key-}', SANDBOX_KEY.slice(0, -1))
    .replace('{KEY}', SANDBOX_KEY.toUpperCase());
  for (const [method, target, body] of [
    ['GET', path],
    ['PATCH', path, { customer_reference: 'never' }],
    ['POST', '/porting_orders', { phone_numbers: ['+13035559001'] }],
    ['DELETE', path],
    ['POST', `${path}/actions/confirm`],
    ['POST', `${path}/comments`, { body: 'never' }],
    ['GET', '/phone_numbers'],
    ['GET', '/porting/events'],
    ['POST', '/~sandbox/clock/advance', { duration: 'P1D' }],
    ['POST', '/~sandbox/reset'],
  ].slice(0, index % 4 === 0 ? undefined : 4)) {
    test(`${method} ${target.replace(order.id, 'ID')} with ${name} for a key`, async () => {
      const answer = await api.call(method, target, { body, headers: { authorization } });
      assertRefused(answer, 401, '10009', 'Authorization');
      assert.doesNotMatch(answer.text, /portwright-sandbox-key/i);
      await unchanged();
    });
  }
}

for (const [name, bytes, status] of requests.malformed) {
  test(`a socket that sends ${name}`, async () => {
    const text = await exchange(server.port, Buffer.from(bytes.replaceAll('{key}', SANDBOX_KEY), 'latin1'), 600);
    if (status !== 0) assert.ok(text.startsWith('HTTP/1.'), `no answer: ${JSON.stringify(text)}`);
    if (text.startsWith('HTTP/1.')) {
      const answer = parseAnswer(text);
      if (status === 0) assert.ok(answer.status < 500 || answer.status === 501, text);
      else fits(answer.status, status, text);
      if (answer.status >= 400 && answer.headers['transfer-encoding'] === undefined) {
        await checkAnswer(server, 'GET', '/nowhere', answer);
      }
    }
    await unchanged();
  });
}

test('all problems of a request are told at once', async () => {
  const answer = await api.patch(path, {
    misc: { type: 'half', new_billing_phone_number: 7 },
    end_user: { admin: { entity_name: 1, account_number: 'x'.repeat(65) }, location: { country_code: 'us' } },
    documents: { loa: 'x' },
    user_feedback: { user_rating: 9 },
    webhook_url: 'nowhere',
  });
  assert.equal(answer.status, 422);
  assert.deepEqual(answer.errors.map(({ source }) => source.pointer).sort(), [
    '/documents/loa', '/end_user/admin/account_number', '/end_user/admin/entity_name', '/end_user/location/country_code',
    '/misc/new_billing_phone_number', '/misc/type', '/user_feedback/user_rating', '/webhook_url',
  ]);
  await unchanged();
});

test('all problems that only the database knows are told at once', async () => {
  const answer = await api.patch(path, {
    documents: { loa: values.UNKNOWN },
    phone_number_configuration: { connection_id: 'x', billing_group_id: 'y' },
    webhook_url: 'http://',
    end_user: { admin: { billing_phone_number: 'abc' } },
  });
  assert.deepEqual(answer.errors.map(({ code, source }) => `${code} ${source.pointer}`).sort(), [
    '10002 /end_user/admin/billing_phone_number', '10003 /webhook_url', '10017 /documents/loa',
    '10017 /phone_number_configuration/billing_group_id', '10017 /phone_number_configuration/connection_id',
  ]);
  await unchanged();
});

test('read-only and unknown attributes are ignored, not refused', async () => {
  const own = await newOrder(api);
  const answer = await api.patch(`/porting_orders/${own.id}`, {
    id: values.UNKNOWN, status: 'ported', support_key: 7, created_at: [], unknown: { deep: [1, 'x'.repeat(5000)] },
    messaging: { messaging_capable: 'no', messaging_port_status: 'ported' }, phone_number_type: 'mobile',
    activation_settings: { fast_port_eligible: 'x', foc_datetime_actual: 'x' }, porting_phone_numbers_count: 'many',
  });
  assert.equal(answer.status, 200, answer.text);
  const now = (await api.get(`/porting_orders/${own.id}`)).data;
  assert.deepEqual({ ...now, updated_at: '' }, { ...own, updated_at: '' });
});

test('the server logged nothing unexpected', () => {
  const lines = (server.err + server.out).split('\n');
  assert.deepEqual(lines.filter((line) => /unexpected error/.test(line)), []);
});
