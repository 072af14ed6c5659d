// The accounts of a run: one that nobody may touch, and one for each lane with whatever requests may name.
import { NEEDED, bodyOf, Clock } from '../life.mjs';
import { Api } from '../http.mjs';
import { OPERATOR_KEY, SANDBOX_KEY } from '../server.mjs';

const REFERENCE = 'f1486bae-f067-460c-ad43-73a92848f902';
const LOA = '64ffb720-04c7-455b-92d6-20fcca92e935';
const INVOICE = 'ce74b771-d23d-4960-81ec-8741b3862146';
const REQUIREMENT = '59b0762a-b274-4f76-ac32-4d5cf0272e66';
const MARK = 'Nobody-else-sees-this';

/** Who owns a lane's orders, and what the lane's requests may name. */
export class Owner {
  ids = { orders: [], jobs: [], events: [], numbers: [], profiles: [], channels: [], settings: [] };

  constructor(index, account, world) {
    this.index = index;
    this.account = account.id;
    this.key = account.key;
    this.operatorKey = OPERATOR_KEY;
    this.world = world;
    this.victim = world.victim;
    this.decoy = world.decoy;
    this.host = `127.0.0.1:${world.server.port}`;
    this.api = new Api(world.server, account.key);
  }

  /** A number out of the ten thousand of the lane. */
  number(chance) {
    return `+1303${200 + this.index}${chance.digits(4)}`;
  }

  known(chance, name, request) {
    switch (name) {
      case 'phone_numbers':
      case 'phone_number':
        return chance.percent(90) ? this.number(chance) : chance.pick(['+442079460123', '+4930123456', '+14165550123', '+18005550123', '303-555-0100']);
      case 'billing_phone_number':
      case 'new_billing_phone_number':
        return this.number(chance);
      case 'porting_order_id':
      case 'filter[porting_order_id]':
        return this.#order(chance, request);
      case 'filter[account_id]':
        return this.account;
      case 'loa':
        return LOA;
      case 'invoice':
        return INVOICE;
      case 'connection_id':
      case 'billing_group_id':
      case 'emergency_address_id':
        return REFERENCE;
      case 'notification_profile_id':
        return this.ids.profiles.length > 0 ? chance.pick(this.ids.profiles) : chance.uuid();
      case 'notification_channel_id':
        return this.ids.channels.length > 0 ? chance.pick(this.ids.channels) : chance.uuid();
      case 'notification_event_condition_id':
        return chance.pick(this.world.conditions);
      case 'channel_destination':
        return chance.pick(['https://example.com/hooks', 'ada@example.com', this.number(chance), chance.text(20)]);
      case 'requirement_type_id':
        return REQUIREMENT;
      case 'field_value':
        return LOA;
      case 'requirement_group_id':
      case 'messaging_profile_id':
        return null;
      case 'codes':
        return chance.pick(this.world.codes);
      case 'duration':
        return `PT${chance.below(4)}S`;
      case 'to':
      case 'at':
        return new Date(Date.now() + chance.below(5000) - 1000).toISOString();
      default:
        return undefined;
    }
  }

  #order(chance, request) {
    if (request.operation.id.includes('Scenario') && chance.percent(15)) {
      request.refused ||= 'what belongs to another account';
      return chance.pick(this.victim.orders);
    }
    return this.ids.orders.length > 0 ? chance.pick(this.ids.orders) : chance.uuid();
  }

  /** An example of the description with the lane's own numbers and orders. */
  adapted(chance, example, request) {
    if (example === null || typeof example !== 'object') return example;
    for (const [key, value] of Object.entries(example)) {
      if (typeof value === 'object') this.adapted(chance, value, request);
      else if (typeof value === 'string' && /^\+[0-9]+$/.test(value)) example[key] = this.number(chance);
      else if (key === 'porting_order_id') example[key] = this.#order(chance, request);
    }
    return example;
  }

  /** The carriers as they are, or a file that is to be refused. */
  csv(chance, damaged) {
    if (!damaged) return this.world.carriers;
    const rows = this.world.carriers.split('\r\n').slice(0, 1 + chance.below(5));
    const bad = ['0,,,,,,,', '1303', 'x,Name,1,1,true,true,true,', '1,"Name,1,1,true,true,true', '1,N,1,1,yes,no,maybe,', '1,N,1,1,true,true,true,why', ',N,1,1,true,true,true,', '\u0000,N,1,1,true,true,true,', '1'.repeat(16) + ',N,1,1,true,true,true,'];
    return [...rows, ...Array.from({ length: 1 + chance.below(5) }, () => chance.pick(bad))].join(chance.pick(['\r\n', '\n']));
  }

  /** What the account refers to; gone after each time it is emptied. */
  async register() {
    const operator = this.world.operator;
    const base = `/~operator/accounts/${this.account}/references`;
    const put = (kind, id, body) => operator.call('PUT', `${base}/${kind}/${id}`, { body, check: false });
    const answers = await Promise.all([
      put('document', LOA, { type: 'loa' }), put('document', INVOICE, { type: 'invoice' }), put('connection', REFERENCE), put('billing_group', REFERENCE), put('emergency_address', REFERENCE),
    ]);
    return answers.map(({ status }) => status);
  }
}

async function ok(promise) {
  const answer = await promise;
  if (answer.status >= 400) throw new Error(answer.text);
  return answer;
}

/** Orders of an account, some of them ported so that there is an inventory. */
async function furnish(api, numbers, text, clock) {
  const whole = bodyOf(NEEDED);
  const made = [];
  for (const number of numbers) {
    const order = (await ok(api.post('/porting_orders', { phone_numbers: [number], customer_reference: text }))).data[0];
    made.push(order.id);
    const edit = { ...whole, customer_group_reference: text, end_user: { ...whole.end_user, admin: { ...whole.end_user.admin, entity_name: text, billing_phone_number: number } } };
    await ok(api.patch(`/porting_orders/${order.id}`, edit));
    await ok(api.post(`/porting_orders/${order.id}/comments`, { body: text }));
  }
  if (clock) await ok(api.post(`/porting_orders/${made[0]}/actions/confirm`));
  return made;
}

/** A setting, its channel and its profile. */
async function notify(api) {
  const make = async (path, body) => (await ok(api.post(path, body))).data.id;
  const profile = await make('/notification_profiles', { name: MARK });
  const place = { channel_type_id: 'webhook', channel_destination: `https://example.com/${MARK}` };
  const channel = await make('/notification_channels', { ...place, notification_profile_id: profile });
  const [condition] = (await ok(api.get('/notification_event_conditions'))).data;
  const setting = await make('/notification_settings', { notification_event_condition_id: condition.id, notification_channel_id: channel });
  return { profiles: [profile], channels: [channel], settings: [setting] };
}

export class World {
  #snapshot;

  /** Makes the accounts and what they have. */
  static async make(server, lanes) {
    const world = new World();
    world.server = server;
    world.operator = new Api(server, OPERATOR_KEY);
    world.nobody = new Api(server, SANDBOX_KEY);
    world.markers = [MARK];
    const account = async (name) => {
      const { id } = (await ok(world.operator.call('POST', '/~operator/accounts', { body: { name } }))).data;
      const made = (await ok(world.operator.call('POST', `/~operator/accounts/${id}/api_keys`, { body: { name } }))).data;
      return { id, key: made.key ?? made.api_key ?? made.secret };
    };
    world.decoy = (await account('Decoy')).id;
    world.carriers = await world.#carriers();
    world.codes = (await ok(world.nobody.get('/porting_orders/exception_types'))).data.map(({ code }) => code);
    world.conditions = (await ok(world.nobody.get('/notification_event_conditions'))).data.map(({ id }) => id);
    world.victim = { ...(await notify(world.nobody)), orders: await furnish(world.nobody, Array.from({ length: 4 }, (_, index) => `+1303555010${index}`), MARK, true) };
    // The first letter of a server has its typefaces read, which takes as long as many others; no request is held to that.
    const letter = await fetch(`${server.url}/v2/porting_orders/${world.victim.orders[0]}/loa_template`, { headers: { authorization: `Bearer ${SANDBOX_KEY}` } });
    if (letter.status !== 200) throw new Error(await letter.text());
    await letter.arrayBuffer();
    world.owners = await Promise.all(Array.from({ length: lanes }, async (_, index) => {
      const owner = new Owner(index, await account(`Lane ${index}`), world);
      await owner.register();
      await furnish(owner.api, [0, 1, 2].map((at) => `+1303${200 + index}000${at}`), `Lane ${index}`, true);
      return owner;
    }));
    const clock = new Clock(world.nobody);
    await clock.advance('P25D');
    world.victim.jobs = (await ok(world.nobody.get(`/porting_orders/${world.victim.orders[0]}/activation_jobs`))).data.map(({ id }) => id);
    world.victim.events = (await ok(world.nobody.get('/porting/events?page[size]=20'))).data.map(({ id }) => id);
    world.victim.numbers = (await ok(world.nobody.get('/phone_numbers'))).data.map(({ id }) => id);
    for (const [kind, ids] of Object.entries(world.victim)) if (ids.length === 0) throw new Error(`the account to be left alone has no ${kind}`);
    world.#snapshot = await world.#look();
    return world;
  }

  async #carriers() {
    const columns = ['prefix', 'carrier_name', 'spid', 'ocn', 'fast_port_eligible', 'messaging_capable', 'portable', 'not_portable_reason'];
    const rows = [columns.join(',')];
    for (let page = 1, pages = 1; page <= pages; page++) {
      const answer = await ok(this.operator.call('GET', `/~operator/carriers?page[size]=250&page[number]=${page}`));
      pages = answer.json.meta.total_pages;
      for (const row of answer.data) rows.push(columns.map((name) => (name === 'not_portable_reason' && row.portable ? '' : `"${row[name] ?? ''}"`)).join(','));
    }
    return rows.join('\r\n');
  }

  /** Everything that the account shows which nobody may touch. */
  async #look() {
    const paths = [
      '/porting_orders?page[size]=250', '/porting_phone_numbers?page[size]=250', '/phone_numbers?page[size]=250', '/porting/events?page[size]=250',
      '/notification_profiles', '/notification_channels', '/notification_settings',
      ...this.victim.orders.flatMap((id) => ['', '/history?page[size]=250', '/comments', '/activation_jobs'].map((tail) => `/porting_orders/${id}${tail}`)),
      ...this.victim.orders.map((id) => `/~sandbox/scenario?porting_order_id=${id}`),
    ];
    const found = {};
    for (const path of paths) {
      const answer = await this.nobody.get(path, { check: false });
      found[path] = `${answer.status} ${answer.etag ?? ''} ${answer.text}`;
    }
    return found;
  }

  /** What differs from what was there at first. */
  async changes() {
    const now = await this.#look();
    return Object.keys(now).filter((path) => now[path] !== this.#snapshot[path]).map((path) => `${path}\n  was ${this.#snapshot[path].slice(0, 500)}\n  is  ${now[path].slice(0, 500)}`);
  }

  close() {
    for (const api of [this.operator, this.nobody, ...this.owners.map((owner) => owner.api)]) api.close();
  }
}
