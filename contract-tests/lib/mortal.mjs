// A server that may be killed at any time, and clients that go on with the next one.
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Api } from './http.mjs';
import { kill, postmaster, processesIn, SANDBOX_KEY, Server } from './server.mjs';

/** How a server dies: alone, with its database's first process, or with all of the database's. */
const DEATHS = {
  server: (server) => server.signal('SIGKILL'),
  'server and database': (server) => {
    kill(postmaster(server.data));
    server.signal('SIGKILL');
  },
  everything: (server) => {
    server.signal('SIGKILL');
    for (const pid of processesIn(server.data)) kill(pid);
  },
};

export class Mortal {
  /** Requests that are on their way. */
  open = 0;
  /** Requests that were sent again because their answer got lost, and those of them that had been done. */
  repeated = 0;
  replayed = 0;
  /** How many milliseconds it took to start again. */
  starting = 0;
  /** What the log said of jobs that failed while the database was there. */
  failures = [];
  #up = Promise.resolve();

  static async start(options) {
    const mortal = new Mortal();
    mortal.#live(await Server.start(options));
    return mortal;
  }

  #live(server) {
    this.server = server;
    this.api = new Api(server, SANDBOX_KEY);
  }

  /** Kills and starts again; what waits for an answer goes on when `before` is over. */
  async die(how, before) {
    let goOn;
    this.#up = new Promise((resolve) => (goOn = resolve));
    const { server, api } = this;
    DEATHS[how](server);
    await server.ended;
    api.close();
    this.#look(server, how);
    const began = performance.now();
    this.#live(await server.restart());
    this.starting += performance.now() - began;
    await before();
    goOn();
  }

  async stop() {
    this.api.close();
    const exit = await this.server.stop();
    this.#look(this.server, 'server');
    return exit;
  }

  #look(server, how) {
    const lines = (server.out + server.err).split('\n').filter((line) => /Job \S+ \S+ failed|unexpected error/.test(line));
    if (how === 'server') this.failures.push(...lines);
  }

  /** Sends a request until it is answered, with the same key each time; a refusal is an answer. */
  async send(method, path, body, key) {
    const headers = key === undefined ? {} : { 'idempotency-key': key };
    for (let lost = 0; ; lost++) {
      await this.#up;
      this.open++;
      try {
        const answer = await this.api.call(method, path, { body, headers, check: false });
        if (answer.status !== 503 && !(answer.status === 409 && answer.errors[0].code === '10036')) {
          if (lost > 0) this.repeated++;
          if (answer.headers['idempotency-replayed'] === 'true') this.replayed++;
          return answer;
        }
      } catch (error) {
        if (lost > 500) throw error;
      } finally {
        this.open--;
      }
      await pause(10);
    }
  }
}
