// A server under attack: somebody else asks all the while and must not wait, and what it grows by is held to bounds.
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Api } from './http.mjs';
import { SANDBOX_KEY, Server } from './server.mjs';
import { ServerLog } from './serverlog.mjs';
import { talk, Wire } from './wire.mjs';

const PATIENCE = 2000;
/** The heap of the start script, what Java needs beside it, and the buffers of the connections. */
const MEMORY = 520 * 1024 * 1024;

/** The series that requests may make; Java's own come and go with its garbage. */
async function seriesOf(server) {
  const answer = await fetch(`${server.url}/metrics`);
  const lines = (await answer.text()).split('\n').filter((line) => line && !/^(#|jvm_|process_|system_)/.test(line));
  return new Set(lines.map((line) => line.slice(0, line.lastIndexOf(' '))));
}

export class Siege {
  /** Starts the server as shipped, with an account that attacks and one that is to be served meanwhile. */
  static async begin() {
    const siege = new Siege();
    await siege.#start();
    return siege;
  }

  async #start() {
    this.server = await Server.start();
    const attacker = await this.server.newAccount('Attacker');
    this.key = attacker.key;
    this.host = `127.0.0.1:${this.server.port}`;
    this.order = await this.#newOrder(this.key, '+13035550100');
    this.theirs = await this.#newOrder(SANDBOX_KEY, '+13035550200');
    this.server.log = new ServerLog();
  }

  async #newOrder(key, number) {
    const api = new Api(this.server, key);
    const answer = await api.post('/porting_orders', { phone_numbers: [number] }, { check: false });
    api.close();
    return answer.data[0].id;
  }

  /** The same data in a new process. */
  async restart() {
    await this.server.stop();
    this.server = await this.server.restart();
    this.server.log = new ServerLog();
    this.host = `127.0.0.1:${this.server.port}`;
  }

  /** Whether the attacker's order is where it was: nothing that is refused may delete it. */
  async orderIsThere() {
    const found = await talk(this.port, [Buffer.from(this.head(`GET /v2/porting_orders/${this.order}`, '\r\n'))], { from: '127.0.0.219' });
    return found.answers[0]?.status === 200;
  }

  /** One attack that succeeded must not make the next ones look as if they had. */
  async mend() {
    const wire = new Wire(this.port, '127.0.0.202');
    try {
      await this.look(wire);
      if (!(await this.orderIsThere())) this.order = await this.#newOrder(this.key, '+13035550100');
    } catch {
      this.server.signal('SIGKILL');
      await this.server.ended;
      await this.#start();
    } finally {
      wire.close();
    }
  }

  get port() {
    return this.server.port;
  }

  /** The head of a request of the attacker, without the blank line at its end. */
  head(line, headers = '') {
    return `${line} HTTP/1.1\r\nHost: ${this.host}\r\nAuthorization: Bearer ${this.key}\r\n${headers}`;
  }

  /** A whole request with a body. */
  request(line, body, type = 'application/json') {
    return this.head(line, `Content-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`) + body;
  }

  async look(wire) {
    const bytes = Buffer.from(`GET /v2/porting_orders/${this.theirs} HTTP/1.1\r\nHost: ${this.host}\r\nAuthorization: Bearer ${SANDBOX_KEY}\r\n\r\n`);
    const { answer, ms } = await wire.send(bytes, 'GET', 15_000);
    assert.equal(answer.status, 200, answer.text.slice(0, 300));
    return ms;
  }

  /** As clients do: when a kept connection was closed while a request was on its way, it goes over a new one (RFC 9112, 9.3.1). */
  async #lookAgain(wire) {
    const began = performance.now();
    try {
      return await this.look(wire);
    } catch (error) {
      if (!/closed without an answer|ECONNRESET|EPIPE/.test(error.message)) throw error;
      await this.look(wire);
      return performance.now() - began;
    }
  }

  /**
   * Does to the server what is given and holds it to what must be true meanwhile and afterwards.
   *
   * @param attack does it and answers how many requests it sent
   * @param series how many of the metrics may be new
   */
  async during(attack, { series = 10, perRequest = 700 } = {}) {
    await this.mend();
    const { server } = this;
    const before = { series: await seriesOf(server), bytes: server.log.bytes, trouble: server.log.trouble };
    const wire = new Wire(server.port, '127.0.0.200');
    server.log.longest = 0;
    await this.look(wire);
    let over = false;
    let slowest = 0;
    let failure;
    const watching = (async () => {
      while (!over && !failure) {
        try {
          slowest = Math.max(slowest, await this.#lookAgain(wire));
        } catch (error) {
          failure = error;
        }
        await pause(25);
      }
    })();
    let sent = 0;
    try {
      sent = await attack();
    } finally {
      over = true;
      await watching;
      wire.close();
    }
    await pause(100);
    assert.equal(server.exit, undefined, `the server ended: ${JSON.stringify(server.exit)}`);
    if (failure) throw new Error(`somebody else was not served: ${failure.message}`);
    assert.ok(slowest < PATIENCE, `somebody else waited ${Math.round(slowest)} ms`);
    const fresh = new Wire(server.port, '127.0.0.201');
    const began = performance.now();
    await this.look(fresh);
    fresh.close();
    assert.ok(performance.now() - began < PATIENCE, `a new client waited ${Math.round(performance.now() - began)} ms afterwards`);
    const after = await seriesOf(server);
    const grown = [...after].filter((one) => !before.series.has(one));
    assert.ok(grown.length <= series, `${grown.length} new series:\n${grown.slice(0, 30).join('\n')}`);
    assert.ok(server.memory < MEMORY, `${Math.round(server.memory / 1048576)} MiB`);
    const written = server.log.bytes - before.bytes;
    assert.ok(written <= (sent + 400) * perRequest, `${written} bytes of log for ${sent} requests`);
    assert.ok(server.log.longest < 2000, `a line of ${server.log.longest} characters in the log`);
    assert.ok(server.log.trouble === before.trouble, `in the log:\n${server.log.troubles.slice(-5).join('\n')}`);
  }

  /** Sends the same bytes over so many connections at once and answers what came back over each. */
  async salvo(count, parts, options = {}) {
    return Promise.all(Array.from({ length: count }, (_, index) => talk(this.port, parts(index), { from: `127.0.0.${210 + (index % 8)}`, ...options })));
  }

  async end() {
    await this.server.stop();
  }
}

/** A refusal that tells its reader what was wrong, in the form of all refusals. */
export function assertRefusal(answer, statuses) {
  assert.ok(statuses.includes(answer.status), `${answer.status} instead of ${statuses}: ${answer.text.slice(0, 500)}`);
  assert.match(answer.headers['content-type'] ?? 'none', /^application\/json/, answer.text.slice(0, 300));
  assert.match(answer.headers['x-request-id'] ?? 'none', /^[A-Za-z0-9._-]{8,64}$/);
  assert.ok(answer.json.errors.length > 0);
  for (const { code, title, detail } of answer.json.errors) {
    assert.match(code, /^[0-9]{5}$/);
    assert.ok(title.length > 0 && detail.length > 0);
  }
  if (answer.status === 503) assert.match(answer.headers['retry-after'] ?? 'none', /^[0-9]+$/, '503 says when to come back');
}
