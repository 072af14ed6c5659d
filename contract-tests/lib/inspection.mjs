// What must be true of orders at any time, however often their server has died.
import assert from 'node:assert/strict';

const page = 'page[size]=250';
const STATUS = 'porting_order.status_changed';

async function all(api, path) {
  const found = [];
  for (let number = 1; ; number++) {
    const answer = await api.get(`${path}${path.includes('?') ? '&' : '?'}${page}&page[number]=${number}`, { check: false });
    assert.equal(answer.status, 200, answer.text);
    found.push(...answer.data);
    if (number >= answer.json.meta.total_pages) return found;
  }
}

/** An order and its history, of the same version: one entry is written for each. */
async function order(api, life) {
  const path = `/porting_orders/${life.id}`;
  for (let tries = 0; ; tries++) {
    const history = await all(api, `${path}/history`);
    const answer = await api.get(path, { check: false });
    const version = Number(answer.etag.slice(1, -1));
    if (history.length === version || tries === 20) return { order: answer.data, version, history: history.reverse() };
  }
}

/** All comments of an order, where some were acknowledged that nobody has looked for yet. */
async function comments(api, life) {
  if (life.comments.length === life.commentsSeen) return undefined;
  life.commentsSeen = life.comments.length;
  return all(api, `/porting_orders/${life.id}/comments`);
}

const moves = (history) =>
  history.flatMap(({ changes }) => changes.filter(({ attribute }) => attribute === 'status').map((change) => change.new_value));

/** Each change goes on from where the last one ended, and the last one ends where the order is. */
function assertUnbroken({ order, version, history }, life) {
  assert.equal(history.length, version, `${life.plot}: one entry for each version`);
  assert.equal(history.filter(({ action }) => action === 'created').length, 1);
  const now = new Map();
  for (const { changes, action } of history) {
    for (const { attribute, old_value: from, new_value: to } of changes) {
      if (from !== '***' && to !== '***' && now.has(attribute)) assert.deepEqual(from, now.get(attribute), `${life.plot}: ${attribute} ${action}`);
      now.set(attribute, to);
    }
  }
  if (now.has('status')) assert.equal(order.status.value, now.get('status'));
  if (now.has('customer_group_reference')) assert.equal(order.customer_group_reference, now.get('customer_group_reference'));
  const times = history.map(({ occurred_at: at }) => Date.parse(at));
  times.forEach((time, index) => assert.ok(index === 0 || time > times[index - 1], `${life.plot}: versions in the order of time`));
}

function assertAcknowledged({ version, history, comments }, life) {
  assert.ok(version >= life.version, `${life.plot}: version ${version}, acknowledged ${life.version}`);
  const left = moves(history);
  for (const status of life.moved) {
    const at = left.indexOf(status);
    assert.ok(at >= 0, `${life.plot}: acknowledged ${life.moved}, found ${moves(history)}`);
    left.splice(0, at + 1);
  }
  if (!comments) return;
  for (const said of life.comments) assert.deepEqual(comments.filter(({ id }) => id === said.id), [said], life.plot);
  assert.equal(new Set(comments.map(({ body }) => body)).size, comments.length, `${life.plot}: a comment was made twice`);
}

function assertTold({ history, comments, jobs, order }, events, life) {
  const told = events.filter(({ event_type: type }) => type === STATUS).map(({ payload }) => payload.status.value);
  assert.deepEqual(told, moves(history), `${life.plot}: one event for each status`);
  const said = events.filter(({ event_type: type }) => type === 'porting_order.new_comment').map(({ payload }) => payload.comment.id);
  assert.deepEqual(said.sort(), comments.map(({ id }) => id).sort(), `${life.plot}: one event for each comment`);
  const done = jobs.filter(({ status }) => status === 'completed');
  assert.equal(done.length, order.status.value === 'ported' ? 1 : 0, `${life.plot}: ${JSON.stringify(jobs)}`);
  const open = jobs.filter(({ status }) => status === 'created' || status === 'in-process');
  assert.ok(open.length <= 1 && (open.length === 0 || !['ported', 'cancelled', 'exception'].includes(order.status.value)), life.plot);
}

/** One order for each life that was acknowledged and not deleted; the numbers of those that are ported, once each. */
async function assertInventory(api, living) {
  const statuses = (found) => JSON.stringify(found.map((each) => [each.id, each.status.value]));
  let orders = await all(api, '/porting_orders');
  let owned;
  // Jobs that are due go on by themselves: read until nothing has changed meanwhile.
  for (let before = ''; before !== statuses(orders); ) {
    before = statuses(orders);
    owned = await all(api, '/phone_numbers');
    orders = await all(api, '/porting_orders');
  }
  const numbersOf = (found) => found.flatMap((each) => each.phone_numbers.map((number) => number.phone_number)).sort();
  assert.equal(new Set(numbersOf(orders)).size, numbersOf(orders).length, 'an order was made twice');
  const ids = new Set(orders.map(({ id }) => id));
  living.filter(({ id, deleting }) => id && !deleting).forEach(({ id, plot }) => assert.ok(ids.has(id), plot));
  living.filter(({ deleted }) => deleted).forEach(({ id }) => assert.ok(!ids.has(id), 'what was deleted is back'));
  const ported = orders.filter(({ status }) => status.value === 'ported');
  assert.deepEqual(owned.map((entry) => entry.phone_number).sort(), numbersOf(ported));
  return { orders, owned };
}

async function several(living, look) {
  const rest = [...living];
  const one = async () => {
    for (let life = rest.pop(); life; life = rest.pop()) await look(life);
  };
  await Promise.all(Array.from({ length: 8 }, one));
}

/** Looks at every order but those that were over when last looked at and that nobody has touched since. */
export async function inspect(api, living) {
  const { orders } = await assertInventory(api, living);
  const status = new Map(orders.map((each) => [each.id, each.status.value]));
  const going = living.filter((life) => status.has(life.id) && !(life.over && life.touched === life.seen));
  await several(going, async (life) => {
    const seen = { ...(await order(api, life)), comments: await comments(api, life) };
    assertUnbroken(seen, life);
    assertAcknowledged(seen, life);
    life.seen = life.touched;
    life.over = ['ported', 'cancelled'].includes(seen.order.status.value) && seen.order.messaging.messaging_port_status !== 'activating';
  });
}

/** Looks at everything once nothing goes on any more, and answers how each life ended: the same in every run. */
export async function ends(api, living) {
  const { orders, owned } = await assertInventory(api, living);
  const found = new Map();
  await several(living.filter(({ id }) => orders.some((each) => each.id === id)), async (life) => {
    const path = `/porting_orders/${life.id}`;
    const seen = { ...(await order(api, life)), comments: await all(api, `${path}/comments`), jobs: await all(api, `${path}/activation_jobs`) };
    assertUnbroken(seen, life);
    assertAcknowledged(seen, life);
    found.set(life.index, seen);
  });
  const events = (await all(api, '/porting/events')).reverse();
  return living.map((life) => {
    const mine = events.filter((event) => event.porting_order_id === life.id);
    const seen = found.get(life.index);
    if (seen) assertTold(seen, mine, life);
    return { plot: life.plot, events: told(mine), ...(seen ? end(seen) : { deleted: life.deleted }), owned: kept(owned, life) };
  });
}

const sorted = (entries) => entries.map((entry) => JSON.stringify(entry)).sort();
const told = (events) => sorted(events.map(({ event_type: type, payload }) => [type, payload?.status?.value, payload?.messaging?.messaging_port_status]));

function end({ order, version, history, jobs, comments }) {
  const { id, phone_numbers: numbers, support_key: key, parent_support_key: parent, created_at: created, updated_at: updated, ...rest } = order;
  return {
    order: rest,
    numbers: sorted(numbers.map((each) => [each.phone_number, each.activation_status, each.porting_order_status])),
    version,
    statuses: moves(history),
    changes: sorted(history.map((each) => [each.action, each.actor, each.reason, each.changes.map(({ attribute, new_value: to }) => [attribute, to])])),
    jobs: jobs.map((job) => [job.status, job.activation_type, job.activate_at]),
    comments: comments.map(({ body }) => body).sort(),
  };
}

function kept(owned, { numbers }) {
  const mine = owned.filter((entry) => numbers.includes(entry.phone_number));
  return sorted(mine.map((each) => [each.phone_number, each.status, each.tags, each.connection_id, each.customer_reference, each.purchased_at]));
}
