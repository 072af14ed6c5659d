// One connection with an account of its own: sends requests one after the other and looks every so often whether
// anything changed that should not have.
import { difference } from '../differ.mjs';
import { Wire } from '../wire.mjs';

const WINDOW = 40;
const MOST_ORDERS = 30;
const UNDER_WAY = /^(in-process|submitted|foc-date-confirmed|activation-in-progress|cancel-pending)$/;
/** What happens by itself when its time has come, to orders that nobody touches. */
const BY_THE_CLOCK = 'porting_order.sharing_token_expired';
const SAFE = /^(GET|HEAD|OPTIONS|TRACE)$/;

export class Lane {
  sent = 0;
  looks = 0;
  current = null;
  #wire;
  #known = null;
  #recent = [];
  #taken = { orders: new Set(), any: false, created: false };
  /** Orders that may still change after the next look. */
  #late = new Set();
  #probed;

  constructor(owner, from, judge, { watched = true } = {}) {
    this.owner = owner;
    this.judge = judge;
    this.watched = watched;
    this.#wire = new Wire(owner.world.server.port, from);
  }

  async send(index, request) {
    this.current = { index, request };
    this.sent++;
    let done;
    try {
      done = await this.#wire.send(request.bytes, request.method);
    } catch (error) {
      const where = `${request.method.slice(0, 20)} ${request.operation.path}`;
      this.judge.fail(`${error.message.slice(0, 100)}: ${where}`, index, request.bytes, error.stack);
      this.#took(request, 200);
      return;
    }
    if (request.last) this.#wire.close();
    this.judge.answer(index, request, done.answer, done.ms);
    this.#took(request, done.answer.status);
    if (!SAFE.test(request.method)) this.#recent.push({ index, request, status: done.answer.status });
    this.current = null;
    if (request.operation.id === 'ResetSandbox' && done.answer.status === 204) await this.owner.register();
    if (this.watched && this.sent % WINDOW === 0) await this.look();
  }

  /** What an accepted request may have changed. */
  #took(request, status) {
    if (status >= 400 || SAFE.test(request.method)) return;
    this.#taken.any = true;
    if (request.order) this.#taken.orders.add(request.order);
    const { path } = request.operation;
    if (path.endsWith('/porting_orders') || path.endsWith('/split') || path === '/sandbox/reset') this.#taken.created = true;
  }

  /** An exchange on the lane's behalf may have changed this order; `late` when its end was not waited for. */
  touched(order, late) {
    this.#taken.any = true;
    this.#taken.orders.add(order);
    if (late) this.#late.add(order);
  }

  async #get(path) {
    const { host, key } = this.owner;
    const bytes = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${key}\r\n\r\n`);
    const { answer } = await this.#wire.send(bytes, 'GET');
    if (answer.status !== 200) throw new Error(`${path} -> ${answer.status} ${answer.text.slice(0, 300)}`);
    return answer.json;
  }

  /** Compares the account with what it was when last looked at. */
  async look() {
    try {
      const now = await this.#read();
      if (this.#known) this.#compare(this.#known, now);
      this.#known = now;
      this.looks++;
    } catch (error) {
      this.judge.fail('the account cannot be read', this.current?.index ?? -1, null, error.stack);
      this.#known = null;
    }
    this.#recent = [];
    this.#taken = { orders: this.#late, any: this.#late.size > 0, created: false };
    this.#late = new Set();
    await this.#tidy();
  }

  async #read() {
    const orders = await this.#get('/v2/porting_orders?page[size]=250');
    const events = await this.#get('/v2/porting/events?page[size]=5');
    const inventory = await this.#get('/v2/phone_numbers?page[size]=50');
    const { ids } = this.owner;
    for (const kind of ['profiles', 'channels', 'settings']) {
      ids[kind] = (await this.#get(`/v2/notification_${kind}?page[size]=20`)).data.map(({ id }) => id);
    }
    ids.orders = orders.data.map(({ id }) => id);
    ids.events = events.data.map(({ id }) => id);
    ids.numbers = inventory.data.map(({ id }) => id);
    const found = { orders: new Map(), events: events.meta.total_results, newest: events.data.map(({ id, event_type: type }) => ({ id, type })), inventory: JSON.stringify(inventory.data), total: orders.meta.total_results, probes: new Map() };
    for (const order of orders.data) found.orders.set(order.id, { status: order.status.value, text: JSON.stringify(order) });
    // One order is looked at closely: its history and what was said of it.
    const probe = ids.orders[this.looks % (ids.orders.length || 1)];
    for (const id of [probe, this.#probed].filter((one) => found.orders.has(one))) {
      const [history, comments, jobs] = [
        await this.#get(`/v2/porting_orders/${id}/history?page[size]=1`), await this.#get(`/v2/porting_orders/${id}/comments?page[size]=1`), await this.#get(`/v2/porting_orders/${id}/activation_jobs?page[size]=5`),
      ];
      if (jobs.data.length > 0) ids.jobs = jobs.data.map((job) => job.id);
      found.probes.set(id, JSON.stringify([history.meta, history.data[0]?.id, comments.meta, comments.data[0]?.id, jobs.data]));
    }
    this.#probed = probe;
    return found;
  }

  #compare(then, now) {
    const changes = [];
    const { any, created, orders: touched } = this.#taken;
    const moving = [...then.orders.values()].some(({ status }) => UNDER_WAY.test(status));
    for (const [id, { status, text }] of then.orders) {
      if (touched.has(id) || created || UNDER_WAY.test(status)) continue;
      const found = now.orders.get(id);
      if (!found) changes.push(`order ${id} is gone`);
      else if (found.text !== text) changes.push(`order ${id} (${status}) changed\n${difference(text, found.text)}`);
      const before = then.probes.get(id);
      const after = now.probes.get(id);
      if (before !== undefined && after !== undefined && before !== after) changes.push(`history or comments of order ${id} (${status})\n${difference(before, after)}`);
    }
    const fresh = now.newest.filter(({ id }) => !then.newest.some((known) => known.id === id)).map(({ type }) => type);
    const expired = fresh.filter((type) => type === BY_THE_CLOCK).length;
    if (!any && !moving && then.events + expired !== now.events) changes.push(`${then.events} events became ${now.events}, among them ${fresh.join(', ')}`);
    if (!any && !moving && then.inventory !== now.inventory) changes.push(`numbers\n${difference(then.inventory, now.inventory)}`);
    if (!created && touched.size === 0 && then.total !== now.total) changes.push(`${then.total} orders became ${now.total}`);
    if (changes.length === 0) return;
    const list = this.#recent.map(({ index, request, status }) => `${index} ${status} ${request.method.slice(0, 20)} ${request.target.slice(0, 120)}`).join('\n');
    const first = this.#recent[0];
    this.judge.fail('changed by what was refused', first?.index ?? -1, first?.request.bytes, `${changes.join('\n')}\nsent since the last look:\n${list}`);
  }

  /** Keeps the account small, so that a look at it stays cheap. */
  async #tidy() {
    const { owner } = this;
    const drafts = [...(this.#known?.orders ?? [])].filter(([, { status }]) => status === 'draft').map(([id]) => id);
    if ((this.#known?.total ?? 0) <= MOST_ORDERS) return;
    if (drafts.length > MOST_ORDERS / 2) {
      for (const id of drafts.slice(5)) await owner.api.delete(`/porting_orders/${id}`, { check: false });
    } else {
      await owner.api.call('POST', '/~sandbox/reset', { check: false });
      await owner.register();
    }
    this.#known = null;
  }

  close() {
    this.#wire.close();
  }
}
