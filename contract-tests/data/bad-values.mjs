// Bad values for every attribute of the edit and of the other bodies: [name, body, code, pointer, status].
const text = (length) => 'x'.repeat(length);
export const UNKNOWN = 'eef10fb8-f3df-4c67-97c5-e18179723222';
const GROUP = 'DE748D99-06FA-4D90-9F9A-F4B62696BADA';
const REQUIREMENT = '59b0762a-b274-4f76-ac32-4d5cf0272e66';
const INVOICE = 'ce74b771-d23d-4960-81ec-8741b3862146';
const PROOF = '9787fb5f-cbe5-4de4-b765-3303774ee9fe';

/** The body that sets the attribute with this pointer. A number in the pointer is an index. */
function body(pointer, value) {
  return pointer
    .split('/')
    .slice(1)
    .reduceRight((inner, name) => ({ [name]: inner }), value);
}

const name = (value) => {
  const shown = JSON.stringify(value);
  return shown.length > 40 ? `${shown.slice(0, 30)}... (${shown.length})` : shown;
};
const row = (pointer, value, code, status = 422, at = pointer) => [
  `${pointer} ${name(value)}`,
  body(pointer, value),
  code,
  at,
  status,
];
const each = (pointer, values, code, status) => values.map((value) => row(pointer, value, code, status));

const TEXTS = {
  '/customer_reference': 255,
  '/customer_group_reference': 255,
  '/end_user/admin/entity_name': 255,
  '/end_user/admin/auth_person_name': 255,
  '/end_user/admin/account_number': 64,
  '/end_user/admin/tax_identifier': 64,
  '/end_user/admin/business_identifier': 64,
  '/end_user/location/street_address': 255,
  '/end_user/location/extended_address': 255,
  '/end_user/location/locality': 255,
  '/end_user/location/administrative_area': 64,
  '/end_user/location/postal_code': 16,
  '/phone_number_configuration/billing_group_id': 64,
  '/phone_number_configuration/connection_id': 64,
  '/phone_number_configuration/messaging_profile_id': 64,
  '/phone_number_configuration/emergency_address_id': 64,
  '/user_feedback/user_comment': 2000,
};
const OBJECTS = [
  '/end_user',
  '/end_user/admin',
  '/end_user/location',
  '/documents',
  '/messaging',
  '/misc',
  '/activation_settings',
  '/phone_number_configuration',
  '/user_feedback',
];

export const patches = [
  ...Object.entries(TEXTS).flatMap(([pointer, longest]) => [
    ...each(pointer, [7, true, ['a'], { a: 1 }], '10026'),
    row(pointer, text(longest + 1), '10025'),
    row(pointer, 'a\u0000b', '10015', 400),
    row(pointer, 'a\ud800', '10015', 400),
  ]),
  ...OBJECTS.flatMap((pointer) => each(pointer, [[], 'text', 7, false], '10026')),
  // Texts of a special form
  ...each('/end_user/admin/pin_passcode', [true, ['1'], {}, 1.5], '10026'),
  ...each('/end_user/admin/pin_passcode', [text(33)], '10025'),
  ...each('/end_user/admin/billing_phone_number', [true, ['+1'], {}, 1.5], '10026'),
  ...each('/end_user/admin/billing_phone_number', ['abc', '', ' ', '+', '+1', 0, 12], '10002'),
  ...each('/end_user/admin/billing_phone_number', [-13035551234], '10033'),
  ...each('/end_user/admin/pin_passcode', [-1, 2 ** 53], '10033'),
  ...each('/end_user/admin/billing_phone_number', ['1'.repeat(65)], '10025'),
  ...each('/end_user/location/country_code', ['us', '1A', 'Ü1', ''], '10027'),
  ...each('/end_user/location/country_code', [7, ['US']], '10026'),
  ...each('/documents/loa', ['', 'x', '64ffb720-04c7-455b-92d6', '64ffb72004c7455b92d620fcca92e935'], '10006'),
  ...each('/documents/loa', [7, true, [], {}], '10026'),
  ...each('/documents/loa', [UNKNOWN], '10017'),
  ...each('/documents/invoice', ['x', '{64ffb720-04c7-455b-92d6-20fcca92e935}'], '10006'),
  ...each('/documents/invoice', [7], '10026'),
  ...each('/documents/invoice', [UNKNOWN], '10017'),
  ...each('/messaging/enable_messaging', ['true', 1, []], '10026'),
  ...each('/misc/type', ['half', 'FULL', ''], '10032'),
  ...each('/misc/remaining_numbers_action', ['stay', ''], '10032'),
  ...each('/misc/new_billing_phone_number', [7, true], '10026'),
  ...each('/misc/new_billing_phone_number', ['1'.repeat(65)], '10025'),
  ...each('/misc/new_billing_phone_number', ['abc'], '10002'),
  ...each('/activation_settings/activation_type', ['now', ''], '10032'),
  ...each(
    '/activation_settings/foc_datetime_requested',
    [
      'tomorrow', '', '2031-13-01T00:00:00Z', '2031-02-30T00:00:00Z', '2031-05-06', '2031-05-06T15:00:00', '15:00:00Z',
      '2031-05-06T25:00:00Z', '12031-05-06T15:00:00Z', '0000-01-01T00:00:00Z', '2031-05-06T15:00:00+99:00',
      7, 1617182123, true, [], {},
    ],
    '10026',
  ),
  ...['billing_group_id', 'connection_id', 'messaging_profile_id', 'emergency_address_id'].flatMap((attribute) =>
    each(`/phone_number_configuration/${attribute}`, ['unknown', UNKNOWN], '10017'),
  ),
  ...each('/phone_number_configuration/tags', ['abc', 7, {}], '10026'),
  ...each('/phone_number_configuration/tags', [Array(51).fill('a')], '10033'),
  ...[7, null, [], {}].map((tag) =>
    row('/phone_number_configuration/tags', ['a', tag], '10026', 422, '/phone_number_configuration/tags/1'),
  ),
  row('/phone_number_configuration/tags', [text(101)], '10025', 422, '/phone_number_configuration/tags/0'),
  row('/phone_number_configuration/tags', ['\u0000'], '10015', 400, '/phone_number_configuration/tags/0'),
  ...each('/requirement_group_id', ['', 'x'], '10006'),
  ...each('/requirement_group_id', [7, [], {}], '10026'),
  ...each('/requirement_group_id', [UNKNOWN], '10017'),
  ...each('/requirements', ['x', 7, {}], '10026'),
  ...each('/requirements', [Array(101).fill({ requirement_type_id: REQUIREMENT, field_value: PROOF })], '10033'),
  row('/requirements', [7], '10026', 422, '/requirements/0'),
  row('/requirements', [null], '10026', 422, '/requirements/0'),
  row('/requirements', [{ field_value: 'x' }], '10004', 422, '/requirements/0/requirement_type_id'),
  row('/requirements', [{ requirement_type_id: REQUIREMENT }], '10004', 422, '/requirements/0/field_value'),
  row('/requirements', [{ requirement_type_id: 7, field_value: PROOF }], '10026', 422, '/requirements/0/requirement_type_id'),
  row('/requirements', [{ requirement_type_id: '', field_value: PROOF }], '10025', 422, '/requirements/0/requirement_type_id'),
  row('/requirements', [{ requirement_type_id: REQUIREMENT, field_value: 7 }], '10026', 422, '/requirements/0/field_value'),
  row('/requirements', [{ requirement_type_id: REQUIREMENT, field_value: text(1001) }], '10025', 422, '/requirements/0/field_value'),
  row('/requirements', [{ requirement_type_id: REQUIREMENT, field_value: 'x' }], '10006', 422, '/requirements/0/field_value'),
  row('/requirements', [{ requirement_type_id: REQUIREMENT, field_value: UNKNOWN }], '10017', 422, '/requirements/0/field_value'),
  row('/requirements', [{ requirement_type_id: UNKNOWN, field_value: 'x' }], '10017', 422, '/requirements/0/requirement_type_id'),
  row(
    '/requirements',
    [REQUIREMENT, REQUIREMENT.toUpperCase()].map((id) => ({ requirement_type_id: id, field_value: PROOF })),
    '10027',
    422,
    '/requirements/1/requirement_type_id',
  ),
  [
    'a document that differs from the one of the requirement group',
    { requirement_group_id: GROUP, documents: { loa: INVOICE } },
    '10027',
    '/documents/loa',
    422,
  ],
  [
    'a requirement that differs from the one of the requirement group',
    { requirement_group_id: GROUP, requirements: [{ requirement_type_id: REQUIREMENT, field_value: INVOICE }] },
    '10027',
    '/requirements/0/field_value',
    422,
  ],
  ...each('/user_feedback/user_rating', [0, 6, -1, 1e15], '10033'),
  ...each('/user_feedback/user_rating', ['5', 1.5, true, []], '10026'),
  ...each(
    '/webhook_url',
    [
      '', 'example.com', '//example.com', 'ftp://example.com', 'mailto:a@example.com', 'javascript:alert(1)', 'http://',
      'http:///path', 'http://exa mple.com', 'https://', 'file:///etc/passwd', 'http://[::1', '/relative',
    ],
    '10003',
  ),
  ...each('/webhook_url', [7, [], {}], '10026'),
  ...each('/webhook_url', [`https://example.com/${text(2000)}`], '10025'),
  [
    'the number that keeps the rest needs a new billing number',
    (number) => ({
      end_user: { admin: { billing_phone_number: number } },
      misc: { type: 'partial', remaining_numbers_action: 'keep' },
    }),
    '10004',
    '/misc/new_billing_phone_number',
    422,
  ],
];

/** Numbers of JSON that no number of the program holds; written out because JavaScript cannot. */
export const rawPatches = [
  ['a PIN of 40 digits', `{"end_user":{"admin":{"pin_passcode":1${'0'.repeat(39)}}}}`, '10033', '/end_user/admin/pin_passcode', 422],
  ['a PIN as a power of ten', '{"end_user":{"admin":{"pin_passcode":1e50}}}', '10033', '/end_user/admin/pin_passcode', 422],
  ['a billing number of 99 digits', `{"end_user":{"admin":{"billing_phone_number":1${'0'.repeat(98)}}}}`, null, '/end_user/admin/billing_phone_number', 422],
  ['a billing number as a power of ten', '{"end_user":{"admin":{"billing_phone_number":1e400}}}', null, '/end_user/admin/billing_phone_number', 422],
  ['a rating beyond every integer', '{"user_feedback":{"user_rating":4294967297}}', '10033', '/user_feedback/user_rating', 422],
  ['a rating beyond every long', `{"user_feedback":{"user_rating":1${'0'.repeat(60)}}}`, '10033', '/user_feedback/user_rating', 422],
  ['a rating as a huge power of ten', '{"user_feedback":{"user_rating":1e99999}}', '10033', '/user_feedback/user_rating', 422],
  ['a rating as a power of ten', '{"user_feedback":{"user_rating":1e30}}', '10033', '/user_feedback/user_rating', 422],
  ['an exponent beyond all range', '{"user_feedback":{"user_rating":1e9999999999}}', '10023', undefined, 400],
  ['a huge number for an unknown attribute', '{"unknown":1e2147483647}', '10033', '/unknown', 422],
  ['a number of 1000 digits', `{"user_feedback":{"user_rating":1${'0'.repeat(1000)}}}`, '10023', undefined, 400],
  ['a NUL character in a key', '{"a\\u0000b":1}', '10015', '', 400],
  ['half a surrogate pair in a key', '{"documents":{"\\ud800":1}}', /^100(15|23)$/, undefined, 400],
  ['a NUL character in an unknown attribute', '{"unknown":{"deep":["\\u0000"]}}', '10015', '/unknown/deep/0', 400],
];

/** `{taken}` stands for a number that is on an order already. */
export const creations = [
  ['nothing', {}, '10004', '/phone_numbers'],
  ...[null, 'abc', 7, true, {}].map((value) => [`phone_numbers ${name(value)}`, { phone_numbers: value }, '10026', '/phone_numbers']),
  ['no numbers', { phone_numbers: [] }, '10033', '/phone_numbers'],
  ...[13035550000, null, {}, ['+13035559000'], true].map((value) => [
    `phone_numbers [${name(value)}]`, { phone_numbers: [value] }, '10026', '/phone_numbers/0',
  ]),
  ...['', text(65)].map((value) => [`phone_numbers [${name(value)}]`, { phone_numbers: [value] }, '10025', '/phone_numbers/0']),
  ...['303-CALL', 'abc', '+', '+0', ' ', "'; DROP TABLE porting_order; --"].map((value) => [
    `phone_numbers [${name(value)}]`, { phone_numbers: [value] }, /^100(02|16)$/, '/phone_numbers/0',
  ]),
  ...['+1303555000', '+130355500001', '+19995550000', '+999123456789'].map((value) => [
    `phone_numbers [${name(value)}]`, { phone_numbers: [value] }, /^100(02|16|27)$/, '/phone_numbers/0',
  ]),
  ['a number twice', { phone_numbers: ['+13035559001', '+13035559001'] }, '80200', '/phone_numbers/1'],
  ['a number that is taken', { phone_numbers: ['+13035559001', '{taken}'] }, '80003', '/phone_numbers/1'],
  ['too many numbers', { phone_numbers: Array.from({ length: 5001 }, (_, i) => `+1303555${i}`) }, '10033', '/phone_numbers'],
  ['a NUL character', { phone_numbers: ['+1303555\u00009001'] }, '10015', '/phone_numbers/0', 400],
  ...['customer_reference', 'customer_group_reference'].flatMap((attribute) => [
    ...[7, [], {}, false].map((value) => [
      `${attribute} ${name(value)}`, { phone_numbers: ['+13035559001'], [attribute]: value }, '10026', `/${attribute}`,
    ]),
    [`${attribute} too long`, { phone_numbers: ['+13035559001'], [attribute]: text(256) }, '10025', `/${attribute}`],
    [`${attribute} half a surrogate pair`, { phone_numbers: ['+13035559001'], [attribute]: '\udc00' }, '10015', `/${attribute}`, 400],
  ]),
  ['blocks that are no list', { phone_numbers: ['+13035559001'], phone_number_blocks: {} }, '10026', '/phone_number_blocks'],
  ['a block that is no object', { phone_numbers: ['+13035559001'], phone_number_blocks: [7] }, '10026', '/phone_number_blocks/0'],
  ['a block without its activation ranges', {
    phone_number_blocks: [{ phone_number_range: { start_at: '+4930244999000', end_at: '+4930244999009' } }],
  }, '10004', '/phone_number_blocks/0/activation_ranges'],
];

export const checks = [
  ['nothing', {}, '10004', '/phone_numbers'],
  ...[null, 'abc', 7, {}].map((value) => [`phone_numbers ${name(value)}`, { phone_numbers: value }, '10026', '/phone_numbers']),
  ['no numbers', { phone_numbers: [] }, '10033', '/phone_numbers'],
  ['too many numbers', { phone_numbers: Array(1001).fill('+13035550000') }, '10033', '/phone_numbers'],
  ...[7, null, {}].map((value) => [`phone_numbers [${name(value)}]`, { phone_numbers: [value] }, '10026', '/phone_numbers/0']),
  ...['', text(33)].map((value) => [`phone_numbers [${name(value)}]`, { phone_numbers: [value] }, '10025', '/phone_numbers/0']),
  ['a NUL character', { phone_numbers: ['\u0000'] }, '10015', '/phone_numbers/0', 400],
];

/** Bodies that are no JSON object, for every operation with a body: [name, bytes, status, code, pointer, headers]. */
const json = { 'content-type': 'application/json' };
export const bodies = [
  ...['null', '[]', '[{}]', '"text"', '7', 'true'].map((raw) => [`the body ${raw}`, raw, 422, '10026', '']),
  ...[
    '{', '}', '{"a":}', '{"a" 1}', "{'a':1}", '{a:1}', '{"a":1,}', '{} {}', '{}x', '[1,2', '{"a":01}', '{"a":NaN}',
    '{"a":Infinity}', '{"a":"b', '{"a":"\n"}', '{"a":"\\x"}', '{"a":"\\u12"}', '// x\n{}', '/* */{}', 'nul', '<a/>',
    'a=b&c=d', '\u0000', '{"a":1}\u0000', '{"a":1e}', '{"a":--1}', '{"a":+1}', '{"a":.5}',
  ].map((raw) => [`the body ${JSON.stringify(raw)}`, raw, 400, '10023']),
  ['an empty body', '', 400, '10023', undefined, json],
  ['a body of blanks', ' \n\t ', 400, '10023'],
  ['a byte order mark and nothing else', Buffer.from('\ufeff'), 400, '10023'],
  ['an object in UTF-16', Buffer.from('{"phone_numbers":[]}', 'utf16le'), 400, '10023'],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 400, '10023'],
  ['an overlong UTF-8 sequence', Buffer.from([0x7b, 0x22, 0xc0, 0x80, 0x22, 0x3a, 0x31, 0x7d]), 400, '10023'],
  ['a surrogate in UTF-8', Buffer.from([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d]), 400, '10023'],
  ['33 arrays in one another', `{"x":${'['.repeat(33)}${']'.repeat(33)}}`, 400, '10023'],
  ['50,000 arrays in one another', '['.repeat(50_000), 400, '10023'],
  ['13,000 objects in one another', '{"a":'.repeat(13_000), 400, '10023'],
  ['a key twice', '{"phone_numbers":["+13035559001"],"phone_numbers":["+13035559002"]}', 400, '10023'],
  ['a key twice further down', '{"end_user":{"admin":{"entity_name":"a","entity_name":"b"}}}', 400, '10023'],
  ['1.1 MB', `{"customer_reference":"${'x'.repeat(1_153_434)}"}`, 413, '10015'],
  ['text', '{}', 415, '10014', undefined, { 'content-type': 'text/plain' }],
  ['XML', '<a/>', 415, '10014', undefined, { 'content-type': 'application/xml' }],
  ['a form', 'a=b', 415, '10014', undefined, { 'content-type': 'application/x-www-form-urlencoded' }],
  ['several parts', '--x--', 415, '10014', undefined, { 'content-type': 'multipart/form-data; boundary=x' }],
  ['a patch of another kind', '[]', 415, '10014', undefined, { 'content-type': 'application/json-patch+json' }],
  ['a media type that is none', '{}', /^4(00|15)$/, /^100(14|15)$/, undefined, { 'content-type': 'nonsense' }],
  ['an empty media type', '7', /^4(00|15|22)$/, /^100(14|15|26)$/, undefined, { 'content-type': '' }],
  ['no media type', '{"phone_numbers":7,"misc":7}', /^4(15|22)$/, /^100(14|26)$/, undefined, { 'content-type': null }],
];

/** [name, body, code, pointer] of comments. */
export const comments = [
  ['nothing said', {}, '10004', '/body'],
  ['an empty comment', { body: '' }, '10025', '/body'],
  ['blanks', { body: ' \t\n' }, '10025', '/body'],
  ['10,001 characters', { body: 'x'.repeat(10_001) }, '10025', '/body'],
  ['a number', { body: 7 }, '10026', '/body'],
  ['null', { body: null }, /^100(04|26)$/, '/body'],
];

/** [name, body, code, pointer] of turns of the clock. */
export const turns = [
  ['neither how far nor where to', {}, '10004', '/duration'],
  ['both', { duration: 'P1D', to: '2040-01-01T00:00:00Z' }, /^100/, '/to'],
  ['a duration that is none', { duration: 'a week' }, /^100/, '/duration'],
  ['a negative duration', { duration: '-P1D' }, /^100/, '/duration'],
  ['eleven years', { duration: 'P11Y' }, /^100/, '/duration'],
  ['a duration beyond every number', { duration: 'P99999999999999999999D' }, /^100/, '/duration'],
  ['a number', { duration: 7 }, '10026', '/duration'],
  ['the past', { to: '1999-01-01T00:00:00Z' }, /^100/, '/to'],
  ['a time that is none', { to: 'tomorrow' }, '10026', '/to'],
];

/** [name, outcomes, code, pointer] of scenarios. */
export const scenarios = [
  ['no list', 'exception', '10026', '/outcomes'],
  ['an unknown outcome', [{ outcome: 'explosion' }], '10032', '/outcomes/0/outcome'],
  ['an exception without codes', [{ outcome: 'exception' }], '10004', '/outcomes/0/codes'],
  ['an unknown code', [{ outcome: 'silence' }, { outcome: 'exception', codes: ['NOTHING'] }], '10032', '/outcomes/1/codes/0'],
  ['a date in the past', [{ outcome: 'foc_confirmed', foc_datetime: '1999-01-01T00:00:00Z' }], '80018', '/outcomes/0/foc_datetime'],
];
