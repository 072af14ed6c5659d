// Comments on orders of many receivers, each of them an event that must arrive: what was promised, and what became of it.
import assert from 'node:assert/strict';
import { newOrder } from './fixture.mjs';
import { random } from './lives.mjs';
import { MISHAPS, Receiver } from './receivers.mjs';

const ORDERS_EACH = 2;

export class Postbox {
  /** The ids of comments that were acknowledged, with the receiver that is to be told. */
  promised = new Map();
  receivers = [];

  /** Receivers, each with some orders whose events go there. */
  static async of(api, count) {
    const box = new Postbox();
    for (let each = 0; each < count; each++) {
      const receiver = await Receiver.start();
      receiver.orders = [];
      for (let index = 0; index < ORDERS_EACH; index++) {
        const { id } = await newOrder(api);
        const set = await api.patch(`/porting_orders/${id}`, { webhook_url: receiver.url(`/hooks/${index}`) });
        assert.equal(set.status, 200, set.text);
        receiver.orders.push(id);
      }
      box.receivers.push(receiver);
    }
    return box;
  }

  /**
   * Comments, by several clients, until so many have been acknowledged in all.
   *
   * @param send sends a request until it is answered, with the same key each time
   * @param acted told after each
   */
  async post(send, first, count, clients, acted = () => {}) {
    let next = first;
    const client = async () => {
      while (next < first + count) {
        const index = next++;
        const receiver = this.receivers[index % this.receivers.length];
        const order = receiver.orders[Math.floor(index / this.receivers.length) % ORDERS_EACH];
        const answer = await send('POST', `/porting_orders/${order}/comments`, { body: `comment ${index}` }, `comment ${index}`);
        assert.equal(answer.status, 201, answer.text);
        this.promised.set(answer.data.id, receiver);
        acted();
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
  }

  /** Every receiver gets another mood now and then: most of the time it takes what comes. */
  disturb(seed) {
    const chance = random(seed);
    const mood = () => {
      const luck = chance();
      if (luck < 0.55) return 'takes';
      if (luck < 0.7) return 'is slow';
      // Some webhooks go wrong, and others beside them do not.
      if (luck < 0.8) return () => (chance() < 0.9 ? 'takes' : MISHAPS[Math.floor(chance() * MISHAPS.length)]);
      return MISHAPS[Math.floor(chance() * MISHAPS.length)];
    };
    const change = () => this.receivers.forEach((receiver) => chance() < 0.3 && (receiver.mood = mood()));
    change();
    const timer = setInterval(change, 250);
    return () => {
      clearInterval(timer);
      for (const receiver of this.receivers) receiver.mood = 'takes';
    };
  }

  /** The comments whose receiver has not taken them. */
  get missing() {
    const taken = new Set(this.receivers.flatMap(({ arrivals }) => arrivals.filter((one) => one.taken).map(commentOf)));
    return [...this.promised.keys()].filter((id) => !taken.has(id));
  }

  /**
   * How many events there were, and how many came again to who had taken them: because an answer was `late`, which is what
   * the server says of them where the machine is too busy for two seconds to be enough, or for another reason (`twice`).
   */
  async figures(api) {
    const all = this.receivers.flatMap((receiver) => receiver.events.map((id) => receiver.of(id)));
    const again = all.filter((came) => came.some((one) => one.again));
    let late = 0;
    for (const came of again) {
      const { data } = await api.get(`/webhook_deliveries?filter[webhook][contains]=${came[0].json.data.id}`, { check: false });
      const unanswered = data[0].attempts.filter(({ status, http }) => status === 'failed' && http.response === null).length;
      if (unanswered > came.filter(({ mood }) => mood === 'is silent' || mood === 'hangs up').length) late++;
    }
    const arrivals = all.reduce((sum, came) => sum + came.length, 0);
    return { events: all.length, arrivals, late, twice: again.length - late };
  }

  /**
   * Holds what came to what was promised and to what the server says of it: everything, to its receiver and nobody else,
   * under one id, the attempts counted up.
   *
   * @param feed the events that the server has, in their order
   */
  check(feed) {
    const comments = feed.filter((event) => event.event_type === 'porting_order.new_comment');
    assert.deepEqual(comments.map(({ payload }) => payload.comment.id).sort(), [...this.promised.keys()].sort(), 'one event for each comment');
    const numbers = new Map();
    for (const { id, payload, porting_order_id: order } of comments) {
      const receiver = this.promised.get(payload.comment.id);
      const came = receiver.of(id);
      assert.ok(receiver.hasTaken(id), `${id} did not arrive`);
      checkAttempts(id, came);
      for (const one of came) {
        assert.equal(one.headers['webhook-id'], id);
        assert.deepEqual(one.json.data, came[0].json.data);
        assert.deepEqual(one.json.data.payload, payload);
        assert.equal(one.json.meta.delivered_to, receiver.url(one.path));
        assert.equal(one.json.meta.sequence, came[0].json.meta.sequence);
      }
      numbers.set(order, [...(numbers.get(order) ?? []), came[0].json.meta.sequence]);
    }
    for (const [order, found] of numbers) {
      assert.deepEqual(found, found.map((_, index) => index + 1), `the numbers of the events of ${order}, in the order of the feed`);
    }
    const known = new Set(feed.map(({ id }) => id));
    for (const receiver of this.receivers) {
      const strange = receiver.events.filter((id) => !known.has(id) || this.promised.get(commentOf(receiver.of(id)[0])) !== receiver);
      assert.deepEqual(strange, [], 'nothing came that was meant for somebody else');
    }
  }

  async close() {
    await Promise.all(this.receivers.map((receiver) => receiver.close()));
  }
}

/** They count up; what the other side hung up on is sent once more as it is, on another connection. */
function checkAttempts(id, came) {
  const attempts = came.map(({ json, mood }) => `${json.meta.attempt} (${mood})`);
  for (const [index, { json }] of came.entries()) {
    const before = came[index - 1];
    const least = before === undefined || before.mood === 'hangs up' ? (before?.json.meta.attempt ?? 1) : before.json.meta.attempt + 1;
    assert.ok(json.meta.attempt >= least, `the attempts of ${id} were ${attempts}`);
  }
}

const commentOf = ({ json }) => json.data.payload.comment.id;

/** All events of the account in their order. */
export async function feedOf(api) {
  const found = [];
  for (let after = 'beginning'; ; after = found.at(-1).id) {
    const { data } = await api.get(`/porting/events?after=${after}&page[size]=250`, { check: false });
    found.push(...data);
    if (data.length < 250) return found;
  }
}

/** How many deliveries wait at all endpoints. */
export async function waitingOf(api) {
  const { data } = await api.get('/webhook_endpoints?page[size]=250', { check: false });
  return data.reduce((sum, endpoint) => sum + endpoint.waiting_deliveries, 0);
}
