// What can be wrong with HTTP itself, written to a socket. Each case says which answers are due.
const CRLF = '\r\n';

/** A refusal: said as JSON, and the connection ends where nobody can know what the next bytes are. */
const refusal = (text, more = {}) => ({ parts: [text], answers: 1, refused: true, ...more });
const inDoubt = (text, what) => refusal(text, { closes: true, what });
const silence = (text) => ({ parts: [text], answers: 0 });
const served = (text, more = {}) => ({ parts: [text], answers: 1, ...more });

/** A request of the lane's own, as text, of which a case changes one thing. */
function base(chance, lane) {
  const writes = chance.percent(50);
  const order = lane.ids.orders.length > 0 ? chance.pick(lane.ids.orders) : lane.victim.orders[0];
  const body = writes ? `{"customer_reference":"${chance.text(8)}"}` : '';
  return {
    method: writes ? 'PATCH' : 'GET',
    target: chance.percent(50) || writes ? `/v2/porting_orders/${order}` : '/v2/porting_orders?page[size]=1',
    order,
    host: lane.host,
    key: lane.key,
    body,
    id: `raw-${chance.below(1e9)}`,
  };
}

const rest = (it, headers = '') =>
  `Authorization: Bearer ${it.key}${CRLF}X-Request-Id: ${it.id}${CRLF}${it.body ? `Content-Type: application/json${CRLF}` : ''}${headers}`;
const length = (it) => (it.body ? `Content-Length: ${it.body.length}${CRLF}` : '');

/** The whole request, with a request line and Host line of the case's own if it likes. */
function whole(it, { line, host, headers = '', framing = length(it) } = {}) {
  const first = line ?? `${it.method} ${it.target} HTTP/1.1`;
  return `${first}${CRLF}${host ?? `Host: ${it.host}${CRLF}`}${rest(it, headers)}${framing}${CRLF}${it.body}`;
}

/** What a proxy that reads the framing otherwise would take for a request of its own. */
const smuggled = (it) => `DELETE /v2/porting_orders/${it.order} HTTP/1.1${CRLF}Host: ${it.host}${CRLF}Authorization: Bearer ${it.key}${CRLF}${CRLF}`;
const posted = (it, framing, body = '') => `PATCH ${it.target.split('?')[0]} HTTP/1.1${CRLF}Host: ${it.host}${CRLF}${rest({ ...it, body: 'x' }, framing)}${CRLF}${body}`;

const LINES = (it) => [
  `${it.method} ${it.target}`, `${it.method} ${it.target} HTTP/9.9`, `${it.method} ${it.target} HTTP/1.2`, `${it.method} ${it.target} HTTP/0.9`, `${it.method} ${it.target} HTTP/2.0`,
  `${it.method} ${it.target} HTTP/1.1x`, `${it.method} ${it.target} HTTP/11`, `${it.method} ${it.target} HTTP/-1.1`, `${it.method} ${it.target} XTTP/1.1`,
  `${it.method}`, `${it.method} HTTP/1.1`, `${it.method} ${it.target} x HTTP/1.1`, `${it.method} ?x=1 HTTP/1.1`, `${it.method} * HTTP/1.1`, `${it.method} v2/porting_orders HTTP/1.1`,
  `${it.method} #x HTTP/1.1`, `${it.method} ${it.target}#x HTTP/1.1`, `${it.method} ${it.target}\u0000 HTTP/1.1`, `${it.method} ${it.target}\u00e9 HTTP/1.1`, `${it.method} ${it.target}" HTTP/1.1`,
  `${it.method} ${it.target}\\x HTTP/1.1`, `${it.method} ${it.target}%zz HTTP/1.1`, `${it.method} http://[::1 HTTP/1.1`, `${it.method} http:///v2 HTTP/1.1`, `${it.method} ftp://x/v2 HTTP/1.1`,
  `CONNECT ${it.host} HTTP/1.1`, `CONNECT 127.0.0.1:22 HTTP/1.1`, `CONNECT / HTTP/1.1`, `OPTIONS * HTTP/1.1`, `TRACE / HTTP/1.1`, `TRACK / HTTP/1.1`, `DEBUG / HTTP/1.1`, `PRI * HTTP/2.0`,
  `${'M'.repeat(15_000)} / HTTP/1.1`, `G\u0000T / HTTP/1.1`, `G(T / HTTP/1.1`, `G\u00e9T / HTTP/1.1`, `@ / HTTP/1.1`, `get ${it.target} HTTP/1.1`, `GET /${'x'.repeat(20_000)} HTTP/1.1`,
  `GET ${it.target}?${'x'.repeat(17_000)} HTTP/1.1`, `${it.method} ${it.target} HTTP/1.1 x`, '\u0016\u0003\u0001',
];

const HOSTS = [
  '', 'Host:\r\n', 'Host: \r\n', 'Host: a b\r\n', 'Host: evil.example\r\n', 'Host: 127.0.0.1:99999\r\n', 'Host: 127.0.0.1:x\r\n', 'Host: [::1\r\n', 'Host: x:y:z\r\n', 'Host: user@127.0.0.1\r\n',
  'Host: 127.0.0.1/x\r\n', 'Host: a,b\r\n', 'Host: 127.0.0.1\r\nHost: 127.0.0.1\r\n', 'Host: 127.0.0.1\r\nHost: evil.example\r\n', `Host: ${'x'.repeat(4000)}\r\n`, 'Host: \u00e9\r\n', 'Host: %31\r\n',
  'Host: 127.0.0.1?x\r\n', 'Host: 127.0.0.1#x\r\n', 'Host: http://127.0.0.1\r\n', 'Host: \u0000\r\n', 'Host: ..\r\n', 'Host: -\r\n', 'Host: *\r\n',
];

/** Lengths and encodings of which two readers may make two things. */
const FRAMINGS = [
  'Transfer-Encoding: xchunked', 'Transfer-Encoding: chunkedx', 'Transfer-Encoding: chunked, identity', 'Transfer-Encoding: identity', 'Transfer-Encoding: gzip, chunked', 'Transfer-Encoding: "chunked"',
  'Transfer-Encoding: chunked;q=1', 'Transfer-Encoding: chunked, chunked', 'Transfer-Encoding: \u000bchunked', 'Transfer-Encoding: nonsense', 'Transfer-Encoding:', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked',
  'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity', 'Transfer-Encoding: identity\r\nTransfer-Encoding: chunked', 'Transfer-Encoding : chunked', ' Transfer-Encoding: chunked', 'Content-Length: 5\r\nTransfer-Encoding: chunked',
  'Transfer-Encoding: chunked\r\nContent-Length: 5', 'Transfer-Encoding: xchunked\r\nContent-Length: 5', 'Content-Length: 5\r\nContent-Length: 6', 'Content-Length: 5\r\nContent-Length: 5', 'Content-Length: 5, 6', 'Content-Length: 5 5',
  'Content-Length: +5', 'Content-Length: -5', 'Content-Length: 0x5', 'Content-Length: 5x', 'Content-Length:', 'Content-Length: 1e1', 'Content-Length: 99999999999999999999', 'Content-Length: 5.0', 'Content-Length : 5', 'Content-Length: \u0665',
];

const CHUNKS = [
  'xyz\r\n{}\r\n0\r\n\r\n', '-2\r\n{}\r\n0\r\n\r\n', '0x2\r\n{}\r\n0\r\n\r\n', '+2\r\n{}\r\n0\r\n\r\n', '\r\n{}\r\n0\r\n\r\n', 'ffffffffffffffffff\r\n{}', '80000000\r\n{}', '2\r\n{}x\r\n0\r\n\r\n', '2\r\n{}0\r\n\r\n', '2\r\n{}\r\nzz\r\n\r\n',
  ';\r\n{}\r\n0\r\n\r\n', `2;${'x'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`,
];

const HEADER_LINES = [
  ' folded', 'A: b\r\n c', 'A: b\r\n\tc', 'A b: c', 'A : b', ': b', 'nonsense', 'A: b\u0000c', 'A\u0000: b', 'A: b\rC: d', 'A: \u0001', 'A\u00e9: b', 'A(: b', '"A": b', 'A: b\u007f',
];

const CASES = [
  [5, 'a bad request line', (chance, it) => {
    const line = chance.pick(LINES(it));
    const text = whole({ ...it, body: '' }, { line });
    const what = line.replace(it.target, '/...').slice(0, 40);
    // What is no text at all may be taken for TLS and cut off.
    return line.startsWith('\u0016') ? { parts: [text], answers: 0, what } : refusal(text, { what });
  }],
  [3, 'a bad Host', (chance, it) => {
    const host = chance.pick(HOSTS);
    return refusal(whole(it, { host }), { what: host.slice(0, 60) || 'none' });
  }],
  [2, 'HTTP/1.0 without a Host', (chance, it) => served(whole(it, { line: `${it.method} ${it.target} HTTP/1.0`, host: '' }), { closes: true })],
  [1, 'blanks of another kind', (chance, it) => {
    // A reader may take any white space for the blanks of a request line (RFC 9112, 3), and letters of either case.
    const line = chance.pick([`${it.method}\t${it.target}\tHTTP/1.1`, ` ${it.method} ${it.target} HTTP/1.1`, `${it.method}  ${it.target}  HTTP/1.1`, `${it.method} ${it.target} http/1.1`]);
    return served(whole(it, { line }), { what: JSON.stringify(line.replace(it.target, '/...')) });
  }],
  [1, 'an absolute target', (chance, it) => served(whole(it, { line: `${it.method} http://${chance.pick([it.host, 'evil.example', 'x:99999', 'a@b'])}${it.target} HTTP/1.1` }))],
  [6, 'framing in doubt', (chance, it) => {
    const framing = chance.pick(FRAMINGS);
    return inDoubt(posted(it, framing + CRLF, chance.pick([`0${CRLF}${CRLF}`, '{"a":']) + smuggled(it)), framing);
  }],
  [3, 'a bad chunk', (chance, it) => {
    const chunk = chance.pick(CHUNKS);
    return inDoubt(posted(it, `Transfer-Encoding: chunked${CRLF}`, chunk), chunk.slice(0, 30));
  }],
  [3, 'a bad header line', (chance, it) => {
    const line = chance.pick(HEADER_LINES);
    return inDoubt(whole(it, { headers: line + CRLF }), line);
  }],
  [1, 'lines that end in LF', (chance, it) => served(whole(it).replace(/\r\n/g, (end) => (chance.percent(60) ? '\n' : end)))],
  [1, 'too many or too long headers', (chance, it) => refusal(whole(it, { headers: chance.percent(50) ? 'A: b\r\n'.repeat(20_000) : `A: ${'x'.repeat(100_000)}\r\n` }), { closes: true })],
  [4, 'several requests at once', (chance, it) => {
    const count = 2 + chance.below(8);
    const all = Array.from({ length: count }, (_, index) => ({ ...it, id: `${it.id}-${index}` }));
    return { parts: [all.map((one) => whole(one)).join('')], answers: count, ids: all.map(({ id }) => id) };
  }],
  [1, 'a bad request behind good ones', (chance, it) => {
    const count = 1 + chance.below(4);
    const all = Array.from({ length: count }, (_, index) => ({ ...it, id: `${it.id}-${index}` }));
    return { parts: [all.map((one) => whole(one)).join('') + `NONSENSE${CRLF}${CRLF}`], answers: count + 1, ids: all.map(({ id }) => id), closes: true };
  }],
  [3, 'pieces', (chance, it) => {
    const text = whole(it);
    const cuts = Array.from({ length: 1 + chance.below(4) }, () => chance.below(text.length)).sort((a, b) => a - b);
    const parts = [];
    let from = 0;
    for (const cut of [...cuts, text.length]) {
      if (cut > from) parts.push(text.slice(from, cut), chance.below(4));
      from = cut;
    }
    return { parts, answers: 1, ids: [it.id] };
  }],
  [3, 'half a request', (chance, it) => { const text = whole(it); return silence(text.slice(0, chance.below(text.length - 1))); }],
  [1, 'a body shorter than announced', (chance, it) => silence(posted(it, `Content-Length: ${10 + chance.below(100_000)}${CRLF}`, '{"a":'))],
  [1, 'a body longer than announced', (chance, it) => ({ parts: [posted(it, `Content-Length: 2${CRLF}`, '{}xyz\r\n\r\n')], answers: 2, closes: true })],
  [1, 'an answer nobody waits for', (chance, it) => ({ ...silence(whole(it).repeat(1 + chance.below(5))), hurry: true })],
  [1, 'an upgrade to HTTP/2', (chance, it) => served(whole(it, { headers: `Connection: Upgrade, HTTP2-Settings${CRLF}Upgrade: h2c${CRLF}HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA${CRLF}` }))],
  [1, 'an upgrade to something', (chance, it) => served(whole(it, { headers: `Connection: Upgrade${CRLF}Upgrade: ${chance.pick(['websocket', 'TLS/1.2', 'x', 'h2c, websocket'])}${CRLF}` }))],
  [1, 'HTTP/2 without asking', (chance, it) => refusal(`PRI * HTTP/2.0${CRLF}${CRLF}SM${CRLF}${CRLF}` + chance.text(chance.below(40), '\u0000\u0001\u0004\u00ff'), { closes: true })],
  [1, 'empty lines before the request', (chance, it) => served(CRLF.repeat(1 + chance.below(3)) + whole(it))],
  [1, 'no HTTP', (chance) => refusal(`${chance.text(1 + chance.below(60), 'abc \u0000\u0016\u00ff:/')}${CRLF}${CRLF}`, { closes: true, mayIgnore: true })],
  [1, 'bytes without a line', (chance) => silence(chance.text(1 + chance.below(200), 'abc\u0000\u0016\u0003\u0001\u00ff'))],
  [4, 'a request with some bytes changed', (chance, it) => {
    let text = whole({ ...it, body: '' }, { headers: '', line: `GET ${it.target} HTTP/1.1` });
    const times = 1 + chance.below(3);
    for (let turn = 0; turn < times; turn++) {
      const at = chance.below(text.length - 4);
      text = text.slice(0, at) + chance.pick(['', ' ', '\u0000', '\r', '\n', ':', '/', '%', '\u00ff', 'x', '\t', ';', '"']) + text.slice(at + chance.below(2));
    }
    return { parts: [text], answers: 1, mayIgnore: true };
  }],
  [1, 'a body that waits for 100', (chance, it) => {
    const body = '{"customer_reference":"waited"}';
    return { parts: [posted(it, `Expect: 100-continue${CRLF}Content-Length: ${body.length}${CRLF}`), 3, body], answers: 1, ids: [it.id] };
  }],
];
const WEIGHTED = CASES.map((one) => [one[0], one]);

/** One exchange: what to write, and what is due. */
export function nextExchange(chance, lane) {
  const [, name, make] = chance.weighted(WEIGHTED);
  const it = base(chance, lane);
  const found = make(chance, it);
  return { ...found, name, it, parts: found.parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)) };
}
