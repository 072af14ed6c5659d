// docs/desk.md, followed line by line at a desk: each command does what the text around it says.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import test, { after } from 'node:test';
import { Api } from '../lib/http.mjs';
import { bodyOf, MESSAGING_PROFILE, NEEDED } from '../lib/life.mjs';
import { HOME, newFolder, Server } from '../lib/server.mjs';
import { blocksOf, Shell } from '../lib/shell.mjs';

const KEY = 'key-of-the-installation';
const server = await Server.start({
  env: { PORTWRIGHT_MODE: 'desk', PORTWRIGHT_OPERATOR_KEY: KEY, PORTWRIGHT_ENCRYPTION_KEY: randomBytes(32).toString('base64') },
});
const installation = new Api(server, KEY);
after(async () => {
  installation.close();
  await server.stop();
});

const DAY = 86_400_000;
const seconds = (time) => new Date(time).toISOString().replace(/\.[0-9]+Z$/, 'Z');
const ORDERS = '/~operator/porting_orders';
const PROOF = { requirement_type_id: '59b0762a-b274-4f76-ac32-4d5cf0272e66', field_value: '9787fb5f-cbe5-4de4-b765-3303774ee9fe' };

async function ok(call) {
  const answer = await call;
  assert.ok(answer.status < 300, answer.text);
  return answer.data;
}

const newOperator = (name) => ok(installation.post('/~operator/operators', { name }));
const at = (id) => ok(installation.get(`${ORDERS}/${id}`));
const found = async (filter) => (await ok(installation.get(`${ORDERS}?${filter}`))).map(({ id }) => id);
const history = (id) => ok(installation.get(`${ORDERS}/${id}/history?page[size]=250`));

/** An account whose owner gives orders all that they need; its numbers are with a carrier that passes messaging on. */
async function newOwner() {
  const columns = 'prefix,carrier_name,spid,ocn,fast_port_eligible,messaging_capable,portable';
  const body = `${columns}\n1303555,Unreal Communications,X001,X001,false,true,true\n`;
  await ok(installation.call('PUT', '/~operator/carriers', { body, headers: { 'content-type': 'text/csv' } }));
  const { id } = await ok(installation.post('/~operator/accounts', { name: 'A customer' }));
  const documents = [...Object.values(bodyOf(NEEDED).documents), PROOF.field_value].map((each) => `document/${each}`);
  for (const reference of [...documents, `messaging_profile/${MESSAGING_PROFILE}`]) {
    await ok(installation.call('PUT', `/~operator/accounts/${id}/references/${reference}`));
  }
  const { key } = await ok(installation.post(`/~operator/accounts/${id}/api_keys`, { name: 'its owner' }));
  return installation.as(key);
}

const owner = await newOwner();
after(() => owner.close());

/** An order that its owner has confirmed. */
async function newOrder(...numbers) {
  const [{ id }] = await ok(owner.post('/porting_orders', { phone_numbers: numbers }));
  const body = { ...bodyOf(NEEDED), requirements: [PROOF], messaging: { enable_messaging: true } };
  await ok(owner.patch(`/porting_orders/${id}`, { ...body, phone_number_configuration: { messaging_profile_id: MESSAGING_PROFILE } }));
  await ok(owner.post(`/porting_orders/${id}/actions/confirm`));
  return id;
}

const ID = await newOrder('+13035550000', '+13035550002');
const SPLIT = await newOrder('+13035550001', '+13035550003');
const FOC = seconds(Date.now() + 3 * DAY);
const shell = new Shell({ cwd: newFolder(), env: { PORTWRIGHT_OPERATOR_KEY: KEY, ID, FOC } });
after(() => shell.close());
let ada;
let gone;

/** What an order has come to. */
const is =
  (status, request = null) =>
  ({ data }) =>
    assert.deepEqual([data.id, data.status.value, data.request?.type ?? null], [ID, status, request]);

/**
 * What each command does, under its heading: by words of the command, what its answer must show (`then`), and where the
 * text takes something for granted, what is set before (`given`, which answers variables of the shell) or done
 * afterwards (`next`). A command that is not named here must only be answered without errors.
 */
const TEXT = {
  'The people': {
    '# shows the key': {
      then: ({ data }) => {
        assert.deepEqual([data.name, typeof data.key], ['Ada', 'string']);
        ada = data;
      },
    },
    '# who there is': {
      then: ({ data }) => assert.deepEqual(data.map(({ id, name, key }) => [id, name, key]), [[ada.id, 'Ada', undefined]]),
    },
    '# refuses the key': {
      given: async () => {
        gone = await newOperator('Somebody who leaves');
        return { OPERATOR: gone.id };
      },
      then: async (answer) => {
        assert.equal(answer, '');
        assert.equal((await installation.as(gone.key).get(ORDERS)).status, 401);
        assert.deepEqual((await ok(installation.get('/~operator/operators'))).map(({ id }) => id), [gone.id, ada.id]);
      },
    },
    'actions/claim': {
      given: () => ({ PORTWRIGHT_OPERATOR_KEY: ada.key }),
      then: async ({ data }) => {
        assert.deepEqual([data.claim.operator_id, data.claim.operator_name], [ada.id, 'Ada']);
        const other = await newOperator('Another one');
        assert.equal((await installation.as(other.key).post(`${ORDERS}/${ID}/actions/submit`, {})).status, 422);
        assert.deepEqual([await found('filter[claimed]=true'), await found(`filter[claimed_by]=${ada.id}`)], [[ID], [ID]]);
      },
    },
    'actions/release': { then: ({ data }) => assert.equal(data.claim, null) },
    'PON-2026-0117': {
      then: async ({ data }) => {
        assert.equal(data.carrier_order_number, 'PON-2026-0117');
        assert.deepEqual(await found('filter[carrier_order_number]=PON-2026-0117'), [ID]);
      },
    },
    '/notes': {
      then: async ({ data }) => {
        assert.deepEqual([data.operator_name, data.body], ['Ada', 'Their port team answers after ten only.']);
        assert.deepEqual((await history(ID)).filter(({ actor }) => actor.type === 'operator'), []);
      },
    },
  },
  'What is there to do?': {
    'filter\\[waiting\\]=true': {
      then: ({ data }) =>
        assert.deepEqual(data.map(({ id, request, end_user: user }) => [id, request.type, user.admin.account_number]), [
          [ID, 'new_order', '123abc'],
          [SPLIT, 'new_order', '123abc'],
        ]),
    },
  },
  'Check what the owner gave': {
    review_requirements: {
      given: async () => {
        assert.equal((await at(ID)).requirements_met, false);
        return {};
      },
      then: ({ data }) => assert.equal(data.requirements_met, true),
    },
  },
  'Send it to the losing carrier': { 'actions/submit': { then: is('submitted') } },
  'The carrier says no': {
    raise_exception: {
      then: (answer) => {
        is('exception')(answer);
        assert.deepEqual(answer.data.status.details.map(({ code }) => code), ['ENTITY_NAME_MISMATCH']);
      },
      next: async () => {
        const [comment] = await ok(owner.get(`/porting_orders/${ID}/comments`));
        assert.deepEqual([comment.user_type, comment.body], ['admin', 'They have it as Acme Inc.']);
        await ok(owner.patch(`/porting_orders/${ID}`, { end_user: { admin: { entity_name: 'Acme Inc.' } } }));
        await ok(owner.post(`/porting_orders/${ID}/actions/confirm`));
        is('submitted', 'resubmission')({ data: await at(ID) });
      },
    },
  },
  'The carrier says when': {
    'actions/confirm_foc': {
      then: (answer) => {
        is('foc-date-confirmed')(answer);
        assert.equal(answer.data.activation_settings.foc_datetime_actual, FOC);
      },
    },
  },
  'At that time': {
    'actions/confirm_foc': {
      then: ({ data }) => {
        const late = Date.now() - Date.parse(data.activation_settings.foc_datetime_actual);
        assert.ok(late >= 0 && late < 60_000, `${late} ms`);
      },
    },
    'actions/phone_number_activation': {
      then: ({ data }) => {
        assert.equal(data.phone_numbers.find((each) => each.phone_number === '+13035550000').activation_status, 'Active');
        assert.equal(data.status.value, 'foc-date-confirmed');
      },
    },
    'actions/complete': {
      then: async (answer) => {
        is('ported', 'messaging')(answer);
        const numbers = await ok(owner.get('/phone_numbers?sort=phone_number'));
        assert.deepEqual(numbers.map((each) => each.phone_number), ['+13035550000', '+13035550002']);
      },
    },
  },
  Messaging: {
    'actions/messaging': {
      then: async (answer) => {
        is('ported')(answer);
        const { messaging_port_status: port, messaging_port_completed: completed } = answer.data.messaging;
        assert.deepEqual([port, completed], ['ported', true]);
        const told = (await history(ID)).filter(({ actor, reason }) => actor.type === 'operator' && reason !== null);
        assert.deepEqual(told.map(({ actor }) => actor.user_id), told.map(() => ada.id));
        const reasons = told.map(({ reason }) => reason).reverse();
        assert.deepEqual(reasons.slice(0, 3), ['LSR sent.', 'They have it as Acme Inc.', 'Agreed by phone.']);
      },
    },
  },
  'Splitting an order': {
    'actions/split': {
      given: () => ({ ID: SPLIT }),
      then: async ({ data: { from, to } }) => {
        const shown = (order) => [order.status.value, order.request.type, order.account_id];
        const numbers = (order) => order.phone_numbers.map((each) => each.phone_number);
        const { account_id: account } = await at(SPLIT);
        assert.deepEqual([shown(from), shown(to)], Array(2).fill(['in-process', 'new_order', account]));
        assert.deepEqual([numbers(from), numbers(to)], [['+13035550003'], ['+13035550001']]);
        assert.equal(from.id, SPLIT);
        assert.notEqual(from.support_key, to.support_key);
        const events = await ok(owner.get('/porting/events?filter[type]=porting_order.split'));
        assert.equal(events.length, 1);
      },
    },
  },
};

const text = fs.readFileSync(path.join(HOME, 'docs', 'desk.md'), 'utf8');
const named = Object.entries(TEXT).flatMap(([heading, rows]) => Object.keys(rows).map((words) => `${heading}: ${words}`));
const done = [];

for (const { heading, line, commands } of blocksOf(text.replaceAll('http://127.0.0.1:8080', server.url))) {
  for (const command of commands) {
    test(`${heading}: ${command.split('\n')[0].slice(0, 100)}`, async () => {
      const place = `docs/desk.md, block at line ${line}: ${command}`;
      const words = Object.keys(TEXT[heading] ?? {}).filter((each) => command.includes(each));
      assert.ok(words.length < 2, `${place}\nis meant by ${words}`);
      const { given, then, next } = TEXT[heading]?.[words[0]] ?? {};
      if (given) await shell.set(await given());
      const { out, err, status } = await shell.run(command);
      assert.equal(status, 0, `${place}\n${err}`);
      const answer = /^\s*[{[]/.test(out) ? JSON.parse(out) : out;
      assert.equal(answer.errors, undefined, `${place}\n${out}`);
      await then?.(answer);
      await next?.();
      if (words.length > 0) done.push(`${heading}: ${words[0]}`);
    });
  }
}

test('nothing that is tested here is gone from the text', () => {
  assert.deepEqual(named.filter((each) => !done.includes(each)), []);
});
