// The same question in every form in which clients write it, and what comes back as CSV.
import assert from 'node:assert/strict';
import test from 'node:test';
import { freshNumber, newOrder, sandbox } from '../lib/fixture.mjs';

const { api } = await sandbox();
const FOC = '2031-05-06T15:00:00Z';
const numbers = [freshNumber(), freshNumber()];
const edit = {
  misc: { type: 'partial' },
  end_user: { admin: { entity_name: 'Query & Co, +1', auth_person_name: 'Öl "Quote" Person' } },
  activation_settings: { foc_datetime_requested: FOC },
};
const wanted = await newOrder(api, { phone_numbers: numbers, customer_reference: 'a,b', customer_group_reference: 'group' });
await api.patch(`/porting_orders/${wanted.id}`, edit);
const other = await newOrder(api, { customer_reference: 'a' });
const ids = [other.id, wanted.id];

const encode = encodeURIComponent;
const orders = async (query) => {
  const answer = await api.get(`/porting_orders?${query}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.data.map((order) => order.id);
};
const listed = async (query) => {
  const answer = await api.get(`/porting_phone_numbers?${query}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.data.map((number) => number.phone_number).sort();
};

const entity = encode(edit.end_user.admin.entity_name);
const person = encode(edit.end_user.admin.auth_person_name);
const one = [wanted.id];

/** Every row: what is asked, the expected orders, and the ways to ask. */
const ORDER_FORMS = {
  'nothing in particular': [ids, '', '&', '&&', 'page[number]=1', 'page%5Bnumber%5D=1&page%5Bsize%5D=250', 'unknown=1'],
  'status, one value': [
    ids, 'filter[status]=draft', 'filter%5Bstatus%5D=draft', 'filter[status][eq]=draft', 'filter[status][]=draft',
    'filter[status][in]=draft', 'filter[status][in][]=draft', 'filter[status][in][0]=draft', 'filter.status=draft',
  ],
  'status, any of several': [
    ids, 'filter[status]=draft,exception', 'filter[status]=exception%2Cdraft', 'filter[status][in]=draft,exception',
    'filter[status][in][]=draft&filter[status][in][]=exception', 'filter[status][]=draft&filter[status][]=exception',
    'filter[status][in][]=draft,exception', 'filter[status]=draft&filter[status]=exception',
    'filter[status][in]=draft&filter[status][in]=exception', 'filter[status]=draft&filter[status][in][]=exception',
    'filter[status][in][0]=draft&filter[status][in][1]=exception',
  ],
  'status that none has': [[], 'filter[status]=ported', 'filter[status][in][]=ported', 'filter[status][in]=ported,cancelled'],
  'country of the numbers': [
    ids, 'filter[phone_numbers.country_code]=US', 'filter[phone_numbers][country_code]=US',
    'filter%5Bphone_numbers%5D%5Bcountry_code%5D=US', 'filter[phone_numbers][country_code][eq]=US',
  ],
  'carrier': [
    ids, 'filter[phone_numbers.carrier_name]=Unreal%20Communications',
    'filter[phone_numbers.carrier_name]=Unreal+Communications',
    'filter[phone_numbers][carrier_name]=Unreal+Communications',
  ],
  'part of a number': [
    one, `filter[phone_numbers.phone_number][contains]=${encode(numbers[1])}`,
    `filter[phone_numbers][phone_number][contains]=${numbers[1].slice(1)}`,
    `filter[phone_numbers.phone_number.contains]=${numbers[1].slice(4)}`,
    `filter[phone_numbers][phone_number][contains]=(303)%20555-${numbers[1].slice(-4)}`,
  ],
  'misc type': [one, 'filter[misc.type]=partial', 'filter[misc][type]=partial', 'filter[misc][type][eq]=partial'],
  'entity name': [
    one, `filter[end_user.admin.entity_name]=${entity}`, `filter[end_user][admin][entity_name]=${entity}`,
    `filter[end_user.admin][entity_name]=${entity}`, `filter[end_user][admin.entity_name]=${entity}`,
  ],
  'authorised person': [
    one, `filter[end_user.admin.auth_person_name]=${person}`, `filter[end_user][admin][auth_person_name]=${person}`,
  ],
  'a reference with a comma': [one, 'filter[customer_reference]=a,b', 'filter[customer_reference]=a%2Cb'],
  'a reference is compared as a whole': [[other.id], 'filter[customer_reference]=a', 'filter[customer_reference][eq]=a'],
  'group reference': [one, 'filter[customer_group_reference]=group', 'filter[customer_group_reference][eq]=group'],
  'support key of a draft': [[], 'filter[parent_support_key]=pr_123abc'],
  'FastPort': [
    ids, 'filter[activation_settings.fast_port_eligible]=true', 'filter[activation_settings][fast_port_eligible]=true',
  ],
  'no FastPort': [
    [], 'filter[activation_settings.fast_port_eligible]=false', 'filter[activation_settings][fast_port_eligible]=false',
  ],
  'FOC time range': [
    one, 'filter[activation_settings.foc_datetime_requested][gt]=2031-05-06T14:59:59Z',
    'filter[activation_settings][foc_datetime_requested][gt]=2031-05-06T14:59:59.999Z',
    'filter[activation_settings][foc_datetime_requested][lt]=2031-05-06T15:00:00.001Z',
    `filter[activation_settings][foc_datetime_requested][gt]=${encode('2031-05-06T16:59:59+02:00')}`,
    'filter[activation_settings][foc_datetime_requested][gt]=2031-05-06T16:59:59+02:00',
    `filter[activation_settings][foc_datetime_requested][gt]=${encode('2031-05-06T16:59+0200')}`,
    'filter[activation_settings.foc_datetime_requested][gt]=2031-01-01T00:00:00Z&filter[activation_settings.foc_datetime_requested][lt]=2031-12-31T00:00:00Z',
  ],
  'FOC time range with nothing in it': [
    [], `filter[activation_settings.foc_datetime_requested][gt]=${FOC}`,
    `filter[activation_settings.foc_datetime_requested][lt]=${FOC}`,
  ],
  'several filters at once': [
    one, 'filter[status]=draft&filter[misc][type]=partial&filter[phone_numbers][country_code]=US&sort=-created_at&page[size]=5',
  ],
  'several filters that exclude each other': [[], 'filter[misc][type]=partial&filter[customer_reference]=a'],
  'newest first': [ids, 'sort[]=-created_at', 'sort[value]=-created_at', 'sort=-created_at', 'sort%5B%5D=-created_at', 'sort[0]=-created_at'],
  'oldest first': [[wanted.id, other.id], 'sort[]=created_at', 'sort[value]=created_at', 'sort=created_at'],
  'earliest FOC first': [
    [wanted.id, other.id], 'sort[]=activation_settings.foc_datetime_requested',
    'sort[value]=activation_settings.foc_datetime_requested', 'sort=activation_settings.foc_datetime_requested',
    'sort=-activation_settings.foc_datetime_requested',
  ],
  'second page': [[wanted.id], 'page[size]=1&page[number]=2', 'page%5Bsize%5D=1&page%5Bnumber%5D=2'],
  'a page behind the last': [[], 'page[number]=3&page[size]=1', 'page[number]=400&page[size]=250'],
};

for (const [name, [expected, ...forms]] of Object.entries(ORDER_FORMS)) {
  for (const form of forms) {
    test(`orders, ${name}: ${form || '(empty)'}`, async () => assert.deepEqual(await orders(form), expected));
  }
}

const all = [...numbers, other.phone_numbers[0].phone_number].sort();
const both = (name, values) => [
  `filter[${name}][in][]=${values[0]}&filter[${name}][in][]=${values[1]}`,
  `filter[${name}][in]=${values.join(',')}`,
  `filter[${name}]=${values.join(',')}`,
  `filter[${name}][in][0]=${values[0]}&filter[${name}][in][1]=${values[1]}`,
];
const plus = (number) => encode(number);
const NUMBER_FORMS = {
  'of an order': [
    numbers, `filter[porting_order_id]=${wanted.id}`, `filter[porting_order_id]=${wanted.id.toUpperCase()}`,
    `filter[porting_order_id][eq]=${wanted.id}`, `filter[porting_order_id][in][]=${wanted.id}`,
  ],
  'of two orders': [all, ...both('porting_order_id', ids)],
  'one number': [[numbers[0]], `filter[phone_number]=${plus(numbers[0])}`, `filter[phone_number][in][]=${plus(numbers[0])}`],
  'two numbers': [numbers, ...both('phone_number', numbers.map(plus))],
  'by status of the order': [all, 'filter[porting_order_status]=draft', 'filter[porting_order_status][eq]=draft'],
  'by portability': [all, 'filter[portability_status]=confirmed'],
  'by activation': [[], 'filter[activation_status]=Active', 'filter[activation_status]=Activate+RDY', 'filter[activation_status]=Cancel%20Pending'],
  'by support key': [[], 'filter[support_key]=sr_a12345', 'filter[support_key][eq]=sr_a12345', ...both('support_key', ['sr_a12345', 'sr_b12345'])],
};

for (const [name, [expected, ...forms]] of Object.entries(NUMBER_FORMS)) {
  for (const form of forms) {
    test(`numbers, ${name}: ${form}`, async () => assert.deepEqual(await listed(form), [...expected].sort()));
  }
}

test('include_phone_numbers decides whether numbers come with orders', async () => {
  for (const [query, expected] of [['', true], ['?include_phone_numbers=true', true], ['?include_phone_numbers=false', false]]) {
    const answer = await api.get(`/porting_orders${query}`);
    answer.data.forEach((order) => assert.equal(Array.isArray(order.phone_numbers), expected));
  }
});

test('meta tells the page and the totals', async () => {
  const answer = await api.get('/porting_orders?page[size]=1&page[number]=2');
  assert.deepEqual(answer.json.meta, { page_number: 2, page_size: 1, total_pages: 2, total_results: 2 });
});

const HEADER = 'phone_number,phone_number_type,porting_order_id,support_key,porting_order_status\r\n';

test('numbers as CSV, byte for byte', async () => {
  const path = `/porting_phone_numbers?filter[porting_order_id]=${wanted.id}&sort=phone_number`;
  const answer = await api.get(path, { headers: { accept: 'text/csv' } });
  assert.equal(answer.status, 200);
  assert.match(answer.headers['content-type'], /^text\/csv; ?charset=utf-8$/i);
  const rows = numbers.map((number) => `${number},local,${wanted.id},,draft\r\n`);
  assert.deepEqual(answer.bytes, Buffer.from(HEADER + rows.join('')));
});

test('no numbers as CSV are a header', async () => {
  const answer = await api.get('/porting_phone_numbers?filter[porting_order_status]=ported', { headers: { accept: 'text/csv' } });
  assert.deepEqual(answer.bytes, Buffer.from(HEADER));
});

for (const [accept, type] of [
  [null, 'application/json'],
  ['*/*', 'application/json'],
  ['application/*', 'application/json'],
  ['application/json', 'application/json'],
  ['application/json, text/csv', 'application/json'],
  ['text/csv, */*;q=0.1', 'text/csv'],
  ['text/*', 'text/csv'],
  ['text/csv;q=0.4, application/json;q=0.9', 'application/json'],
]) {
  test(`Accept ${accept} answers ${type}`, async () => {
    const answer = await api.get('/porting_phone_numbers', { headers: { accept } });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['content-type'].split(';')[0], type);
  });
}

test('Accept image/png is not acceptable', async () => {
  const answer = await api.get('/porting_phone_numbers', { headers: { accept: 'image/png' } });
  assert.equal(answer.status, 406);
  assert.equal(answer.errors[0].code, '10014');
});

test('an ETag spares reading what is known', async () => {
  const first = await api.get(`/porting_orders/${wanted.id}`);
  for (const known of [first.etag, `W/${first.etag}`, `"x", ${first.etag}`, '*']) {
    const again = await api.get(`/porting_orders/${wanted.id}`, { headers: { 'if-none-match': known } });
    assert.equal(again.status, 304, known);
    assert.equal(again.etag, first.etag);
  }
  assert.equal((await api.get(`/porting_orders/${wanted.id}`, { headers: { 'if-none-match': '"x"' } })).status, 200);
});
