// Requests that are no proper HTTP, or that a proxy in front may read otherwise than we do.
// [name, what to write, statuses, closes]. {head} is a request line and headers that are right, {key}, {host} and
// {order} are the sender's own. Whatever stands behind the first refused request must not be taken for another one.
const head = (line) => `${line} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {key}\r\n`;
const GET = head('GET /v2/porting_orders/{order}');
const PATCH = `${head('PATCH /v2/porting_orders/{order}')}Content-Type: application/json\r\n`;
const DELETE = `${head('DELETE /v2/porting_orders/{order}')}\r\n`;
const bare = (target) => `GET ${target} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {key}\r\n\r\n`;
const hosted = (host) => `GET /v2/porting_orders/{order} HTTP/1.1\r\n${host}Authorization: Bearer {key}\r\n\r\n`;

/** What cannot be read for sure: the connection ends with the refusal. */
const DOUBTFUL = [400];

export const framings = [
  'Transfer-Encoding: xchunked', 'Transfer-Encoding: chunkedx', 'Transfer-Encoding: identity', 'Transfer-Encoding: chunked, identity', 'Transfer-Encoding: gzip, chunked', 'Transfer-Encoding: chunked, chunked',
  'Transfer-Encoding: "chunked"', 'Transfer-Encoding: chunked;q=1', 'Transfer-Encoding:', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity',
  'Transfer-Encoding: chunked\r\nContent-Length: 5', 'Content-Length: 5\r\nTransfer-Encoding: chunked', 'Content-Length: 5\r\nContent-Length: 6', 'Content-Length: 5\r\nContent-Length: 5', 'Content-Length: 5, 5', 'Content-Length: +5',
  'Content-Length: -5', 'Content-Length: 0x5', 'Content-Length: 5x', 'Content-Length:', 'Content-Length: 99999999999999999999', 'Transfer-Encoding : chunked', ' Transfer-Encoding: chunked',
].map((lines) => [lines.replace(/\r\n/g, ' and '), `${PATCH}${lines}\r\n\r\n0\r\n\r\n${DELETE}`, [...DOUBTFUL, 501, 413], true]);

export const chunks = [
  ['letters for a chunk size', 'xyz\r\n{}\r\n0\r\n\r\n'],
  ['a negative chunk size', '-2\r\n{}\r\n0\r\n\r\n'],
  ['a chunk size with a sign', '+2\r\n{}\r\n0\r\n\r\n'],
  ['a chunk size in the form of a program', '0x2\r\n{}\r\n0\r\n\r\n'],
  ['no chunk size', '\r\n{}\r\n0\r\n\r\n'],
  ['a chunk size beyond every number', 'ffffffffffffffffff\r\n{}'],
  ['a chunk that is longer than it says', '2\r\n{}x\r\n0\r\n\r\n'],
  ['a chunk with an extension of 20,000 letters', `2;${'x'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`],
  ['a bad second chunk', '2\r\n{}\r\nzz\r\n\r\n'],
].map(([name, body]) => [name, `${PATCH}Transfer-Encoding: chunked\r\n\r\n${body}`, [...DOUBTFUL, 413, 431], true]);

export const headers = [
  ['a folded header', `${GET}A: b\r\n c\r\n\r\n`],
  ['a folded first header', `GET / HTTP/1.1\r\n Host: {host}\r\n\r\n`],
  ['a NUL character in a header', `${GET}A: b\0c\r\n\r\n`],
  ['a NUL character in the name of a header', `${GET}A\0: b\r\n\r\n`],
  ['a blank in the name of a header', `${GET}A b: c\r\n\r\n`],
  ['a blank behind the name of a header', `${GET}A : c\r\n\r\n`],
  ['a header without a name', `${GET}: c\r\n\r\n`],
  ['a header without a colon', `${GET}nonsense\r\n\r\n`],
  ['a carriage return alone', `${GET}A: b\rC: d\r\n\r\n`],
].map(([name, text]) => [name, text + DELETE, DOUBTFUL, true]);

export const lines = [
  ['HTTP/9.9', `GET /v2/porting_orders HTTP/9.9\r\nHost: {host}\r\n\r\n`, [400, 505], true],
  ['HTTP/0.9', `GET /v2/porting_orders HTTP/0.9\r\nHost: {host}\r\n\r\n`, [400, 505], true],
  ['HTTP/2.0 as text', `GET /v2/porting_orders HTTP/2.0\r\nHost: {host}\r\n\r\n`, [400, 505], true],
  ['another protocol', `GET /v2/porting_orders XTTP/1.1\r\nHost: {host}\r\n\r\n`, [400, 505], true],
  ['no version', `GET /v2/porting_orders\r\nHost: {host}\r\n\r\n`, [400, 505], true],
  ['no HTTP', 'NONSENSE\r\n\r\n', [400], true],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0', [400, 405, 501, 505], true],
  ['a query alone', bare('?x=1'), [400]],
  ['a fragment alone', bare('#x'), [400]],
  ['a target without a slash', bare('v2/porting_orders'), [400]],
  ['an asterisk', bare('*'), [400, 404, 405]],
  ['OPTIONS of an asterisk', `OPTIONS * HTTP/1.1\r\nHost: {host}\r\n\r\n`, [400, 404, 405, 501]],
  ['CONNECT', `CONNECT {host} HTTP/1.1\r\nHost: {host}\r\n\r\n`, [400, 404, 405, 501]],
  ['CONNECT of a path', `CONNECT /v2 HTTP/1.1\r\nHost: {host}\r\n\r\n`, [400, 404, 405, 501]],
  ['TRACE', `TRACE / HTTP/1.1\r\nHost: {host}\r\n\r\n`, [400, 404, 405, 501]],
  ['an unknown method', `${'ABCDEFGHIJKL'} /v2/porting_orders HTTP/1.1\r\nHost: {host}\r\n\r\n`, [405, 501]],
  ['a method of 15,000 letters', `${'M'.repeat(15_000)} / HTTP/1.1\r\nHost: {host}\r\n\r\n`, [400, 404, 405, 414, 501]],
];

export const hosts = [
  ['no Host', hosted('')],
  ['an empty Host', hosted('Host: \r\n')],
  ['a blank in the Host', hosted('Host: a b\r\n')],
  ['a port that is none', hosted('Host: 127.0.0.1:x\r\n')],
  ['a port beyond all ports', hosted('Host: 127.0.0.1:99999\r\n')],
  ['half an address', hosted('Host: [::1\r\n')],
  ['a path in the Host', hosted('Host: 127.0.0.1/x\r\n')],
  ['a user in the Host', hosted('Host: a@127.0.0.1\r\n')],
  ['two Hosts', hosted('Host: {host}\r\nHost: evil.example\r\n')],
  ['the Host twice', hosted('Host: {host}\r\nHost: {host}\r\n')],
  ["somebody else's Host", hosted('Host: evil.example\r\n'), [400, 403, 421]],
].map(([name, text, statuses = [400, 421]]) => [name, text, statuses]);

export const paths = [
  ['a way out and in again', '/v2/../operator/accounts'],
  ['a way that goes nowhere', '/v2/./porting_orders'],
  ['an encoded way out', '/v2/%2e%2e/operator/accounts'],
  ['an encoded letter', '/%6fperator/accounts'],
  ['an encoded slash', '/v2%2fporting_orders'],
  ['a parameter in the path', '/v2;x=1/porting_orders'],
  ['a parameter behind the path', '/v2/porting_orders;x=1'],
  ['an encoded dot for an id', '/v2/porting_orders/%2E'],
  ['a backslash', '/v2\\porting_orders'],
].map(([name, path]) => [name, bare(path), [400, 404]]);

/** Proper HTTP that asks for something we do not do; it is served or refused, and never fails. */
export const oddities = [
  ['HTTP/1.0 without a Host', `GET /v2/porting_orders/{order} HTTP/1.0\r\nAuthorization: Bearer {key}\r\n\r\n`, [200, 400]],
  ['HTTP/1.0 without a Host for a list', `GET /v2/porting_orders HTTP/1.0\r\nAuthorization: Bearer {key}\r\n\r\n`, [200, 400]],
  ['HTTP/1.0 without a Host or a key', `GET /v2/porting_orders HTTP/1.0\r\n\r\n`, [400, 401]],
  ['HTTP/1.0 without a Host for numbers', `GET /v2/porting_phone_numbers HTTP/1.0\r\nAuthorization: Bearer {key}\r\n\r\n`, [200, 400]],
  ['HTTP/1.0 without a Host for nothing', `GET /nothing HTTP/1.0\r\n\r\n`, [400, 404]],
  ['HTTP/1.0 without a Host for metrics', `GET /metrics HTTP/1.0\r\n\r\n`, [200, 400]],
  ['HTTP/1.0 without a Host for health', `GET /health/ready HTTP/1.0\r\n\r\n`, [200, 400]],
  ['HTTP/1.0 without a Host for the reference page', `GET /docs HTTP/1.0\r\n\r\n`, [200, 302, 400]],
  ['a media type that is none with a GET', `${head('GET /v2/porting_phone_numbers')}Content-Type: x:y\r\n\r\n`, [200, 400, 415]],
  ['an Accept that is none', `${head('GET /v2/porting_phone_numbers')}Accept: x:y\r\n\r\n`, [200, 400, 406]],
  ['a range that ends before it begins', `${head('GET /v2/porting_orders')}Range: 10-5\r\n\r\n`, [200, 400, 416]],
  ['a range of bytes that ends before it begins', `${head('GET /v2/porting_orders')}Range: bytes=10-5\r\n\r\n`, [200, 400, 416]],
  ['a range of the reference page', `GET /docs/index.html HTTP/1.1\r\nHost: {host}\r\nRange: 10-5\r\n\r\n`, [200, 400, 404, 416]],
  ['a bad range of the reference page', `GET /docs/index.html HTTP/1.1\r\nHost: {host}\r\nRange: bytes=10-5\r\n\r\n`, [200, 400, 404, 416]],
  ['metrics as a picture', `GET /metrics HTTP/1.1\r\nHost: {host}\r\nAccept: image/png\r\n\r\n`, [200, 400, 406]],
  ['metrics as nonsense', `GET /metrics HTTP/1.1\r\nHost: {host}\r\nAccept: x:y\r\n\r\n`, [200, 400, 406]],
  ['metrics as JSON', `GET /metrics HTTP/1.1\r\nHost: {host}\r\nAccept: application/json\r\n\r\n`, [200, 400, 406]],
  ['an upgrade to HTTP/2', `${GET}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n`, [200, 400]],
  ['a bare line feed', `GET /v2/porting_orders/{order} HTTP/1.1\nHost: {host}\nAuthorization: Bearer {key}\n\n`, [200, 400]],
];

export const groups = { framings, chunks, headers, lines, hosts, paths, oddities };
