// The example of the operation "Edit a porting order" runs as it is printed.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';
import { EDIT_FILE, editBody, sandbox } from '../lib/fixture.mjs';
import { repository } from '../lib/server.mjs';

const fixture = await sandbox();
const attributes = JSON.parse(fs.readFileSync(repository('contract-tests', 'data', 'edit-answer-attributes.json'), 'utf8'));
const PAGE = process.env.PORTWRIGHT_SEED_PAGE ?? repository('..', 'shared', 'seed-edit-a-porting-order.txt');
let id;
let created;
let edited;

const at = (value, dotted) => dotted.split('.').reduce((found, name) => found?.[name], value);

function typeOf(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (Number.isInteger(value)) return 'integer';
  return typeof value;
}

test('a draft is made of the number of the example', async () => {
  const answer = await fixture.api.post('/porting_orders', { phone_numbers: ['+13035550000'] });
  assert.equal(answer.status, 201);
  assert.equal(answer.data.length, 1);
  created = answer.data[0];
  id = created.id;
  assert.equal(created.status.value, 'draft');
  assert.equal(created.old_service_provider_ocn, 'Unreal Communications');
  assert.equal(created.porting_phone_numbers_count, 1);
  assert.equal(created.phone_numbers[0].phone_number, '+13035550000');
});

test('the committed body is that of the page', { skip: !fs.existsSync(PAGE) && 'the page is not here' }, () => {
  const page = fs.readFileSync(PAGE, 'utf8');
  const begin = page.indexOf("--data-raw '", page.indexOf("--request PATCH '/porting_orders/'")) + "--data-raw '".length;
  assert.equal(fs.readFileSync(EDIT_FILE, 'utf8').trimEnd(), page.slice(begin, page.indexOf("\n}'", begin) + 2));
  const answer = page.indexOf('Response Response Example\n', begin) + 'Response Response Example\n'.length;
  const example = JSON.parse(page.slice(answer, page.indexOf('\n}\n', answer) + 2));
  const paths = [];
  const walk = (value, prefix) =>
    Object.entries(value).forEach(([name, inner]) => {
      paths.push(prefix + name);
      assert.ok(attributes[prefix + name]?.includes(typeOf(inner)), prefix + name);
      if (typeOf(inner) === 'object') walk(inner, `${prefix}${name}.`);
    });
  walk(example, '');
  assert.deepEqual(paths.sort(), Object.keys(attributes).sort());
});

test('the body of the page is accepted unchanged', async () => {
  const answer = await fixture.api.patch(`/porting_orders/${id}`, fs.readFileSync(EDIT_FILE));
  assert.equal(answer.status, 200, answer.text);
  edited = answer.json;
  assert.match(answer.etag, /^"[^"]+"$/);
});

for (const [dotted, types] of Object.entries(attributes)) {
  test(`the answer has ${dotted} as ${types.join(' or ')}`, () => {
    const value = at(edited, dotted);
    assert.notEqual(value, undefined);
    assert.ok(types.includes(typeOf(value)), `${typeOf(value)} ${JSON.stringify(value)}`);
  });
}

test('numbers sent for texts are stored as texts', () => {
  assert.equal(edited.data.end_user.admin.pin_passcode, '1234');
  assert.equal(edited.data.end_user.admin.billing_phone_number, '+13035551234');
});

test('everything else of the end user is kept as it was sent', () => {
  const sent = editBody().end_user;
  assert.deepEqual(edited.data.end_user.location, sent.location);
  assert.deepEqual(edited.data.end_user.admin, {
    ...sent.admin,
    billing_phone_number: '+13035551234',
    pin_passcode: '1234',
  });
});

test('a full port has nothing to say of remaining numbers', () => {
  assert.deepEqual(edited.data.misc, { type: 'full', remaining_numbers_action: null, new_billing_phone_number: null });
});

test('feedback of a draft stays empty and a warning says so', () => {
  assert.deepEqual(edited.data.user_feedback, { user_rating: null, user_comment: null });
  assert.ok(edited.meta.warnings.some((warning) => warning.source.pointer === '/user_feedback'));
});

test('a FOC date in the past is kept in a draft with a warning', () => {
  assert.equal(edited.data.activation_settings.foc_datetime_requested, '2021-03-19T10:07:15.527Z');
  const warning = edited.meta.warnings.find((entry) => entry.code === '80018');
  assert.equal(warning.source.pointer, '/activation_settings/foc_datetime_requested');
});

test('what is accepted but will not do is warned of, and nothing else', () => {
  assert.deepEqual(edited.meta.warnings.map(({ source }) => source.pointer).sort(), [
    '/activation_settings/foc_datetime_requested',
    '/misc/new_billing_phone_number',
    '/misc/remaining_numbers_action',
    '/user_feedback',
  ]);
});

test('the order stays a draft without support keys', () => {
  assert.deepEqual(edited.data.status, { value: 'draft', details: [] });
  assert.equal(edited.data.support_key, null);
  assert.equal(edited.data.parent_support_key, null);
});

test('a requirement group is found by its id in capital letters', () => {
  assert.deepEqual(edited.data.requirements, [
    {
      field_type: 'document',
      field_value: '9787fb5f-cbe5-4de4-b765-3303774ee9fe',
      requirement_type_id: '59b0762a-b274-4f76-ac32-4d5cf0272e66',
      record_type: 'porting_requirement',
    },
  ]);
  assert.deepEqual(edited.data.documents, editBody().documents);
});

test('configuration, messaging, reference and webhook are kept', () => {
  assert.deepEqual(edited.data.phone_number_configuration, editBody().phone_number_configuration);
  assert.equal(edited.data.messaging.enable_messaging, true);
  assert.equal(edited.data.messaging.messaging_port_status, 'pending');
  assert.equal(edited.data.customer_reference, 'string');
  assert.equal(edited.data.webhook_url, 'http://example.com');
});

test('what identifies the order did not change, and it is later now', () => {
  assert.equal(edited.data.id, id);
  assert.equal(edited.data.created_at, created.created_at);
  assert.ok(Date.parse(edited.data.updated_at) > Date.parse(created.updated_at));
});

test('meta leads to the numbers of the order', async () => {
  const url = edited.meta.phone_numbers_url;
  assert.equal(url, `/v2/porting_phone_numbers?filter[porting_order_id]=${id}`);
  const numbers = await fixture.api.get(url);
  assert.deepEqual(numbers.data.map((number) => number.phone_number), ['+13035550000']);
});

test('a read answers the same order', async () => {
  const answer = await fixture.api.get(`/porting_orders/${id}?include_phone_numbers=false`);
  assert.deepEqual(answer.data, edited.data);
});

test('sending the same body again keeps the order as it is', async () => {
  const answer = await fixture.api.patch(`/porting_orders/${id}`, editBody());
  assert.equal(answer.status, 200);
  assert.deepEqual({ ...answer.data, updated_at: '' }, { ...edited.data, updated_at: '' });
});

test('history tells each change of the edit and masks secrets', async () => {
  const history = await fixture.api.get(`/porting_orders/${id}/history`);
  const edit = history.data.find((entry) => entry.changes.length > 5);
  const changes = Object.fromEntries(edit.changes.map((change) => [change.attribute, change]));
  for (const secret of ['account_number', 'tax_identifier', 'pin_passcode']) {
    assert.equal(changes[`end_user.admin.${secret}`].new_value, '***');
  }
  assert.equal(changes['end_user.admin.entity_name'].new_value, 'Porter McPortersen');
  assert.doesNotMatch(history.text, /123abc"|1234abcd|"1234"/);
  assert.equal(history.data.at(-1).action, 'created');
});
