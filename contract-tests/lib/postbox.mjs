// Comments on orders, each of them an event that must arrive: at the receiver of its order, or at every receiver. What was
// promised, and what became of it.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { newOrder } from './fixture.mjs';
import { random } from './lives.mjs';
import { MISHAPS, Receiver } from './receivers.mjs';

const ORDERS_EACH = 2;

/** Among more than these the server does not find one soon. */
const FEW = 50_000;

/** The condition that counts comments on all orders of an account. */
const COMMENTS = '4759c2f1-9fd8-4580-b234-1d9cf12290b7';

export class Postbox {
  /** The ids of comments that were acknowledged, with the receivers that are to be told. */
  promised = new Map();
  receivers = [];
  /** The orders that are commented on, with the receivers of their events. */
  orders = [];
  /** What came of each event first: of a million arrivals nobody keeps a million payloads. */
  #data = new Map();

  /** Receivers, each with some orders whose events go there. */
  static async of(api, count) {
    const box = await Postbox.#open(count);
    for (let index = 0; index < ORDERS_EACH; index++) {
      for (const receiver of box.receivers) {
        const { id } = await newOrder(api);
        const set = await api.patch(`/porting_orders/${id}`, { webhook_url: receiver.url(`/hooks/${index}`) });
        assert.equal(set.status, 200, set.text);
        box.orders.push({ id, receivers: [receiver] });
      }
    }
    return box;
  }

  /** Receivers, each of which is told of all the comments. */
  static async ofAll(api, count) {
    const box = await Postbox.#open(count);
    const made = async (path, body) => {
      const answer = await api.post(path, body);
      assert.ok(answer.status < 300, answer.text);
      return answer.data.id;
    };
    const profile = await made('/notification_profiles', { name: 'Everybody' });
    for (const receiver of box.receivers) {
      const channel = await made('/notification_channels', {
        notification_profile_id: profile,
        channel_type_id: 'webhook',
        channel_destination: receiver.url(),
      });
      await made('/notification_settings', { notification_channel_id: channel, notification_event_condition_id: COMMENTS });
    }
    for (let index = 0; index < ORDERS_EACH * count; index++) {
      box.orders.push({ id: (await newOrder(api)).id, receivers: box.receivers });
    }
    return box;
  }

  static async #open(count) {
    const box = new Postbox();
    for (let index = 0; index < count; index++) {
      const receiver = await Receiver.start();
      receiver.arrived = (arrival) => box.#trim(arrival);
      box.receivers.push(receiver);
    }
    return box;
  }

  #trim(arrival) {
    const { data } = arrival.json;
    const known = this.#data.get(data.id);
    if (known === undefined) this.#data.set(data.id, data);
    else if (isDeepStrictEqual(data, known)) arrival.json.data = known;
    arrival.headers = { 'webhook-id': arrival.headers['webhook-id'] };
    delete arrival.text;
    this.acted();
  }

  /** Told whenever something has arrived. */
  acted = () => {};

  /**
   * Comments, by several clients, until so many have been acknowledged in all.
   *
   * @param send sends a request until it is answered, with the same key each time
   * @param posted told after each; the client goes on when it has answered
   */
  async post(send, first, count, clients, posted = () => {}) {
    let next = first;
    const client = async () => {
      while (next < first + count) {
        const index = next++;
        const { id, receivers } = this.orders[index % this.orders.length];
        const answer = await send('POST', `/porting_orders/${id}/comments`, { body: `comment ${index}` }, `comment ${index}`);
        assert.equal(answer.status, 201, answer.text);
        this.promised.set(answer.data.id, receivers);
        await posted();
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

  /** The comments that a receiver has not taken, each with how many have not. */
  get missing() {
    const taken = new Map(
      this.receivers.map((receiver) => [receiver, new Set(receiver.arrivals.filter((one) => one.taken).map(commentOf))]),
    );
    return [...this.promised]
      .map(([id, receivers]) => ({ id, missing: receivers.filter((receiver) => !taken.get(receiver).has(id)).length }))
      .filter(({ missing }) => missing > 0);
  }

  /**
   * How many deliveries there were of events to receivers, and how many came again to who had taken them: because an answer was `late`, which is what
   * the server says of them where the machine is too busy for two seconds to be enough, or for another reason (`twice`).
   * Of many it is asked about the first, and of very many about none; the others count as `twice`.
   */
  async figures(api) {
    const all = this.receivers.flatMap((receiver) => receiver.events.map((id) => receiver.of(id)));
    const again = all.filter((came) => came.some((one) => one.again));
    let late = 0;
    for (const came of all.length > FEW ? [] : again.slice(0, 50)) {
      const { data: event, meta } = came[0].json;
      const { data } = await api.get(`/webhook_deliveries?filter[webhook][contains]=${event.id}&page[size]=250`, { check: false });
      const delivery = data.find(({ attempts }) => attempts[0].http.request.url === meta.delivered_to);
      const unanswered = delivery.attempts.filter(({ status, http }) => status === 'failed' && http.response === null).length;
      if (unanswered > came.filter(({ mood }) => mood === 'is silent' || mood === 'hangs up').length) late++;
    }
    const arrivals = all.reduce((sum, came) => sum + came.length, 0);
    return { deliveries: all.length, arrivals, late, twice: again.length - late };
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
      const receivers = this.promised.get(payload.comment.id);
      const { sequence } = receivers[0].of(id)[0].json.meta;
      for (const receiver of receivers) {
        const came = receiver.of(id);
        assert.ok(receiver.hasTaken(id), `${id} did not arrive`);
        checkAttempts(id, came);
        for (const one of came) {
          assert.equal(one.headers['webhook-id'], id);
          assert.equal(one.json.data, this.#data.get(id), 'it says the same each time');
          assert.equal(one.json.meta.delivered_to, receiver.url(one.path));
          assert.equal(one.json.meta.sequence, sequence);
        }
      }
      assert.deepEqual(this.#data.get(id).payload, payload);
      numbers.set(order, [...(numbers.get(order) ?? []), sequence]);
    }
    for (const [order, found] of numbers) {
      assert.deepEqual(found, found.map((_, index) => index + 1), `the numbers of the events of ${order}, in the order of the feed`);
    }
    const known = new Set(feed.map(({ id }) => id));
    for (const receiver of this.receivers) {
      const strange = receiver.events.filter((id) => !known.has(id) || !this.promised.get(commentOf(receiver.of(id)[0])).includes(receiver));
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
