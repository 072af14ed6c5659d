// Two accounts that have something of every kind, and everything that they show.
import { contractOf } from '../contract.mjs';
import { difference } from '../differ.mjs';
import { operationsOf } from '../fuzz/schemas.mjs';
import { Api } from '../http.mjs';
import { Clock } from '../life.mjs';
import { eventually, OPERATOR_KEY, SANDBOX_KEY } from '../server.mjs';
import { KINDS, NOW } from './kinds.mjs';
import { placesOf } from './places.mjs';
import { requestOf } from './requests.mjs';

const SANDBOX_ACCOUNT = '24b4a4bb-c4df-46ad-bbcb-23fc741c5ad7';

/**
 * What changes by itself: when a key was used, how far real time is from that of the clock that stands, and signatures and links
 * that are made anew with each look.
 */
const PASSING = /"(last_used_at|offset_seconds)":[^,}]+|[?]token=[^"]+|"(telnyx|webhook)-(timestamp|signature[^"]*)":"[^"]*"/g;

/** How many requests are under way when everything is looked at. */
const AT_ONCE = 16;

class Account {
  /** An id of each kind, by the kind's name; `within` holds those that go before it in a path. */
  ids = {};
  within = {};
  #numbers = 0;

  constructor(name, id, api, operator) {
    Object.assign(this, { name, id, api, operator });
  }

  number() {
    return `+1303555${this.name === 'Caller' ? 1 : 2}${String(this.#numbers++).padStart(3, '0')}`;
  }

  async furnish() {
    for (const kind of KINDS.filter(({ shared }) => !shared)) {
      const made = await kind.make(this);
      this.ids[kind.name] = made?.id ?? made;
      this.within[kind.name] = made?.within;
    }
    return this;
  }
}

export class Accounts {
  /** What was found by the last look. */
  #seen;

  /** Stops the server's clock, so that nothing changes by itself, and makes the accounts. */
  static async of(server) {
    const accounts = new Accounts();
    accounts.operator = new Api(server, OPERATOR_KEY);
    accounts.nobody = new Api(server);
    const sandbox = new Api(server, SANDBOX_KEY);
    await new Clock(sandbox).freeze(NOW);
    const { id } = (await accounts.operator.post('/~operator/accounts', { name: 'Caller' })).data;
    const { key } = (await accounts.operator.post(`/~operator/accounts/${id}/api_keys`, { name: 'Caller' })).data;
    /** Who sends the requests; whose ids are not the caller's. The sandbox's own is the one that is born with things. */
    accounts.caller = new Account('Caller', id, new Api(server, key), accounts.operator);
    accounts.other = new Account('Other', SANDBOX_ACCOUNT, sandbox, accounts.operator);
    await accounts.caller.furnish();
    await accounts.other.furnish();
    await eventually('jobs that are due have run', async () => {
      const { next_job_at: next } = (await sandbox.get('/~sandbox/clock')).data;
      return next === null || Date.parse(next) > Date.parse(NOW);
    });
    accounts.contract = await contractOf(server);
    const { operations, schemas } = operationsOf(accounts.contract.document);
    accounts.operations = operations.map((operation) => ({ ...operation, ids: placesOf(operation, schemas) }));
    accounts.#seen = await accounts.#look();
    const unseen = Object.entries(accounts.#seen).filter(([, text]) => !text.startsWith('200 '));
    if (unseen.length > 0) throw new Error(`what the accounts have is not shown: ${unseen.join('\n')}`);
    return accounts;
  }

  /** Who sends a request of the operation. */
  sender({ key }) {
    return key === 'none' ? this.nobody : key === 'operator' ? this.operator : this.caller.api;
  }

  /** What every operation shows that reads something and asks for a key, for both accounts. */
  async #look() {
    const reading = this.operations.filter(
      ({ method, key, ids, streams, makes }) => method === 'GET' && key !== 'none' && !streams && !makes && ids.every(({ kind, required }) => kind || !required),
    );
    const looks = reading.flatMap((operation) => {
      const paged = operation.query.some(({ name }) => name === 'page[size]');
      return [this.caller, this.other].map((account) => async () => {
        const { target } = requestOf(operation, account);
        const whole = paged ? `${target}${target.includes('?') ? '&' : '?'}page[size]=250` : target;
        const api = operation.key === 'operator' ? this.operator : account.api;
        const { status, etag = '', text } = await api.get(whole, { check: false });
        return [`${operation.id} of ${account.name} (GET ${whole})`, `${status} ${etag} ${text.replace(PASSING, '')}`];
      });
    });
    const seen = [];
    // Not all at once: on a busy machine the server sends away who waits in too long a queue.
    for (let i = 0; i < looks.length; i += AT_ONCE) {
      seen.push(...(await Promise.all(looks.slice(i, i + AT_ONCE).map((look) => look()))));
    }
    return Object.fromEntries(seen);
  }

  /** What has changed since this was asked last. */
  async changes() {
    const before = this.#seen;
    this.#seen = await this.#look();
    return Object.keys(before)
      .filter((path) => this.#seen[path] !== before[path])
      .map((path) => `${path}\n${difference(before[path], this.#seen[path])}`);
  }

  close() {
    for (const api of [this.operator, this.nobody, this.caller.api, this.other.api]) api.close();
  }
}
