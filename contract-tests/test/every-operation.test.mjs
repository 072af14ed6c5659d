// Every operation of the served description: without a key, with an id of another account, with one that nobody has, with
// a body that is no JSON. The cases are made of the description; docs/every-operation.md tells how.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { NO_CASE } from '../data/no-case.mjs';
import { sandbox } from '../lib/fixture.mjs';
import { Accounts } from '../lib/operations/accounts.mjs';
import { sortOut } from '../lib/operations/cases.mjs';
import { KINDS } from '../lib/operations/kinds.mjs';
import { FOREIGN_ID, NO_JSON, NO_KEY, REASONS, UNKNOWN_ID } from '../lib/operations/reasons.mjs';
import { requestOf } from '../lib/operations/requests.mjs';
import { OPERATOR_KEY } from '../lib/server.mjs';

/** Nobody has anything with this id. */
const NOBODYS = 'b8f1a6de-1f7c-4c0e-8a3e-52d0b2c3a901';
/** After so many operations it is looked whether anything has changed. */
const OPERATIONS_A_LOOK = 10;

const BROKEN = '{"reason": "never"';

/** Members of bodies that choose among what there is: with an id that nobody has, nothing is chosen. */
const CHOOSING = ['replayPortingEvents:/porting_order_id'];

/** Parameters of queries that choose nothing from a list: what they name has to be there. */
const NAMING = ['GetPortingOrderLoaTemplate:loa_configuration_id'];

// Wrong keys are limited by address: each operation is asked from one of its own.
const { server } = await sandbox({ PORTWRIGHT_TRUSTED_PROXIES: '127.0.0.1' });
const accounts = await Accounts.of(server);
after(() => accounts.close());
const { contract, operations, caller, other } = accounts;
const { cases, complaints } = sortOut(operations);

const refusal = (code, title, detail, source, about) => ({
  errors: [{ code, title, detail, ...(source && { source }), meta: { url: `http://127.0.0.1:${server.port}/docs/errors.html#${code}`, ...about } }],
});

/** What is wrong with an edit of a group is told of each of its orders; those that the registry makes have one. */
function ordersOf({ path }, answer) {
  if (!path.includes('/porting_order_groups/')) return {};
  const { resource_id } = answer.json.errors[0].meta;
  assert.match(resource_id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  return { resource_id };
}

function assertAnswer(answer, status, body) {
  assert.equal(answer.status, status, answer.text);
  assert.deepEqual(answer.json, body);
}

/** Sends the request of an operation with other ids in some places. */
function send(operation, replaced) {
  const { method, target, options } = requestOf(operation, caller, new Map(replaced));
  const headers = { ...options.headers, 'x-request-id': 'always-the-same' };
  return accounts.sender(operation).call(method, target, { ...options, headers });
}

/** What of an answer is the same whenever it is given. */
function lasting({ status, headers: { date, ...headers }, text }) {
  return { status, headers, text };
}

/** Every figure of an answer that counts instead of listing. */
const countsIn = (data) => Object.entries(data).flatMap(([name, value]) => (name === 'count' ? [value] : value && typeof value === 'object' ? countsIn(value) : []));

function assertMissing({ operation, place }, answer) {
  const { name, required, kind } = place;
  const detail = typeof kind.missing === 'function' ? kind.missing(operation, place) : kind.missing;
  if (place.in === 'query' && !required && !NAMING.includes(`${operation.id}:${name}`)) {
    assert.equal(answer.status, 200, answer.text);
    if (operation.id.startsWith('Count')) {
      assert.deepEqual([...new Set(countsIn(answer.data))], [0]);
      return;
    }
    assert.deepEqual(answer.data, []);
    assert.equal(answer.json.meta.total_results, 0);
  } else if (CHOOSING.includes(`${operation.id}:${name}`)) {
    assert.equal(answer.status, 202, answer.text);
    assert.deepEqual(answer.data, { record_type: 'porting_event_replay', events_count: 0, last_event_id: null, has_more: false });
  } else if (place.in === 'body') {
    const source = { pointer: name };
    if (required && !kind.referred) assertAnswer(answer, 404, refusal('10005', 'Resource not found', detail, source));
    else assertAnswer(answer, 422, refusal('10017', 'Associated resource does not exist', detail, source, ordersOf(operation, answer)));
  } else {
    assertAnswer(answer, 404, refusal('10005', 'Resource not found', detail, kind.unplaced ? undefined : { parameter: name }));
  }
}

const RUN = {
  async [NO_KEY]({ operation }) {
    const { method, target, options } = requestOf(operation, caller);
    const ask = (authorization) => {
      const from = `192.0.2.${1 + (operations.indexOf(operation) % 250)}`;
      const headers = { ...options.headers, authorization, 'x-forwarded-for': from };
      return accounts.nobody.call(method, target, { ...options, headers });
    };
    const refused = (detail) => refusal('10009', 'Authentication failed', detail, { parameter: 'Authorization' });
    assertAnswer(await ask(null), 401, refused("The request has no key. Send it as 'Authorization: Bearer KEY'."));
    const forOperator = operation.key === 'operator';
    const wrong = forOperator ? "This is not the operator's key." : 'The key is unknown or revoked.';
    assertAnswer(await ask(`Bearer ${forOperator ? caller.api.key : OPERATOR_KEY}`), 401, refused(wrong));
  },

  async [UNKNOWN_ID](subject) {
    assertMissing(subject, await send(subject.operation, [[subject.place, NOBODYS]]));
  },

  async [FOREIGN_ID](subject) {
    const { operation, place } = subject;
    const theirs = (one) => [one, other.ids[one.kind.name]];
    assert.ok(theirs(place)[1], `the other account has no ${place.kind.name}`);
    const nobodys = lasting(await send(operation, [[place, NOBODYS]]));
    assert.deepEqual(lasting(await send(operation, [theirs(place)])), nobodys);
    const inside = operation.ids.filter((one) => one.in === 'path');
    if (place === inside[0] && inside.length > 1) assert.deepEqual(lasting(await send(operation, inside.map(theirs))), nobodys);
  },

  async [NO_JSON]({ operation }) {
    const { method, target, options } = requestOf(operation, caller);
    const answer = await accounts.sender(operation).call(method, target, { ...options, body: BROKEN });
    assertAnswer(answer, 400, refusal('10023', 'Invalid JSON', 'The body is not well-formed JSON at line 1, column 19.'));
  },
};

test('what has no case is on the list, with a reason that holds', () => {
  assert.ok(complaints.length === 0, complaints.join('\n'));
});

test('what is missing on the list is told, and what is too much', () => {
  const told = (list) => sortOut(operations, list).complaints.filter((text) => !complaints.includes(text));
  const [first, ...others] = NO_CASE;
  assert.equal(told(others).length, first.operations.trim().split(/\s+/).length);
  const [complaint, ...rest] = told([...NO_CASE, { reason: REASONS.NO_BODY, what: [NO_JSON], operations: 'UpdatePortingOrder' }]);
  assert.match(complaint, /'UpdatePortingOrder' has a case with a body that is no JSON now/);
  assert.deepEqual(rest, []);
});

test('there is a kind for each id, and an id for each kind', () => {
  const places = operations.flatMap(({ id, path, ids }) => ids.map((place) => ({ ...place, where: `${id} (${path})` })));
  const unknown = places
    .filter(({ kind }) => !kind)
    .map(({ where, name, of }) => `${where} takes an id in ${name}, and nothing is known of '${of}': add it to contract-tests/lib/operations/kinds.mjs.`);
  assert.ok(unknown.length === 0, unknown.join('\n'));
  const idle = KINDS.flatMap(({ called }) => called).filter((name) => !places.some((place) => place.of === name));
  assert.deepEqual(idle, [], 'no operation takes such ids: take them out of contract-tests/lib/operations/kinds.mjs');
});

const looked = [];

for (const operation of operations) {
  // No right request can be made of what takes an id of an unknown kind.
  const known = operation.ids.every(({ kind, required }) => kind || !required);
  const own = cases
    .filter((subject) => subject.operation === operation)
    .filter(({ what, place }) => what === NO_KEY || (known && (!place || place.kind)));
  for (const subject of own) test(`${subject.name} with ${subject.what}`, () => RUN[subject.what](subject));
  if (!own.some(({ what }) => what === NO_KEY)) {
    test(`${operation.id} needs no key`, async () => {
      const { method, path, query } = operation;
      // Descriptions and figures speak of the inside, and may.
      const { status, headers, text } = await accounts.nobody.call(method, `/~${path.slice(1)}`, { check: false });
      // What stands in the place of a key is in the query: without it there is nothing.
      assert.equal(status, query.some(({ required, name }) => required || name === 'token') ? 404 : 200, text);
      contract.validator(contract.operation(method, path), status, headers['content-type'].split(';')[0]);
    });
  }
  // What reads is looked at together with what comes next; a look takes two hundred requests.
  looked.push(operation.id);
  if (operation === operations.at(-1) || looked.length === OPERATIONS_A_LOOK) {
    test(`nothing has changed after ${looked.splice(0).join(', ')}`, async () => {
      const changes = await accounts.changes();
      assert.ok(changes.length === 0, changes.join('\n'));
    });
  }
}
