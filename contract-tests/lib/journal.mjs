// Clients that change orders without a pause, whatever becomes of the database, and write down what was acknowledged.
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { freshNumber, newOrder } from './fixture.mjs';
import { PATIENCE } from './server.mjs';

/** Nothing takes longer to be answered, well or not. */
export const LONGEST = 5000 * PATIENCE;

export class Journal {
  /** Order by order, what its last acknowledged edit wrote and how many there were. */
  edits = new Map();
  /** Orders that were made while it ran. */
  created = new Set();
  /** The longest that any request waited for its answer. */
  longest = 0;
  /** What was answered, by status. */
  statuses = {};
  /** Answers that are neither well nor 503. */
  strange = [];
  #stop = false;
  #acknowledged = 0;
  #clients = [];

  constructor(api) {
    this.api = api;
  }

  async start(editors) {
    for (let i = 0; i < editors; i++) {
      const { id } = await newOrder(this.api);
      this.edits.set(id, 0);
      this.#clients.push(this.#edit(id));
    }
    this.#clients.push(this.#create());
  }

  async #edit(id) {
    for (let i = 1; !this.#stop; i++) {
      await this.#until('PATCH', `/porting_orders/${id}`, { customer_reference: `edit ${i}` }, `${id} ${i}`);
      this.edits.set(id, i);
    }
  }

  async #create() {
    while (!this.#stop) {
      const number = freshNumber();
      const answer = await this.#until('POST', '/porting_orders', { phone_numbers: [number] }, `create ${number}`);
      this.created.add(answer.data[0].id);
      await pause(50);
    }
  }

  /** Sends the request with the same key until it is acknowledged. */
  async #until(method, path, body, key) {
    for (;;) {
      const began = performance.now();
      const answer = await this.api.call(method, path, { body, headers: { 'idempotency-key': key }, check: false });
      this.longest = Math.max(this.longest, performance.now() - began);
      this.statuses[answer.status] = (this.statuses[answer.status] ?? 0) + 1;
      if (answer.status < 300) {
        this.#acknowledged++;
        return answer;
      }
      if (answer.status !== 503 || !(Number(answer.headers['retry-after']) > 0)) this.strange.push(`${answer.status} ${answer.text}`);
      await pause(20);
    }
  }

  /** Milliseconds until every kind of client is served again. */
  async served() {
    const began = performance.now();
    const before = this.#acknowledged;
    while (this.#acknowledged < before + 2 * this.edits.size) {
      if (performance.now() - began > 60_000) throw new Error('nobody was served within a minute');
      await pause(10);
    }
    return performance.now() - began;
  }

  async end() {
    this.#stop = true;
    await Promise.all(this.#clients);
  }

  /** What is in the database and should not be, or should and is not. */
  async differences(cluster) {
    const found = [];
    const rows = async (text) => (await cluster.sql(text)).split('\n').filter((line) => line !== '').map((line) => line.split('|'));
    const orders = new Map(await rows('SELECT id, customer_reference FROM porting_order'));
    for (const id of this.created) if (!orders.has(id)) found.push(`order ${id} was acknowledged and is not there`);
    if (orders.size !== this.created.size + this.edits.size) {
      found.push(`${orders.size} orders, ${this.created.size + this.edits.size} acknowledged`);
    }
    const changes = new Map(await rows('SELECT porting_order_id, count(*) FROM porting_order_change GROUP BY 1'));
    for (const [id, edits] of this.edits) {
      if (orders.get(id) !== `edit ${edits}`) found.push(`${id}: "${orders.get(id)}", acknowledged "edit ${edits}"`);
      // The first entry tells of the order's birth.
      if (Number(changes.get(id)) !== edits + 1) found.push(`${id}: ${changes.get(id) - 1} changes, ${edits} acknowledged`);
    }
    return found;
  }
}
