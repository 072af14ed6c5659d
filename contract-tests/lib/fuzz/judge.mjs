// Says what is wrong with an answer, and keeps what was found in a form in which it can be played again.
import { gunzipSync } from 'node:zlib';
import { checkAgainst } from '../contract.mjs';
import { BrokenAnswer, readAnswer } from '../wire.mjs';

/** Statuses of the door that not every operation describes. */
const DOOR = [400, 404, 413, 415, 429];
const SLOWEST = 2000;
const MOST_TOLD = 100;

/** Bytes as they can be read, or in base64. */
export function replayable(bytes) {
  const text = bytes.toString('latin1');
  const printable = /^[\x20-\x7e\r\n]*$/.test(text) && text.length <= 3000;
  return printable ? `text ${JSON.stringify(text)}` : `base64 ${bytes.toString('base64').slice(0, 60_000)}`;
}

/** What came behind the answers that were waited for, but for whole ones: changed bytes may make two requests of one. */
function behindWholeAnswers({ left, closed }) {
  let rest = left;
  try {
    while (rest.length > 0) {
      const more = readAnswer(rest, 'GET', closed);
      if (!more) break;
      rest = rest.subarray(more.whole);
    }
  } catch (error) {
    if (!(error instanceof BrokenAnswer)) throw error;
  }
  return rest;
}

export class Judge {
  /** Kinds of failures, with how often each came and what it looked like first. */
  failures = new Map();
  statuses = {};
  slowest = 0;

  constructor(contract, seed, markers, lag) {
    this.contract = contract;
    this.seed = seed;
    this.markers = markers;
    this.lag = lag;
  }

  fail(kind, index, bytes, detail) {
    const known = this.failures.get(kind);
    if (known) {
      known.times++;
      return;
    }
    this.failures.set(kind, { times: 1, seed: this.seed, index, request: bytes ? replayable(bytes) : '', detail: String(detail).slice(0, 6000) });
  }

  get lines() {
    return [...this.failures].slice(0, MOST_TOLD).map(([kind, { times, seed, index, request, detail }]) =>
      `${kind} (${times} times, first with FUZZ_SEED=${seed} at request ${index})\n    ${detail.replace(/\n/g, '\n    ')}\n    ${request}`);
  }

  count(status) {
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
  }

  /** Times count as the server's only as far as this process was not busy itself. */
  tooSlow(ms) {
    const own = ms - this.lag();
    this.slowest = Math.max(this.slowest, own);
    return own > SLOWEST;
  }

  /** An answer to a request that is well-formed HTTP. */
  answer(index, request, answer, ms) {
    const where = `${request.method.slice(0, 20)} ${request.operation.path}`;
    const say = (kind, detail) => this.fail(`${kind}: ${where} -> ${answer.status}`, index, request.bytes, `${detail}\n${answer.text.slice(0, 600)}`);
    this.count(answer.status);
    if (this.tooSlow(ms)) say('too slow', `${Math.round(ms)} ms`);
    if (answer.status >= 500 && answer.status !== 501) say('5xx', '');
    if (request.refused && answer.status < 400) this.fail(`let in: ${request.refused} -> ${answer.status}`, index, request.bytes, `${where}\n${answer.text.slice(0, 300)}`);
    if (request.requestId && answer.status < 400 && answer.headers['x-request-id'] !== request.requestId) say('another request id', answer.headers['x-request-id']);
    const markers = request.operation.key === 'operator' ? [] : this.markers;
    for (const marker of markers) if (answer.text.includes(marker)) say('a leak', marker);
    this.#content(request.method, request.target, answer, say);
  }

  /** What every answer holds to, whatever was asked. */
  #content(method, target, answer, say) {
    if (answer.headers['content-encoding'] === 'gzip') answer.bytes = gunzipSync(answer.bytes);
    // What everybody may read is text about the program, and no JSON of the API.
    const api = /^\/(v2|operator|sandbox|health)(\/|\?|$)/.test(target);
    if (!api && answer.status < 400) return;
    if (api && answer.bytes.length > 0 && answer.status < 600) {
      if (!/no-store/.test(answer.headers['cache-control'] ?? '')) this.fail('no cache-control: no-store on JSON', -1, null, `${method} ${target.slice(0, 200)} -> ${answer.status}`);
      if (answer.headers['x-content-type-options'] !== 'nosniff') this.fail('no nosniff on JSON', -1, null, `${method} ${target.slice(0, 200)} -> ${answer.status}`);
    }
    try {
      checkAgainst(this.contract, method, target, answer, DOOR);
    } catch (error) {
      say('not as described', error.message);
    }
  }

  /** What came of bytes that may be no HTTP. */
  exchange(index, sent, found) {
    const bytes = Buffer.concat(sent.parts.filter((part) => typeof part !== 'number'));
    const line = bytes.subarray(0, 60).toString('latin1').split('\r\n')[0].replace(/[0-9a-f]{8}-[0-9a-f-]+/g, 'ID');
    const statuses = found.answers.map(({ status }) => status).join();
    const say = (kind, detail) => this.fail(`${kind}: ${sent.name}${sent.what ? ` (${JSON.stringify(sent.what)})` : ''} -> ${statuses || 'nothing'}`, index, bytes, `${line}\n${detail}`);
    for (const answer of found.answers) this.count(answer.status);
    if (found.error) return say('no HTTP came back', found.error.message);
    if (found.answers.length > 0 && this.tooSlow(found.ms)) say('too slow', `${Math.round(found.ms)} ms`);
    const left = behindWholeAnswers(found);
    if (left.length > 0 && sent.answers > 0) say('half an answer', left.subarray(0, 300).toString('latin1'));
    const many = found.answers.length;
    // Behind an answer that says that the connection ends no other one is due.
    const last = many > 0 && found.answers[many - 1].headers.connection?.toLowerCase() === 'close';
    const short = many < sent.answers && !last && !(sent.mayIgnore && many === 0);
    if (short) say(found.closed ? 'closed without an answer' : 'no answer', `${many} of ${sent.answers} answers`);
    if (sent.refused && many > 1) say('more than one answer', `${many} answers`);
    if (sent.closes && many > 0 && !found.closed) say('not closed', 'the connection stays open');
    found.answers.forEach((answer, at) => {
      const { status } = answer;
      for (const marker of this.markers) if (answer.text.includes(marker)) say('a leak', marker);
      if (status >= 500 && ![501, 505].includes(status)) say('5xx', answer.text.slice(0, 600));
      if (sent.refused && status < 400) say('let in', `it had to be refused\n${answer.text.slice(0, 300)}`);
      if (sent.ids?.[at] && status < 400 && answer.headers['x-request-id'] !== sent.ids[at]) say('answers in disorder', answer.headers['x-request-id']);
      this.#content('GET', status < 400 ? '/nowhere' : '/refused', answer, say);
    });
  }
}
