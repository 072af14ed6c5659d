// HTTP/1.1 over a plain socket: what is sent is what was given, byte for byte, and what comes back is read strictly.
import net from 'node:net';
import { performance } from 'node:perf_hooks';
import { Answer } from './http.mjs';

const HEAD_END = Buffer.from('\r\n\r\n');
const CRLF = Buffer.from('\r\n');

/** An answer of the wire. `whole` counts its bytes, head and framing included. */
export class WireAnswer extends Answer {
  #text;
  #json;

  constructor(status, headers, bytes, whole) {
    super(status, headers, bytes);
    this.whole = whole;
  }

  get text() {
    return (this.#text ??= this.bytes.toString('utf8'));
  }

  get json() {
    return (this.#json ??= JSON.parse(this.text));
  }
}

/** Thrown when what came back is no HTTP. */
export class BrokenAnswer extends Error {}

function headOf(text) {
  const lines = text.split('\r\n');
  const found = /^HTTP\/1\.[01] ([1-5][0-9]{2})(?: [\x20-\x7e]*)?$/.exec(lines[0]);
  if (!found) throw new BrokenAnswer(`a status line like ${JSON.stringify(lines[0].slice(0, 200))}`);
  const headers = {};
  for (let line = 1; line < lines.length; line++) {
    const colon = lines[line].indexOf(':');
    if (colon < 1) throw new BrokenAnswer(`a header like ${JSON.stringify(lines[line].slice(0, 200))}`);
    const name = lines[line].slice(0, colon).toLowerCase();
    const value = lines[line].slice(colon + 1).trim();
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return { status: Number(found[1]), headers };
}

function chunks(buffer, from) {
  const parts = [];
  for (let at = from; ; ) {
    const end = buffer.indexOf(CRLF, at);
    if (end < 0) return null;
    const size = /^[0-9a-fA-F]+$/.exec(buffer.latin1Slice(at, end).split(';')[0].trim());
    if (!size) throw new BrokenAnswer(`a chunk size like ${JSON.stringify(buffer.latin1Slice(at, end).slice(0, 40))}`);
    const length = parseInt(size[0], 16);
    const data = end + 2;
    if (buffer.length < data + length + 2) return null;
    if (length === 0) return { bytes: Buffer.concat(parts), end: data + 2 };
    parts.push(buffer.subarray(data, data + length));
    at = data + length + 2;
  }
}

/**
 * Reads one answer from the beginning of the bytes.
 *
 * @param method of the request, because HEAD has no body
 * @param ended whether nothing more will come
 * @returns the answer, or null while bytes are missing
 */
export function readAnswer(buffer, method, ended = false) {
  const end = buffer.indexOf(HEAD_END);
  if (end < 0) return null;
  const { status, headers } = headOf(buffer.latin1Slice(0, end));
  const body = end + 4;
  if (status < 200 || status === 204 || status === 304 || method === 'HEAD') {
    return new WireAnswer(status, headers, Buffer.alloc(0), body);
  }
  if (headers['transfer-encoding'] === 'chunked') {
    const found = chunks(buffer, body);
    return found && new WireAnswer(status, headers, found.bytes, found.end);
  }
  if (headers['content-length'] !== undefined) {
    const length = Number(headers['content-length']);
    if (!Number.isInteger(length)) throw new BrokenAnswer(`a length like ${headers['content-length']}`);
    return buffer.length < body + length ? null : new WireAnswer(status, headers, buffer.subarray(body, body + length), body + length);
  }
  return ended ? new WireAnswer(status, headers, buffer.subarray(body), buffer.length) : null;
}

/** One connection that is kept open, with one request at a time. */
export class Wire {
  #socket;
  #left = null;
  #waiting = null;
  #ended = false;

  constructor(port, from) {
    this.port = port;
    this.from = from;
  }

  /** Sends a request and answers what came back and how many milliseconds it took. Fails with what happened instead. */
  send(bytes, method, patience = 10_000) {
    if (!this.#socket) this.#open();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#fail(new Error(`no answer in ${patience / 1000} s`)), patience);
      this.#waiting = { method, resolve, reject, timer, began: performance.now() };
      this.#socket.write(bytes);
    });
  }

  #open() {
    this.#left = null;
    this.#ended = false;
    const socket = net.connect({ port: this.port, host: '127.0.0.1', localAddress: this.from, noDelay: true });
    this.#socket = socket;
    socket.on('data', (chunk) => socket === this.#socket && this.#read(chunk));
    socket.on('error', (error) => socket === this.#socket && this.#fail(error));
    socket.on('close', () => {
      if (socket !== this.#socket) return;
      this.#ended = true;
      this.#read(null);
      this.#fail(new Error('the connection was closed without an answer'));
    });
  }

  #read(chunk) {
    if (chunk) this.#left = this.#left ? Buffer.concat([this.#left, chunk]) : chunk;
    try {
      while (this.#left) {
        if (!this.#waiting) throw new BrokenAnswer(`bytes nobody asked for: ${this.#left.subarray(0, 200).toString('latin1')}`);
        const answer = readAnswer(this.#left, this.#waiting.method, this.#ended);
        if (!answer) return;
        this.#left = answer.whole < this.#left.length ? this.#left.subarray(answer.whole) : null;
        if (answer.status < 200) continue;
        const { resolve, timer, began } = this.#waiting;
        this.#waiting = null;
        clearTimeout(timer);
        if (answer.headers.connection?.toLowerCase() === 'close' || this.#ended) this.close();
        resolve({ answer, ms: performance.now() - began });
      }
    } catch (error) {
      this.broken = error;
      this.#fail(error);
    }
  }

  #fail(error) {
    const waiting = this.#waiting;
    this.#waiting = null;
    this.close();
    if (waiting) {
      clearTimeout(waiting.timer);
      waiting.reject(error);
    }
  }

  close() {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#left = null;
    socket?.destroy();
  }
}

/**
 * Writes the parts one after the other over a connection of their own and reads answers until as many as expected are
 * there, the server closes the connection, or it has been silent for as long as told.
 *
 * @param parts buffers, or numbers of milliseconds to wait before the next
 * @param methods of the requests within, as far as they matter for reading the answers
 * @returns the answers; whether the server closed; what was left over; the milliseconds until the last answer
 */
export function talk(port, parts, { from, expected = 1, silence = 2000, methods = [], untilClosed = false } = {}) {
  return new Promise((resolve) => {
    const found = { answers: [], closed: false, left: Buffer.alloc(0), ms: 0, error: null };
    const began = performance.now();
    const socket = net.connect({ port, host: '127.0.0.1', localAddress: from, noDelay: true });
    let timer;
    let over = false;
    const done = () => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      socket.destroy();
      resolve(found);
    };
    const rest = () => {
      clearTimeout(timer);
      timer = setTimeout(done, silence);
    };
    const read = () => {
      try {
        for (;;) {
          const answer = readAnswer(found.left, methods[found.answers.length], found.closed);
          if (!answer) return;
          found.left = found.left.subarray(answer.whole);
          if (answer.status < 200) continue;
          found.answers.push(answer);
          found.ms = performance.now() - began;
          if (found.answers.length >= expected && !untilClosed) return done();
        }
      } catch (error) {
        found.error = error;
        done();
      }
    };
    const write = (index) => {
      if (over || index === parts.length) return;
      if (typeof parts[index] === 'number') return setTimeout(() => write(index + 1), parts[index]);
      socket.write(parts[index], () => write(index + 1));
    };
    socket.on('connect', () => write(0));
    socket.on('data', (chunk) => {
      found.left = Buffer.concat([found.left, chunk]);
      rest();
      read();
    });
    // A reset after an answer is how a server ends a connection whose rest it does not want to read.
    socket.on('error', (error) => {
      if (found.answers.length === 0 && found.left.length === 0) found.error = error;
    });
    socket.on('close', () => {
      found.closed = true;
      if (!over) read();
      done();
    });
    rest();
  });
}
