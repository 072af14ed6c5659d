// Receivers of webhooks on loopback, each with its moods, and what came to them.
import http from 'node:http';

/** What a receiver does with a webhook, by its mood. */
const MOODS = {
  takes: (response) => response.writeHead(200).end('taken'),
  'is slow': (response) => setTimeout(() => response.writeHead(204).end(), 150),
  refuses: (response) => response.writeHead(503).end('not now'),
  'is silent': () => {},
  'hangs up': (response) => response.socket.destroy(),
};

export const MISHAPS = ['refuses', 'is silent', 'hangs up'];

export class Receiver {
  /** What it does with what comes; a function is asked for each webhook. */
  mood = 'takes';
  /** Told of what comes, before it is answered. */
  arrived = () => {};
  /** Every webhook in the order in which it came, with the `mood` that it met; `taken` once a 2xx has been sent, `again` after that. */
  arrivals = [];
  #byEvent = new Map();

  static async start() {
    const receiver = new Receiver();
    receiver.server = http.createServer((request, response) => receiver.#receive(request, response));
    receiver.server.keepAliveTimeout = 60_000;
    await receiver.open();
    return receiver;
  }

  /** Listens, at the same port each time. */
  open() {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.port ?? 0, '127.0.0.1', () => {
        this.port = this.server.address().port;
        resolve();
      });
    });
  }

  /** Nobody is there any more: connections are refused. */
  close() {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }

  url(path = '/hooks') {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  #receive(request, response) {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('error', () => {});
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const json = JSON.parse(text);
      const before = this.of(json.data.id);
      const again = before.some(({ taken }) => taken);
      const mood = typeof this.mood === 'function' ? this.mood() : this.mood;
      const arrival = { path: request.url, headers: request.headers, text, json, mood, at: Date.now(), again, taken: false };
      this.arrivals.push(arrival);
      before.push(arrival);
      this.arrived(arrival);
      response.on('finish', () => (arrival.taken = response.statusCode < 300));
      MOODS[mood](response);
    });
  }

  /** What came of an event, in order. */
  of(eventId) {
    if (!this.#byEvent.has(eventId)) this.#byEvent.set(eventId, []);
    return this.#byEvent.get(eventId);
  }

  /** Ids of the events of which anything came. */
  get events() {
    return [...this.#byEvent.keys()];
  }

  hasTaken(eventId) {
    return (this.#byEvent.get(eventId) ?? []).some(({ taken }) => taken);
  }
}
