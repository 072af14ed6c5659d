// Headers that clients, proxies and attackers send. Each changes the list of a request's headers.
const set = (name, value) => (headers) => {
  const lower = name.toLowerCase();
  const kept = headers.filter(([other]) => other.toLowerCase() !== lower);
  headers.splice(0, headers.length, ...kept, [name, value]);
};
const add = (name, value) => (headers) => headers.push([name, value]);
const remove = (name) => (headers) => {
  const kept = headers.filter(([other]) => other.toLowerCase() !== name);
  headers.splice(0, headers.length, ...kept);
};
const each = (name, values) => values.map((value) => [name, value]);

const VALUES = [
  ...each('Accept', ['text/csv', 'application/xml', '*/*', '*/*;q=0', '', 'x', 'application/json;q=0.1, text/csv;q=0.9', 'text/html',
    'application/json;version=2', 'image/png, */*;q=0.001', 'a/b;c="d', ',,,', 'application/json;q=nan', `text/${'x'.repeat(3000)}`]),
  ...each('Accept-Encoding', ['gzip', 'br, gzip;q=0', 'identity;q=0', '*;q=0', 'x'.repeat(500)]),
  ...each('Accept-Language', ['de', '*', 'x'.repeat(500), '\u00ff']),
  ...each('Accept-Charset', ['utf-16', 'x']),
  ...each('Content-Type', ['x:y', 'text/plain', 'application/xml', 'application/json; charset=utf-16', 'application/json; charset=nonsense', 'application/json;',
    'APPLICATION/JSON', 'application/json, text/csv', 'application/*', '*/*', '', '/', 'application/', 'application/merge-patch+json',
    'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'application/json;a="b', 'text/csv', `a/${'b'.repeat(2000)}`]),
  ...each('Content-Encoding', ['gzip', 'br', 'identity', 'deflate, gzip', 'x', '']),
  ...each('If-Match', ['*', '"1"', '"2"', 'W/"1"', '1', '""', ',', '"a", "b", *', '"' + 'x'.repeat(3000) + '"', '"99999999999999999999"']),
  ...each('If-None-Match', ['*', '"1"', 'W/"1"', '"', '"99999999999999999999"']),
  ...each('If-Modified-Since', ['Thu, 01 Jan 1970 00:00:00 GMT', 'yesterday', 'Thu, 99 Jan 2099 99:99:99 GMT']),
  ...each('Idempotency-Key', ['', ' ', 'x'.repeat(255), 'x'.repeat(256), 'schl\u00fcssel', 'a,b', '"a"', 'a\tb', "'; --"]),
  ...each('X-Forwarded-For', ['10.0.0.1', '10.0.0.1, 10.0.0.2', 'unknown', '::1', 'x'.repeat(2000), '127.0.0.1:99999']),
  ...each('X-Forwarded-Host', ['evil.example', 'a b', '', '[::1', '\u00ff']),
  ...each('X-Forwarded-Proto', ['https', 'gopher', '']),
  ...each('X-Forwarded-Port', ['443', 'x', '999999']),
  ...each('X-Forwarded-Prefix', ['/x', '//evil.example', '/../']),
  ...each('Forwarded', ['for=10.0.0.1;host=evil.example;proto=https', 'for="[::1', ';;;']),
  ...each('X-Real-IP', ['10.0.0.1']),
  ...each('Range', ['bytes=0-10', 'bytes=10-5', '10-5', 'bytes=-1', 'bytes=99999999999-', 'bytes=0-0,1-1,2-2', 'x', 'bytes=']),
  ...each('Expect', ['100-continue', 'nonsense', '']),
  ...each('X-HTTP-Method-Override', ['DELETE', 'PATCH']),
  ...each('X-Request-Id', ['', 'x'.repeat(65), 'a b', 'a%0d%0ab', '../..', '\u00ff', "a';--"]),
  ...each('User-Agent', ['', 'x'.repeat(4000), '${jndi:ldap://127.0.0.1/a}', '\u00ff\u00fe', 'a\tb']),
  ...each('Cookie', ['a=b', 'x'.repeat(4000), ';;;=']),
  ...each('Origin', ['http://evil.example', 'null', 'x']),
  ...each('Referer', ['http://evil.example/']),
  ...each('TE', ['trailers', 'gzip, chunked;q=0']),
  ...each('Trailer', ['Content-Length', 'x']),
  ...each('Via', ['1.1 x', 'x'.repeat(3000)]),
  ...each('Max-Forwards', ['0', 'x']),
  ...each('Date', ['x']),
  ...each('Cache-Control', ['no-cache', 'only-if-cached, max-age=-1']),
  ...each('Keep-Alive', ['timeout=0, max=0', 'x']),
  ...each('Upgrade-Insecure-Requests', ['1']),
  ...each('Sec-WebSocket-Key', ['x']),
  ...each('Access-Control-Request-Method', ['DELETE']),
  ...each('traceparent', ['00-00000000000000000000000000000000-0000000000000000-00', 'x']),
  ...each('X', ['\u0080\u00ff', '', 'x'.repeat(7000)]),
];

const CHANGES = [
  ...VALUES.flatMap(([name, value]) => [set(name, value), set(name, value), add(name, value)]),
  remove('content-type'), remove('x-request-id'),
  set('Connection', 'close'), set('Connection', 'keep-alive'), set('Connection', 'x-request-id'),
  (headers) => headers.push(...Array.from({ length: 60 }, (_, index) => [`X-${index}`, 'y'])),
  (headers) => headers.push(...Array.from({ length: 30 }, () => ['Accept', 'text/csv'])),
  (headers) => headers.push(...Array.from({ length: 30 }, () => ['If-Match', '"1"'])),
];

export function disturbHeaders(chance, headers) {
  const times = 1 + chance.below(3);
  for (let turn = 0; turn < times; turn++) chance.pick(CHANGES)(headers);
}

/** What is sent in the place of a key. Nobody who sends it may be let in. */
export const NO_KEYS = [
  null, '', 'Bearer', 'Bearer ', 'Bearer x', 'Bearer  {key}', 'Bearer {key}x', '{key}', 'Basic {key}', 'Bearer {key} {key}', 'Bearer "{key}"',
  'Bearer{key}', 'Digest username="x"', `Bearer ${'x'.repeat(4000)}`, 'Bearer schl\u00fcssel', "Bearer ' OR '1'='1", 'Bearer {key},{key}', 'Bearer null',
  'Bearer \u0001', 'Token {key}', 'Bearer pw_0000000000000000000000000000000000000000', ':', '\u00ff',
];
