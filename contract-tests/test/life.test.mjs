// Whole lives of orders, told by the official client library: weeks that pass in a moment, by turning the clock.
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import test from 'node:test';
import Telnyx from 'telnyx';
import { freshNumber, sandbox } from '../lib/fixture.mjs';
import { BEGIN, BILLING, bodyOf, Clock, CONNECTION, MESSAGING_PROFILE, NEEDED } from '../lib/life.mjs';
import { collect, connect } from '../lib/sdk.mjs';
import { PATIENCE } from '../lib/server.mjs';

const { api, server } = await sandbox();
const client = connect(server);
const clock = new Clock(api);
const ACCOUNT_USER = '40d68ba2-0847-4df2-be9c-b0e0cb673e75';
const ACCOUNT_KEY = '3b1f0b0c-6f0e-4f1d-9d7c-2a54f8e7c1aa';

const show = async (id) => (await client.portingOrders.retrieve(id)).data;
const status = async (id) => (await show(id)).status.value;
const jobs = (id) => collect(client.portingOrders.activationJobs.list(id));
const owned = (id) => collect(client.phoneNumbers.list({ sort: 'phone_number', filter: { customer_reference: id } }));

/** What happened to an order, the first thing first. */
async function events(id) {
  return (await collect(client.porting.events.list({ filter: { porting_order_id: id } }))).reverse();
}

async function statuses(id) {
  const changes = (await events(id)).filter(({ event_type: type }) => type === 'porting_order.status_changed');
  return changes.map(({ payload }) => payload.status.value);
}

/** Changes of an order's status as its history tells them, the first one first: to what, by whom, why. */
async function history(id) {
  const answer = await api.get(`/porting_orders/${id}/history?page[size]=250`);
  const moves = answer.data.reverse().filter(({ action }) => action === 'status_changed');
  return moves.map(({ actor, reason, changes }) => {
    const to = changes.find(({ attribute }) => attribute === 'status').new_value;
    return [to, actor.type, reason];
  });
}

/** A draft that has all it needs. */
async function complete(count = 1, more = {}) {
  const { data } = await client.portingOrders.create({ phone_numbers: Array.from({ length: count }, freshNumber) });
  await client.portingOrders.update(data[0].id, { ...bodyOf(NEEDED), customer_reference: data[0].id, ...more });
  return data[0].id;
}

const details = (order) => order.status.details.map(({ code }) => code);

test('an empty draft is told all it lacks, and what the pointers name is enough', async () => {
  await clock.freeze(BEGIN);
  const { data } = await client.portingOrders.create({ phone_numbers: [freshNumber()] });
  const id = data[0].id;
  const refusal = await client.portingOrders.actions.confirm(id).catch((error) => error);
  assert.ok(refusal instanceof Telnyx.UnprocessableEntityError, String(refusal));
  const { errors } = refusal.error;
  const pointers = errors.map(({ source }) => source.pointer);
  assert.deepEqual([...pointers].sort(), NEEDED);
  const codes = errors.map(({ code, source }) => (source.pointer === '/documents/loa' ? code === '80008' : code === '10004'));
  assert.ok(codes.every(Boolean), JSON.stringify(errors));
  assert.equal(await status(id), 'draft');
  await client.portingOrders.update(id, bodyOf(pointers));
  const { data: confirmed } = await client.portingOrders.actions.confirm(id);
  assert.equal(confirmed.status.value, 'in-process');
  assert.match(confirmed.support_key, /^sr_[0-9a-f]{6}$/);
});

test('two orders live three weeks: one activated by its owner, one by itself', async () => {
  await clock.freeze(BEGIN);
  const numbers = [freshNumber(), freshNumber()];
  const checks = await client.portabilityChecks.run({ phone_numbers: numbers });
  assert.ok(checks.data.every(({ portable, messaging_capable: messaging }) => portable && messaging));

  const began = performance.now();
  clock.spent = 0;
  const { data: created } = await client.portingOrders.create({ phone_numbers: numbers, customer_reference: 'scheduled' });
  const id = created[0].id;
  await client.portingOrders.update(id, {
    ...bodyOf(NEEDED),
    messaging: { enable_messaging: true },
    webhook_url: 'http://127.0.0.1:9/hook',
    phone_number_configuration: {
      connection_id: CONNECTION,
      billing_group_id: BILLING,
      messaging_profile_id: MESSAGING_PROFILE,
      tags: ['a', 'b'],
    },
  });
  const onDemand = await complete(1, { activation_settings: { activation_type: 'on-demand' } });
  const { data: windows } = await client.portingOrders.retrieveAllowedFocWindows(id);
  const foc = '2024-03-26T15:00:00Z';
  const demanded = '2024-03-25T15:00:00Z';
  assert.ok(windows.some(({ started_at: from, ended_at: to }) => from <= foc && foc <= to), JSON.stringify(windows));
  await client.portingOrders.update(id, { activation_settings: { foc_datetime_requested: foc } });
  await client.portingOrders.update(onDemand, { activation_settings: { foc_datetime_requested: demanded } });
  for (const each of [id, onDemand]) await client.portingOrders.actions.confirm(each);

  // Changes of an order are a millisecond apart at least, also where the clock stands; comments are not.
  await clock.advance('PT1S');
  const { data: comment } = await client.portingOrders.comments.create(id, { body: 'Before noon, please.' });
  assert.equal(comment.user_id, ACCOUNT_USER);
  assert.deepEqual(await collect(client.portingOrders.comments.list(id)), [comment]);

  await clock.advance('PT15M');
  assert.equal(await status(id), 'submitted');
  await clock.advance('PT1H');
  const promised = await show(id);
  assert.equal(promised.status.value, 'foc-date-confirmed');
  assert.equal(promised.activation_settings.foc_datetime_actual, foc);
  assert.equal(promised.messaging.messaging_port_status, 'pending');

  const [job] = await jobs(id);
  assert.deepEqual(
    [job.status, job.activation_type, job.activate_at, job.activation_windows],
    ['created', 'scheduled', foc, [{ start_at: foc, end_at: '2024-03-27T01:00:00Z' }]],
  );
  const moved = '2024-03-26T17:00:00Z';
  await client.portingOrders.activationJobs.update(job.id, { id, activate_at: moved });
  assert.equal((await client.portingOrders.activationJobs.retrieve(job.id, { id })).data.activate_at, moved);

  await clock.to('2024-03-25T14:59:59Z');
  const early = await client.portingOrders.actions.activate(onDemand).catch((error) => error);
  assert.ok(early instanceof Telnyx.UnprocessableEntityError, String(early));
  await clock.to('2024-03-25T18:30:00Z');
  assert.equal(await status(onDemand), 'foc-date-confirmed');
  const { data: activation } = await client.portingOrders.actions.activate(onDemand);
  assert.deepEqual([activation.activation_type, activation.activate_at], ['on-demand', '2024-03-25T18:30:00Z']);
  await clock.advance('PT5M');
  assert.equal(await status(onDemand), 'ported');
  const late = await client.portingOrders.actions.activate(onDemand).catch((error) => error);
  assert.ok(late instanceof Telnyx.UnprocessableEntityError, String(late));

  await clock.to('2024-03-26T16:59:59Z');
  assert.equal(await status(id), 'foc-date-confirmed');
  await clock.to('2024-03-26T17:05:00Z');
  const ported = await show(id);
  assert.deepEqual([ported.status.value, ported.messaging.messaging_port_status], ['ported', 'activating']);
  await clock.to('2024-03-27T16:00:00Z');
  const took = performance.now() - began;
  const turning = clock.spent;
  console.error(
    `Three simulated weeks of two orders took ${took.toFixed(0)} ms from creation to ported, ${turning.toFixed(0)} ms of it turning the clock.`,
  );
  assert.ok(turning < 5000 * PATIENCE && took < 15_000 * PATIENCE, `${turning} of ${took} ms`);

  const done = await show(id);
  assert.deepEqual([done.messaging.messaging_port_status, done.messaging.messaging_port_completed], ['ported', true]);
  assert.equal(done.requirements_met, true);
  assert.deepEqual((await jobs(id)).map((each) => each.status), ['completed']);
  assert.deepEqual((await jobs(onDemand)).map((each) => each.status), ['completed']);
  await lifeIsTold(id, numbers, comment);
});

/** Events and history of an order that went the straight way. */
async function lifeIsTold(id, numbers, comment) {
  const order = await show(id);
  const all = await events(id);
  assert.deepEqual(
    all.map((event) => [
      event.event_type.slice('porting_order.'.length),
      event.payload?.status?.value ?? event.payload?.messaging?.messaging_port_status ?? event.payload?.comment?.body ?? null,
    ]),
    [
      ['messaging_changed', 'pending'],
      ['loa_updated', null],
      ['status_changed', 'in-process'],
      ['new_comment', comment.body],
      ['status_changed', 'submitted'],
      ['status_changed', 'foc-date-confirmed'],
      ['status_changed', 'ported'],
      ['messaging_changed', 'activating'],
      ['messaging_changed', 'ported'],
    ],
  );
  const ported = all.find((event) => event.payload?.status?.value === 'ported');
  assert.deepEqual(ported.payload, {
    id,
    customer_reference: 'scheduled',
    support_key: order.support_key,
    status: { value: 'ported', details: [] },
    updated_at: '2024-03-26T17:02:00Z',
    webhook_url: 'http://127.0.0.1:9/hook',
  });
  assert.equal(ported.created_at, '2024-03-26T17:02:00Z');
  assert.deepEqual((await client.porting.events.retrieve(ported.id)).data, ported);
  assert.deepEqual(all.find(({ event_type: type }) => type.endsWith('comment')).payload.comment.id, comment.id);

  assert.deepEqual(await history(id), [
    ['in-process', 'user', 'Submitted by its owner.'],
    ['submitted', 'system', 'Sent to the losing carrier.'],
    ['foc-date-confirmed', 'carrier', 'The losing carrier confirmed the date that was asked for.'],
    ['ported', 'system', 'All numbers are active.'],
  ]);
  const answer = await api.get(`/porting_orders/${id}/history?page[size]=250`);
  assert.equal(answer.json.meta.total_results, Number((await api.get(`/porting_orders/${id}`)).etag.slice(1, -1)));
  const first = answer.data.at(-1);
  assert.deepEqual([first.action, first.actor], ['created', { type: 'user', user_id: ACCOUNT_USER, api_key_id: ACCOUNT_KEY }]);
  const times = answer.data.map(({ occurred_at: at }) => Date.parse(at));
  assert.deepEqual([...times].sort((left, right) => right - left), times);

  const inventory = await collect(client.phoneNumbers.list({ sort: 'phone_number', filter: { customer_reference: 'scheduled' } }));
  assert.deepEqual(inventory.map((entry) => entry.phone_number), numbers);
  for (const entry of inventory) {
    assert.deepEqual(
      [entry.status, entry.connection_id, entry.billing_group_id, entry.messaging_profile_id, entry.tags, entry.purchased_at],
      ['active', CONNECTION, BILLING, MESSAGING_PROFILE, ['a', 'b'], '2024-03-26T17:02:00Z'],
    );
    assert.deepEqual((await client.phoneNumbers.retrieve(entry.id)).data, entry);
  }
  const slim = await collect(client.phoneNumbers.slimList({ filter: { phone_number: numbers[1] }, include_tags: true }));
  assert.deepEqual(slim.map((entry) => [entry.id, entry.record_type, entry.tags]), [[inventory[1].id, 'phone_number_slim', ['a', 'b']]]);
  const { data: renamed } = await client.phoneNumbers.update(inventory[0].id, { customer_reference: 'new', tags: ['c'] });
  assert.deepEqual([renamed.customer_reference, renamed.tags, renamed.connection_id], ['new', ['c'], CONNECTION]);
  const untagged = { filter: { customer_reference: 'new', without_tags: 'true' }, handle_messaging_profile_error: 'true' };
  assert.deepEqual(await collect(client.phoneNumbers.list(untagged)), []);
  const { data: bare } = await client.phoneNumbers.update(inventory[0].id, { tags: [] });
  assert.deepEqual([bare.deletion_lock_enabled, bare.activated_at], [false, '2024-03-26T17:02:00Z']);
  assert.deepEqual((await collect(client.phoneNumbers.list(untagged))).map(({ id: owned }) => owned), [bare.id]);
  await client.phoneNumbers.delete(inventory[0].id);
  const left = await collect(client.phoneNumbers.list({ filter: { phone_number: numbers[0] } }));
  assert.deepEqual(left, []);
}

test('an order that the losing carrier sends back is corrected, confirmed again and ported', async () => {
  const id = await complete();
  await client.portingOrders.update(id, { end_user: { admin: { pin_passcode: '0000' } } });
  await client.portingOrders.actions.confirm(id);
  await clock.advance('PT2H');
  const sentBack = await show(id);
  assert.deepEqual([sentBack.status.value, details(sentBack)], ['exception', ['PASSCODE_PIN_INVALID']]);
  const told = (await events(id)).at(-1);
  const { current_value: current, needed, fix, ...reason } = sentBack.status.details[0];
  assert.deepEqual(told.payload.status, { value: 'exception', details: [reason] });
  assert.deepEqual([current, needed], ['***', 'Give the PIN or passcode that the losing carrier has for the account now.']);
  assert.deepEqual([fix.method, fix.path, fix.value_at], ['PATCH', `/v2/porting_orders/${id}`, '/end_user/admin/pin_passcode']);
  fix.body.end_user.admin.pin_passcode = '4711';
  await client.portingOrders.update(id, fix.body);
  await client.portingOrders.actions.confirm(id);
  assert.deepEqual((await show(id)).status, { value: 'submitted', details: [] });
  await clock.advance('P5D');
  assert.equal(await status(id), 'ported');
  assert.deepEqual(await statuses(id), ['in-process', 'submitted', 'exception', 'submitted', 'foc-date-confirmed', 'ported']);
  assert.deepEqual((await history(id)).slice(2, 4), [
    ['exception', 'carrier', 'The losing carrier sent the order back.'],
    ['submitted', 'user', 'Submitted again by its owner.'],
  ]);
  assert.equal((await owned(id)).length, 1);
});

test('an order is cancelled before its date, and its numbers are free again', async () => {
  const now = await clock.advance('PT0S');
  const foc = new Date(Date.parse(now.now.slice(0, 10)) + 12 * 86_400_000);
  while (foc.getUTCDay() !== 3) foc.setUTCDate(foc.getUTCDate() + 1);
  const id = await complete(1, { activation_settings: { foc_datetime_requested: `${foc.toISOString().slice(0, 10)}T15:00:00Z` } });
  await client.portingOrders.actions.confirm(id);
  await clock.advance('P1D');
  assert.equal(await status(id), 'foc-date-confirmed');
  assert.equal((await client.portingOrders.actions.cancel(id)).data.status.value, 'cancel-pending');
  const twice = await client.portingOrders.actions.cancel(id).catch((error) => error);
  assert.ok(twice instanceof Telnyx.UnprocessableEntityError, String(twice));
  await clock.advance('P21D');
  assert.equal(await status(id), 'cancelled');
  assert.deepEqual(await statuses(id), ['in-process', 'submitted', 'foc-date-confirmed', 'cancel-pending', 'cancelled']);
  assert.deepEqual((await jobs(id)).map((job) => job.status), ['failed']);
  assert.deepEqual(await owned(id), []);
  const again = await client.portingOrders.create({ phone_numbers: [(await show(id)).phone_numbers[0].phone_number] });
  assert.equal(again.data[0].status.value, 'draft');
});

test('a client chooses what happens: two exceptions, a late date that moves, and numbers that fail at first', async () => {
  const id = await complete(2);
  const { body } = await choose(id, [
    { outcome: 'exception', codes: ['ENTITY_NAME_MISMATCH', 'ACCOUNT_NUMBER_MISMATCH'] },
    { outcome: 'late_foc' },
    { outcome: 'foc_confirmed' },
    { outcome: 'foc_moved' },
    { outcome: 'activation_retry' },
  ]);
  assert.equal(body.data.outcomes.length, 5);
  await client.portingOrders.actions.confirm(id);
  await clock.advance('PT2H');
  assert.deepEqual(details(await show(id)), ['ENTITY_NAME_MISMATCH', 'ACCOUNT_NUMBER_MISMATCH']);
  await client.portingOrders.actions.confirm(id);
  await clock.advance('P6D');
  assert.equal(await status(id), 'submitted');
  await clock.advance('P1DT2H');
  const first = (await show(id)).activation_settings.foc_datetime_actual;
  await clock.advance('P14D');
  const ported = await show(id);
  assert.equal(ported.status.value, 'ported');
  assert.ok(ported.activation_settings.foc_datetime_actual >= first);
  const trail = (await api.get(`/porting_orders/${id}/history?page[size]=250`)).data.map(({ reason }) => reason);
  assert.ok(trail.includes('The losing carrier moved the date.'), JSON.stringify(trail));
  assert.ok(trail.includes('The clearing house did not activate every number.'), JSON.stringify(trail));
  assert.deepEqual((await choose(id)).body.data.outcomes, []);
  assert.equal((await owned(id)).length, 2);
});

/** Says what is to happen to an order, or asks what was said and has not happened. */
async function choose(id, outcomes) {
  const authorization = `Bearer ${client.apiKey}`;
  const response = outcomes
    ? await fetch(`${server.url}/sandbox/scenario`, {
        method: 'PUT',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ porting_order_id: id, outcomes }),
      })
    : await fetch(`${server.url}/sandbox/scenario?porting_order_id=${id}`, { headers: { authorization } });
  const body = await response.json();
  assert.equal(response.status, 200, JSON.stringify(body));
  return { body };
}
