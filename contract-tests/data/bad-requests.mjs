// Requests that are wrong in their path, query, headers or as HTTP. `{id}` stands for an order that exists.
import { UNKNOWN } from './bad-values.mjs';

const text = (length) => 'x'.repeat(length);

/** [id, status, code] of whatever takes an id; every-operation.test.mjs asks for a plain one that nobody has. */
export const ids = [
  ...['x', '1', 'null', 'undefined', '%00', `${UNKNOWN}x`, UNKNOWN.replace(/-/g, ''), `{${UNKNOWN}}`.replace(/[{}]/g, encodeURIComponent),
    'gef10fb8-f3df-4c67-97c5-e18179723222', '%F0%9F%98%80', "1'%20OR%20'1'='1", text(3000)].map((id) => [id, 400, '10006']),
  ['%2e%2e', 400, '10015'],
  [UNKNOWN.toUpperCase(), 404, '10005'],
  ['00000000-0000-0000-0000-000000000000', 404, '10005'],
];

/** [method, path, body] of what takes an id, which stands for `{id}`; `{order}` is an order that exists. */
export const placesOfIds = [
  ['GET', '/porting_orders/{id}'],
  ['PATCH', '/porting_orders/{id}', {}],
  ['DELETE', '/porting_orders/{id}'],
  ['GET', '/porting_orders/{id}/history'],
  ['GET', '/porting_orders/{id}/allowed_foc_windows'],
  ['GET', '/porting_orders/{id}/activation_jobs'],
  ['GET', '/porting_orders/{id}/comments'],
  ['POST', '/porting_orders/{id}/comments', { body: 'never' }],
  ['POST', '/porting_orders/{id}/actions/confirm'],
  ['POST', '/porting_orders/{id}/actions/cancel'],
  ['POST', '/porting_orders/{id}/actions/activate'],
  ['GET', '/porting_orders/{order}/activation_jobs/{id}'],
  ['PATCH', '/porting_orders/{order}/activation_jobs/{id}', {}],
  ['GET', '/porting/events/{id}'],
  ['GET', '/phone_numbers/{id}'],
  ['PATCH', '/phone_numbers/{id}', {}],
  ['DELETE', '/phone_numbers/{id}'],
];

/** [query, status, code, parameter] of every list. */
export const paging = [
  ...['0', '-1', '-999999999'].map((value) => [`page[number]=${value}`, 422, '10033', 'page[number]']),
  ...['x', '1.5', '', '1e3', '0x10', '%2B1', '99999999999999999999', '١'].map((value) => [
    `page[number]=${encodeURI(decodeURIComponent(value)).replace('+', '%2B')}`, 422, /^100(26|33)$/, 'page[number]',
  ]),
  ...['0', '251', '-1', '999999999'].map((value) => [`page[size]=${value}`, 422, '10033', 'page[size]']),
  ...['x', '', '20,30', 'null'].map((value) => [`page[size]=${value}`, 422, '10026', 'page[size]']),
  ['page[size]=10&page[size]=20', 400, '10015', 'page[size]'],
  ['page[cursor]=x', 400, '10015', 'page[cursor]'],
  ['%', 400, '10015'],
  ['filter[x]=%', 400, '10015'],
  ['filter[x]=%zz', 400, '10015'],
  ['%zz=1', 400, '10015'],
  ['page[number]=%FF', 400, '10015'],
  ['page[number]=%C0%80', 400, '10015'],
  ['page[number]=%ED%A0%80', 400, '10015'],
  ['sort=%E0%A4', 400, '10015'],
  ...['filter=x', 'filter[]=x', 'filter[foo]=x', 'filter[foo.bar]=x', 'filter[foo][in][]=x', 'filter[]=', 'filter[__proto__]=x',
    'filter[class.classLoader]=x'].map((query) => [query, 400, '10031', query.split('=')[0]]),
  ...['sort[foo]=created_at', 'sort[value][x]=created_at'].map((query) => [query, 400, '10031', query.split('=')[0]]),
  ...['sort=foo', 'sort[]=foo', 'sort[value]=foo', 'sort=', 'sort=created_at,-created_at', 'sort=%2Bcreated_at', 'sort=CREATED_AT'].map(
    (query) => [query, 400, '10031', query.split('=')[0]],
  ),
];

export const orderFilters = [
  ...['foo', '', 'DRAFT', 'draft,foo', 'draft,', ' draft'].map((value) => [`filter[status]=${encodeURIComponent(value)}`, 422, '10032', 'filter[status]']),
  ['filter[status][in][]=foo', 422, '10032', 'filter[status][in][]'],
  ['filter[status][like]=draft', 400, '10031', 'filter[status][like]'],
  ['filter[status][in][]=draft&filter[foo]=1', 400, '10031', 'filter[foo]'],
  ['filter[misc]=full', 400, '10031', 'filter[misc]'],
  ['filter[phone_numbers]=x', 400, '10031', 'filter[phone_numbers]'],
  ['filter[misc.type]=half', 422, '10032', 'filter[misc.type]'],
  ['filter[misc][type]=full,partial', 422, '10032', 'filter[misc][type]'],
  ['filter[misc][type]=full&filter[misc.type]=full', 400, '10015', 'filter[misc.type]'],
  ...['maybe', '1', '', 'TRUE'].map((value) => [
    `filter[activation_settings.fast_port_eligible]=${value}`, 422, '10026', 'filter[activation_settings.fast_port_eligible]',
  ]),
  ...['yesterday', '', '2031-02-30T00:00:00Z', '2031-05-06', '2031-05-06T15:00:00', '1617182123',
    '99999-01-01T00:00:00Z', '0000-01-01T00:00:00Z'].map((value) => [
    `filter[activation_settings.foc_datetime_requested][gt]=${value}`, 422, '10026',
    'filter[activation_settings.foc_datetime_requested][gt]',
  ]),
  ['filter[activation_settings][foc_datetime_requested][lt]=x', 422, '10026', 'filter[activation_settings][foc_datetime_requested][lt]'],
  ['filter[activation_settings.foc_datetime_requested]=2031-05-06T15:00:00Z', 400, '10031', 'filter[activation_settings.foc_datetime_requested]'],
  ['filter[activation_settings.foc_datetime_requested][gte]=2031-05-06T15:00:00Z', 400, '10031', 'filter[activation_settings.foc_datetime_requested][gte]'],
  ['filter[phone_numbers.phone_number]=x', 400, '10031', 'filter[phone_numbers.phone_number]'],
  ['filter[phone_numbers.phone_number][contains]=abc', 422, '10002', 'filter[phone_numbers.phone_number][contains]'],
  ['filter[phone_numbers.phone_number][contains]=%25', 422, '10002', 'filter[phone_numbers.phone_number][contains]'],
  ['filter[phone_numbers.phone_number][contains]=', 422, '10025', 'filter[phone_numbers.phone_number][contains]'],
  [`filter[phone_numbers.phone_number][contains]=${'1'.repeat(33)}`, 422, '10025', 'filter[phone_numbers.phone_number][contains]'],
  ['filter[phone_numbers.country_code]=USA', 422, '10025', 'filter[phone_numbers.country_code]'],
  [`filter[customer_reference]=${text(256)}`, 422, '10025', 'filter[customer_reference]'],
  ['filter[customer_reference]=%00', 400, '10015', 'filter[customer_reference]'],
  ['filter[customer_reference]=a&filter[customer_reference]=b', 400, '10015', 'filter[customer_reference]'],
  [`filter[parent_support_key]=${text(65)}`, 422, '10025', 'filter[parent_support_key]'],
  ['include_phone_numbers=maybe', 422, '10026', 'include_phone_numbers'],
  ['include_phone_numbers=', 422, '10026', 'include_phone_numbers'],
];

export const numberFilters = [
  ...['x', '', `${UNKNOWN},x`].map((value) => [`filter[porting_order_id]=${value}`, 422, '10006', 'filter[porting_order_id]']),
  ['filter[porting_order_id][in][]=x', 422, '10006', 'filter[porting_order_id][in][]'],
  ['filter[activation_status]=active', 422, '10032', 'filter[activation_status]'],
  ['filter[portability_status]=maybe', 422, '10032', 'filter[portability_status]'],
  ['filter[porting_order_status]=foo', 422, '10032', 'filter[porting_order_status]'],
  [`filter[phone_number]=${text(33)}`, 422, '10025', 'filter[phone_number]'],
  ['filter[phone_number]=%00', 400, '10015', 'filter[phone_number]'],
  [`filter[support_key]=${text(65)}`, 422, '10025', 'filter[support_key]'],
  ['filter[support_key][like]=x', 400, '10031', 'filter[support_key][like]'],
  ['filter[status]=draft', 400, '10031', 'filter[status]'],
];

export const inventoryFilters = [
  ['filter[status]=foo', 422, '10032', 'filter[status]'],
  ['filter[number_type]=foo', 422, '10032', 'filter[number_type]'],
  ['filter[phone_number]=12', 422, /^100/, 'filter[phone_number]'],
  ['filter[tag]=%00', 400, '10015', 'filter[tag]'],
];

export const eventFilters = [
  ['filter[type]=porting_order.nothing', 422, '10032', 'filter[type]'],
  ['filter[porting_order_id]=x', 422, '10006', 'filter[porting_order_id]'],
  ['filter[created_at][gte]=yesterday', 422, '10026', 'filter[created_at][gte]'],
  ['filter[created_at][like]=x', 400, '10031', 'filter[created_at][like]'],
];

/** [method, path, status, code] of what is not there or takes another method. */
export const places = [
  ['PUT', '/porting_orders/{id}', 405, '10030'],
  ['POST', '/porting_orders/{id}', 405, '10030'],
  ['DELETE', '/porting_orders', 405, '10030'],
  ['PATCH', '/porting_orders', 405, '10030'],
  ['PUT', '/porting_orders', 405, '10030'],
  ['TRACE', '/porting_orders', 405, '10030'],
  ['PURGE', '/porting_orders/{id}', 405, '10030'],
  ['GET', '/portability_checks', 405, '10030'],
  ['DELETE', '/portability_checks', 405, '10030'],
  ['POST', '/porting_phone_numbers', 405, '10030'],
  ['POST', '/porting_orders/exception_types', 405, '10030'],
  ['PATCH', '/porting_orders/{id}/history', 405, '10030'],
  ['GET', '/porting_orders/{id}/actions/confirm', 405, '10030'],
  ['DELETE', '/porting_orders/{id}/comments', 405, '10030'],
  ['POST', '/porting_orders/{id}/allowed_foc_windows', 405, '10030'],
  ['POST', '/phone_numbers', 405, '10030'],
  ['DELETE', '/porting/events', 405, '10030'],
  ['POST', '/~sandbox/clock', 405, '10030'],
  ['GET', '/~sandbox/clock/advance', 405, '10030'],
  ['GET', '/~sandbox/reset', 405, '10030'],
  ['POST', '/porting_orders/{id}/actions/nothing', 404, '10005'],
  ['GET', '/~v2/sandbox/clock', 404, '10005'],
  ['GET', '/nothing', 404, '10005'],
  ['GET', '/porting_orders/{id}/nothing', 404, '10005'],
  ['GET', '/porting_orders/{id}/history/1', 404, '10005'],
  ['GET', '/~porting_orders', 404, '10005'],
  ['GET', '/~v1/porting_orders', 404, '10005'],
  ['GET', '/~v2', 404, '10005'],
  ['GET', '/~v2//porting_orders', 400, '10015'],
  ['GET', '/~v2/PORTING_ORDERS', 404, '10005'],
  ['GET', '/~v2/porting_orders/../../etc/passwd', 400, '10015'],
  ['GET', '/~v2/%2e%2e/%2e%2e/etc/passwd', 400, '10015'],
  ['GET', '/~docs/..%2f..%2fapplication.properties', 400, '10015'],
  ['GET', '/~META-INF/openapi.yaml', 404, '10005'],
  ['POST', '/~operator/accounts', 401, '10009'],
];

/** [name, method, headers, status, code, parameter] of requests to the order. */
export const headers = [
  ['an ETag of another version', 'PATCH', { 'if-match': '"nope"' }, 412, '10015', 'If-Match'],
  ['an ETag without quotes', 'PATCH', { 'if-match': '1' }, /^4(00|12)$/, '10015', 'If-Match'],
  ['a list of wrong ETags', 'PATCH', { 'if-match': '"x", W/"y", ,' }, 412, '10015', 'If-Match'],
  ['a wrong ETag on a delete', 'DELETE', { 'if-match': '"nope"' }, 412, '10015', 'If-Match'],
  ['an idempotency key of 256 characters', 'PATCH', { 'idempotency-key': text(256) }, 422, /^100(25|27)$/, 'Idempotency-Key'],
  ['an idempotency key beyond ASCII', 'PATCH', { 'idempotency-key': 'schl\u00fcssel' }, 422, '10027', 'Idempotency-Key'],
  ['an idempotency key with a tab', 'PATCH', { 'idempotency-key': 'a\tb' }, 422, '10027', 'Idempotency-Key'],
];

export const authorizations = [
  ['an empty header', ''],
  ['a scheme alone', 'Bearer'],
  ['a scheme and blanks', 'Bearer   '],
  ['an unknown key', 'Bearer not-a-key'],
  ['the key without a scheme', '{key}'],
  ['the key in another scheme', 'Basic {key}'],
  ['the key as a password', 'Basic dXNlcjpwYXNz'],
  ['the key and more', 'Bearer {key}x'],
  ['a part of the key', 'Bearer {key-}'],
  ['two keys', 'Bearer {key} {key}'],
  ['the key in quotes', 'Bearer "{key}"'],
  ['the key in capital letters', 'Bearer {KEY}'],
  ['no blank', 'Bearer{key}'],
  ['a comma', 'Bearer {key}, Bearer {key}'],
  ['the operator key', 'Bearer portwright-operator-key'],
  ['a key of 6000 characters', `Bearer ${text(6000)}`],
  ['a key beyond ASCII', 'Bearer schl\u00fcssel'],
  ['an injection', "Bearer ' OR '1'='1"],
];

const get = (rest = '') => `GET /v2/porting_orders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\n${rest}`;
const post = (rest) => `POST /v2/porting_orders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\n${rest}`;

/** [name, what to write, the status of the answer or 0 where closing the connection is enough]. */
export const malformed = [
  ['no HTTP at all', 'GARBAGE\r\n\r\n', 400],
  ['a TLS hello', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 0],
  ['a preface of HTTP/2 cut short', 'PRI * HTTP/2.0\r\n\r\nSM', 505],
  ['an unknown version', 'GET / HTTP/9.9\r\nHost: localhost\r\n\r\n', 505],
  ['a blank in the path', 'GET /v2/porting orders HTTP/1.1\r\nHost: localhost\r\n\r\n', /^4/],
  ['a header without a colon', get('nonsense\r\n\r\n'), 400],
  ['a header with a blank in its name', get('a b: c\r\n\r\n'), 400],
  ['a NUL character in a header', get('a: b\0c\r\n\r\n'), 400],
  ['a request line of 20,000 characters', `GET /v2/porting_orders?${text(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 414],
  ['a header of 200,000 characters', get(`a: ${text(200_000)}\r\n\r\n`), 431],
  ['50,000 headers', get(`${'a: b\r\n'.repeat(50_000)}\r\n`), 431],
  ['a length that is no number', post('Content-Length: abc\r\n\r\n{}'), 400],
  ['a negative length', post('Content-Length: -1\r\n\r\n{}'), 400],
  ['a length beyond every number', post('Content-Length: 99999999999999999999\r\n\r\n{}'), /^4(00|13)$/],
  ['a length of 30 MB', post('Content-Length: 30000000\r\n\r\n{}'), 413],
  ['two lengths', post('Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x'), 400],
  ['a length and chunks', post('Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'), 0],
  ['a chunk size that is no number', post('Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n'), 0],
  ['a negative chunk size', post('Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n'), 0],
  ['an unknown transfer encoding', post('Transfer-Encoding: nonsense\r\n\r\n{}'), 0],
  ['a body that never comes', post('Content-Length: 100\r\n\r\n{'), 0],
  ['an empty request', '\r\n\r\n\r\n\r\n', 0],
  ['percent signs in the path', 'GET /v2/porting_orders/%zz HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\n\r\n', 400],
  ['two Authorization headers', get('Authorization: Bearer other\r\n\r\n'), /^(200|400|401)$/],
];
