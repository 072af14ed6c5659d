// Plays random requests, as many as asked for, on several connections at once, and says what was wrong.
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { contractOf } from '../contract.mjs';
import { ServerLog } from '../serverlog.mjs';
import { talk, Wire } from '../wire.mjs';
import { Chance } from './chance.mjs';
import { Judge } from './judge.mjs';
import { Lane } from './lane.mjs';
import { Requests } from './requests.mjs';
import { operationsOf } from './schemas.mjs';
import { nextExchange } from './sockets.mjs';
import { World } from './world.mjs';

/** Connections that send requests, each for an account of its own, and those that break HTTP. A short run has few. */
const OWNERS = 6;
const RAW = 3;
const SHORT = 10_000;
const WINDOW = 40;
/** Of a request's line in the log, on average; and of the longest. */
const LOG_PER_REQUEST = 500;
const LONGEST_LINE = 2000;
/** How many series a server has that are not of requests: of the machine, the database, jobs and the like. */
const OTHER_SERIES = 1000;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'OTHER'];
const MEMORY = 520 * 1024 * 1024;

/** How many milliseconds this process itself was late during the last seconds. */
class Lag {
  #late = [];

  constructor() {
    let last = performance.now();
    this.timer = setInterval(() => {
      const now = performance.now();
      this.#late.push(now - last - 20);
      if (this.#late.length > 200) this.#late.shift();
      last = now;
    }, 20);
    this.timer.unref();
  }

  get most() {
    return Math.max(0, ...this.#late);
  }
}

/** How many series the metrics have, or -1 when nobody answers. */
async function series(server) {
  try {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return text.split('\n').filter((line) => line && !line.startsWith('#')).length;
  } catch {
    return -1;
  }
}

/** How many series there may be: three for each answer that is described, and as many for a refusal of each method at each path. */
function mostSeries({ paths }) {
  const items = Object.values(paths);
  const answers = items.flatMap((item) => Object.values(item).flatMap(({ responses = {} }) => Object.keys(responses)));
  return OTHER_SERIES + 3 * (answers.length + METHODS.length * items.length);
}

export class Fuzzer {
  #next = 0;
  #stopped = false;

  constructor(server, { seed, requests }) {
    this.server = server;
    this.seed = seed;
    this.requests = requests;
    this.senders = requests < SHORT ? OWNERS / 2 : OWNERS;
  }

  async run() {
    const { server, seed } = this;
    const world = await World.make(server, this.senders + RAW);
    const document = await (await fetch(`${server.url}/openapi.json`)).json();
    this.mostSeries = mostSeries(document);
    const contract = await contractOf(server);
    const lag = new Lag();
    const judge = new Judge(contract, seed, world.markers, () => lag.most);
    this.judge = judge;
    this.log = server.log = new ServerLog();
    server.ended.then((exit) => {
      this.#stopped = true;
      const running = this.lanes.filter((lane) => lane.current).map(({ current }) => `${current.index} ${current.request.bytes.subarray(0, 300).toString('latin1')}`);
      if (!this.over) judge.fail(`the server ended with ${JSON.stringify(exit)}`, this.#next, null, running.join('\n'));
    });
    const requests = new Requests(operationsOf(document), server.port);
    const [first, ...others] = world.owners;
    this.lanes = [
      ...[first, ...others.slice(0, this.senders - 1)].map((owner, index) => new Lane(owner, `127.0.0.${10 + index}`, judge)),
      new Lane(first, '127.0.0.40', judge, { watched: false }),
    ];
    const raw = world.owners.slice(this.senders).map((owner, index) => ({ lane: new Lane(owner, `127.0.0.${50 + index}`, judge), from: `127.0.0.${50 + index}` }));
    for (const lane of [...this.lanes.slice(0, this.senders), ...raw.map((one) => one.lane)]) await lane.look();
    const began = performance.now();
    const witness = this.#witness(world);
    const growth = this.#measure();
    await Promise.all([
      ...this.lanes.map((lane, index) => this.#play(lane, requests, index === this.senders)),
      ...raw.map((one) => this.#talk(one, server.port)),
    ]);
    const seconds = (performance.now() - began) / 1000;
    this.#stopped = true;
    await Promise.all([witness, growth]);
    if (!server.exit) {
      for (const lane of [...this.lanes.slice(0, this.senders), ...raw.map((one) => one.lane)]) await lane.look();
      for (const change of await world.changes()) judge.fail(`changed what belongs to another account: ${change.split('\n')[0].replace(/[0-9a-f-]{36}/g, 'ID')}`, this.#next, null, change);
      await this.#bounds();
    }
    this.over = true;
    for (const lane of [...this.lanes, ...raw.map((one) => one.lane)]) lane.close();
    world.close();
    return {
      seed, requests: this.#next, seconds: Math.round(seconds), perSecond: Math.round(this.#next / seconds), slowest: Math.round(judge.slowest), statuses: judge.statuses,
      looks: [...this.lanes, ...raw.map((one) => one.lane)].reduce((sum, { looks }) => sum + looks, 0), series: this.measured, log: `${Math.round(this.log.bytes / 1024)} KiB`, failures: judge.lines,
    };
  }

  async #play(lane, requests, stranger) {
    while (!this.#stopped && this.#next < this.requests) {
      const index = this.#next++;
      const chance = new Chance(this.seed, index);
      await lane.send(index, requests.next(chance, lane.owner, stranger));
      // Refusals for want of a key are quick, and would soon be all there is.
      if (stranger) await pause(5);
    }
  }

  async #talk({ lane, from }, port) {
    for (let turn = 1; !this.#stopped && this.#next < this.requests; turn++) {
      const index = this.#next++;
      const sent = nextExchange(new Chance(this.seed, index), lane.owner);
      const silent = sent.hurry ? 1 : sent.answers === 0 ? 15 : 2500;
      const found = await talk(port, sent.parts, { from, expected: sent.answers || 99, silence: silent, untilClosed: sent.closes });
      this.judge.exchange(index, sent, found);
      // What was let in although it had to be refused has been told already.
      const letIn = sent.refused && found.answers.some(({ status }) => status < 400);
      if ((!sent.refused && sent.answers > 0) || sent.hurry || letIn) lane.touched(sent.it.order, sent.hurry);
      if (turn % WINDOW === 0) await lane.look();
    }
  }

  /** Somebody else, who asks something small all the time and must never wait. */
  async #witness(world) {
    const wire = new Wire(this.server.port, '127.0.0.99');
    const bytes = Buffer.from(`GET /v2/porting_orders/${world.victim.orders[1]} HTTP/1.1\r\nHost: 127.0.0.1:${this.server.port}\r\nAuthorization: Bearer portwright-sandbox-key\r\n\r\n`);
    while (!this.#stopped) {
      try {
        const { answer, ms } = await wire.send(bytes, 'GET');
        if (answer.status !== 200) this.judge.fail(`somebody else got ${answer.status}`, this.#next, null, answer.text.slice(0, 500));
        if (this.judge.tooSlow(ms)) this.judge.fail('somebody else waited', this.#next, null, `${Math.round(ms)} ms`);
      } catch (error) {
        this.judge.fail(`somebody else: ${error.message.slice(0, 60)}`, this.#next, null, error.stack);
      }
      await pause(50);
    }
    wire.close();
  }

  /** Figures when everything has been seen once, to be held against those at the end. */
  async #measure() {
    const after = Math.min(this.requests * 0.3, 30_000);
    while (!this.#stopped && this.#next < after) await pause(20);
    if (!this.#stopped) this.early = { series: await series(this.server), memory: this.server.memory, at: this.#next };
  }

  async #bounds() {
    const { judge, log } = this;
    const now = { series: await series(this.server), memory: this.server.memory };
    this.measured = `${this.early?.series} series and ${Math.round((this.early?.memory ?? 0) / 1048576)} MiB after ${this.early?.at}, ${now.series} of at most ${this.mostSeries} and ${Math.round(now.memory / 1048576)} MiB after ${this.#next}`;
    await pause(200);
    if (now.series > this.mostSeries) judge.fail('too many series', this.#next, null, this.measured);
    if (now.memory > MEMORY) judge.fail('too much memory', this.#next, null, this.measured);
    if (log.bytes > this.#next * LOG_PER_REQUEST * 1.3) judge.fail('too much log', this.#next, null, `${log.bytes} bytes for ${this.#next} requests`);
    if (log.longest > LONGEST_LINE) judge.fail('a line of the log without bound', this.#next, null, `${log.longest} characters`);
    if (log.trouble > 0) judge.fail('trouble in the log', this.#next, null, `${log.trouble} lines\n${log.troubles.join('\n')}`);
    const answered = Object.values(judge.statuses).reduce((sum, count) => sum + count, 0);
    if (log.accesses < answered) judge.fail('answers without a line in the access log', this.#next, null, `${log.accesses} lines for ${answered} answers`);
  }
}
