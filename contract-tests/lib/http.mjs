// A plain HTTP client that changes nothing of what it is told to send, and checks everything it gets back.
import http from 'node:http';
import net from 'node:net';
import { checkAgainst, contractOf } from './contract.mjs';

export class Answer {
  constructor(status, headers, bytes) {
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
  }

  get text() {
    return this.bytes.toString('utf8');
  }

  get json() {
    return JSON.parse(this.text);
  }

  get data() {
    return this.json.data;
  }

  get errors() {
    return this.json.errors;
  }

  get etag() {
    return this.headers.etag;
  }
}

/** What a request that must succeed was answered. */
export async function ok(promise) {
  const answer = await promise;
  if (answer.status >= 400) throw new Error(answer.text);
  return answer.data;
}

export class Api {
  constructor(server, key) {
    this.server = server;
    this.key = key;
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  }

  /** The same server as somebody else. */
  as(key) {
    return new Api(this.server, key);
  }

  /**
   * Sends a request and checks that the answer is one the API description allows.
   *
   * @param path from /v2 on, or absolute when it begins with http or /health and the like
   * @param body sent as JSON, or as it is when it is a Buffer or a string
   */
  async call(method, path, { body, headers = {}, check = true } = {}) {
    const whole = path.startsWith('/v2') || path.startsWith('/~') ? path.replace('/~', '/') : '/v2' + path;
    const raw = body === undefined || Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body);
    const sent = { ...headers };
    if (this.key !== undefined && headers.authorization === undefined) sent.authorization = `Bearer ${this.key}`;
    if (raw !== undefined && headers['content-type'] === undefined) sent['content-type'] = 'application/json';
    for (const name of Object.keys(sent)) if (sent[name] === null) delete sent[name];
    // Had before the request, which may be the last that the server answers.
    const contract = check && (await contractOf(this.server));
    const answer = await this.#send(method, whole, sent, raw);
    if (check && answer.status === 500) throw new Error(`${method} ${whole} -> 500\n${this.server.saidOf?.(answer.headers['x-request-id']) ?? answer.text}`);
    if (check) checkAgainst(contract, method, whole, answer);
    return answer;
  }

  #send(method, path, headers, body) {
    return new Promise((resolve, reject) => {
      const { port } = this.server;
      const request = http.request({ host: '127.0.0.1', port, method, path, headers, agent: this.agent });
      request.setTimeout(60_000, () => request.destroy(new Error(`no answer to ${method} ${path}`)));
      request.on('error', reject);
      request.on('response', (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve(new Answer(response.statusCode, response.headers, Buffer.concat(chunks))));
      });
      request.end(body);
    });
  }

  get(path, options) {
    return this.call('GET', path, options);
  }

  post(path, body, options) {
    return this.call('POST', path, { body, ...options });
  }

  patch(path, body, options) {
    return this.call('PATCH', path, { body, ...options });
  }

  delete(path, options) {
    return this.call('DELETE', path, options);
  }

  close() {
    this.agent.destroy();
  }
}

/** Writes bytes to the server's port and answers what comes back until it closes the connection or falls silent. */
export function exchange(port, bytes, silence = 1500) {
  return new Promise((resolve) => {
    const chunks = [];
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
    const done = () => {
      socket.destroy();
      resolve(Buffer.concat(chunks).toString('latin1'));
    };
    socket.setTimeout(silence, done);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', done);
    socket.on('error', done);
  });
}

/** The first answer in what came over a socket. */
export function parseAnswer(text) {
  const end = text.indexOf('\r\n\r\n');
  const [status, ...lines] = text.slice(0, end).split('\r\n');
  const headers = {};
  for (const line of lines) headers[line.slice(0, line.indexOf(':')).toLowerCase()] = line.slice(line.indexOf(':') + 1).trim();
  return new Answer(Number(status.split(' ')[1]), headers, Buffer.from(text.slice(end + 4), 'latin1'));
}
