// One request for an operation of the API description: as it is described, or with something wrong.
import { disturbHeaders, NO_KEYS } from './headers.mjs';
import { bytesOf, hostileValue, mutate } from './hostile.mjs';
import { badId, disturbPath, disturbQuery, query, queryText } from './targets.mjs';

const KNOWN_METHODS = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'];
const clone = (value) => structuredClone(value);

/** How often which operation is asked: the ones that change an order more often than those that empty everything. */
function weightOf({ id, method, key }) {
  // It has answers go wrong on purpose, which are judged here.
  if (id === 'PutSandboxFaults') return 0;
  if (/^(ResetSandbox)$/.test(id)) return 0.15;
  if (/Sandbox/.test(id)) return 1;
  if (id === 'ReplaceCarriers') return 0.5;
  if (id === 'GetMetrics' || /^GetOpenApi/.test(id)) return 0.3;
  if (key === 'none') return 1;
  if (id === 'UpdatePortingOrder' || id === 'CreatePortingOrder') return 8;
  if (key === 'operator') return method === 'GET' ? 1 : 1.5;
  return 3;
}

/** Resources that are named by what stands before their ids in a path. */
const NOTIFICATIONS = /notification_(profiles|channels|settings)/;

export class Requests {
  constructor({ operations, schemas }, port) {
    this.schemas = schemas;
    this.weighted = operations.filter(({ streams }) => !streams).map((operation) => [weightOf(operation), operation]);
    this.port = port;
  }

  /**
   * @param owner who sends it: keys, ids and numbers it may name
   * @param stranger whether it comes without a valid key
   * @returns the request; `refused` says why nobody may let it in, if so
   */
  next(chance, owner, stranger) {
    const operation = chance.weighted(this.weighted);
    const request = { operation, method: operation.method, order: null, refused: '' };
    const wrong = new Set(chance.percent(35) ? [] : chance.some(['path', 'query', 'headers', 'body', 'key', 'method'], 25));
    this.#path(chance, owner, request, wrong);
    this.#headers(chance, owner, request, wrong, stranger);
    this.#body(chance, owner, request, wrong);
    if (wrong.has('headers')) disturbHeaders(chance, request.headers);
    if (wrong.has('method') && chance.percent(25)) this.#method(chance, request);
    if (request.open) request.refused = '';
    const named = request.headers.filter(([name]) => /^x-request-id$/i.test(name));
    if (named.length !== 1 || named[0][1] !== request.requestId) request.requestId = undefined;
    request.last = request.headers.some(([name, value]) => name === 'Connection' && value === 'close');
    request.bytes = this.#bytes(chance, request);
    return request;
  }

  #path(chance, owner, request, wrong) {
    const { operation } = request;
    let path = operation.path.replace(/\{([^}]+)\}/g, (_, name) => this.#id(chance, owner, request, name));
    if (wrong.has('path') && chance.percent(35)) {
      const disturbed = disturbPath(chance, path);
      path = disturbed.path;
      // It may have become the path of something that is no secret, or of the caller's own.
      request.refused = disturbed.unclean ? 'an unclean path' : '';
      request.open = disturbed.open;
    }
    const known = (name) => owner.known(chance, name, request);
    const pairs = query(chance, operation, this.schemas, known, wrong.has('query') ? 20 : 8);
    const texts = wrong.has('query') ? disturbQuery(chance, pairs) : [];
    request.target = (path + queryText(chance, pairs, texts)).replace(/[^\x21-\x7e]/g, (odd) => encodeURIComponent(odd)).slice(0, 15_000);
  }

  #id(chance, owner, request, name) {
    const { operation } = request;
    if (chance.percent(5)) {
      const id = badId(chance);
      if (/^%2e/i.test(id)) request.refused ||= 'an unclean path';
      return id;
    }
    if (name === 'kind') return chance.pick(['document', 'connection', 'billing_group', 'messaging_profile', 'emergency_address', 'requirement_group', 'x']);
    if (name === 'reference_id') return chance.pick(['1752379429071357070', chance.text(10), '%20', 'x'.repeat(65)]);
    if (name === 'account_id') return chance.percent(90) ? owner.decoy : chance.uuid();
    if (chance.percent(5)) return chance.uuid();
    const theirs = operation.key === 'account' && chance.percent(15);
    const ofOrders = name === 'id' && operation.path.includes('porting_orders');
    const kind = ofOrders ? 'orders' : name === 'activationJobId' ? 'jobs' : operation.path.includes('/events') ? 'events' : (NOTIFICATIONS.exec(operation.path)?.[1] ?? 'numbers');
    if (name === 'api_key_id') return chance.uuid();
    if (theirs) {
      request.refused ||= 'what belongs to another account';
      return chance.pick(owner.victim[kind]);
    }
    const own = owner.ids[kind];
    const id = own.length > 0 ? chance.pick(own) : chance.uuid();
    if (ofOrders) request.order = id;
    return id;
  }

  #headers(chance, owner, request, wrong, stranger) {
    const { operation } = request;
    request.headers = [['Host', `127.0.0.1:${this.port}`]];
    const key = operation.key === 'operator' ? owner.operatorKey : owner.key;
    if (stranger || (wrong.has('key') && operation.key !== 'operator' && chance.percent(40))) {
      const others = operation.key === 'operator' ? owner.key : owner.operatorKey;
      const given = chance.percent(20) ? `Bearer ${others}` : chance.pick(NO_KEYS)?.replaceAll('{key}', key);
      // The blanks around a key are no part of it.
      const right = /^Bearer +\S+$/.test(given ?? '') && given.trim().endsWith(` ${key}`);
      if (given !== null && given !== undefined && !right) request.headers.push(['Authorization', given]);
      if (operation.key !== 'none') request.refused ||= 'no key';
    } else if (operation.key !== 'none') {
      request.headers.push(['Authorization', `Bearer ${key}`]);
    }
    for (const { name } of operation.headers) {
      if (name === 'Idempotency-Key' && chance.percent(40)) request.headers.push([name, `key-${chance.below(2000)}`]);
      if (name === 'If-Match' && chance.percent(15)) request.headers.push([name, chance.pick(['"1"', '"2"', '*', '"x"'])]);
      if (name === 'If-None-Match' && chance.percent(40)) request.headers.push([name, chance.pick(['"1"', '"2"', '*', '"x"'])]);
    }
    if (chance.percent(60)) request.headers.push(['X-Request-Id', (request.requestId = `fuzz-${chance.below(1e9)}`)]);
  }

  #body(chance, owner, request, wrong) {
    const { operation } = request;
    const mutated = wrong.has('body');
    if (!operation.body && !(mutated && chance.percent(30))) return;
    const type = operation.body?.type ?? 'application/json';
    request.headers.push(['Content-Type', type]);
    if (type !== 'application/json') {
      request.body = Buffer.from(owner.csv(chance, mutated));
      if (mutated) request.refused ||= 'a bad file';
      return;
    }
    const withTimes = !operation.path.startsWith('/sandbox/clock');
    const known = (name) => owner.known(chance, name, request);
    let value = {};
    if (operation.body) {
      const { examples, schema } = operation.body;
      const example = withTimes && examples.length > 0 && chance.percent(35);
      value = example ? owner.adapted(chance, clone(chance.pick(examples)), request) : this.schemas.value(chance, schema, known);
    }
    if (mutated) value = mutate(chance, value, withTimes);
    request.body = bytesOf(chance, value, mutated && chance.percent(15));
    if (mutated && chance.percent(0.3)) request.body = Buffer.from(`{"x":"${'y'.repeat(chance.below(1_200_000))}"}`);
  }

  #method(chance, request) {
    const known = chance.percent(60);
    request.method = known ? chance.pick(KNOWN_METHODS) : chance.pick([chance.text(12).toUpperCase(), request.method.toLowerCase(), 'PROPFIND', 'M-SEARCH', 'X'.repeat(300), 'Get']);
    if (!known) request.refused ||= 'an unknown method';
    // With another method nobody reads the file.
    else if (request.refused === 'a bad file') request.refused = '';
    // What may be done somewhere is no secret.
    if (request.method === 'OPTIONS') request.refused = '';
    // It is another operation now, perhaps one that changes what this one only reads.
    request.other = true;
  }

  #bytes(chance, { method, target, headers, body }) {
    const head = `${method} ${target} HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}`;
    if (!body) return Buffer.from(`${head}${chance.percent(2) ? 'Content-Length: 0\r\n' : ''}\r\n`, 'latin1');
    if (!chance.percent(10)) return Buffer.concat([Buffer.from(`${head}Content-Length: ${body.length}\r\n\r\n`, 'latin1'), body]);
    const parts = [Buffer.from(`${head}Transfer-Encoding: chunked\r\n\r\n`, 'latin1')];
    for (let at = 0; at < body.length; ) {
      const size = Math.min(body.length - at, 1 + chance.below(body.length));
      const written = chance.percent(20) ? `000${size.toString(16).toUpperCase()};a=b` : size.toString(16);
      parts.push(Buffer.from(`${written}\r\n`), body.subarray(at, at + size), Buffer.from('\r\n'));
      at += size;
    }
    parts.push(Buffer.from(chance.percent(10) ? '0\r\nX-Trailer: y\r\n\r\n' : '0\r\n\r\n'));
    return Buffer.concat(parts);
  }
}
