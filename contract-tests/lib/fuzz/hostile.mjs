// Values that programs have stumbled over.
import { Raw, Twice, places, write } from './json.mjs';

const LONG = 'x'.repeat(12_000);

/** Texts that mean something to somebody. */
const TEXTS = [
  '', ' ', '\t\n', '0', '-1', 'true', 'null', 'undefined', 'NaN', 'draft', 'US', 'us', 'full', '+', '+1', '+13035550000',
  '13035550000', '+99912345678', '+130355500001234567890', '٣٠٣٥٥٥', 'É', 'e\u0301', '\u202eabc', '\ufeff', '😀', '👩‍👩‍👧‍👦', '\u0000', 'a\u0000b',
  '\u0001\u001f', '\u007f', '\u2028', '\uffff', "'; DROP TABLE porting_order; --", '${jndi:ldap://127.0.0.1/x}', '{{7*7}}', '%s%n%x',
  '../../../../etc/passwd', '<script>alert(1)</script>', '__proto__', 'constructor', '/', '~0~1', 'a'.repeat(255), 'a'.repeat(256),
  '😀'.repeat(128), 'x'.repeat(1001), LONG, 'http://', 'https://example.com/hook', 'javascript:alert(1)', 'http://[::1', 'file:///etc/passwd',
  'http://169.254.169.254/', 'P1D', '-P1D', 'P99999999999Y', '1e3', '0x10', '١٢٣', 'eef10fb8-f3df-4c67-97c5-e18179723222',
  'EEF10FB8-F3DF-4C67-97C5-E18179723222', '00000000-0000-0000-0000-000000000000', 'eef10fb8f3df4c6797c5e18179723222',
];

/** Times stay out of what turns the clock: nobody's orders shall grow old by accident. */
const TIMES = [
  '2031-05-06T15:00:00Z', '2031-02-30T00:00:00Z', '2031-05-06', '0000-01-01T00:00:00Z', '+999999999-12-31T23:59:59Z', '-0001-01-01T00:00:00Z',
  '2031-05-06T24:00:00Z', '2031-05-06T23:59:60Z', '2031-05-06T15:00:00+18:01', '2031-05-06T15:00:00.123456789012Z', '9999-12-31T23:59:59Z',
  '2031-05-06t15:00:00z', '2031-W10-1T00:00:00Z', '1617182123',
];

const NUMBERS = [
  '0', '-0', '-1', '1', '1.5', '0.1', '1e3', '1E+2', '-1e-7', '1e999', '-1e999', '1e-999', '1e2147483647', '1e-2147483649', '1e9999999999',
  '2147483648', '4294967297', '9007199254740993', '9223372036854775808', '-9223372036854775809', '1'.repeat(40), '1'.repeat(400), '0.' + '1'.repeat(300),
];

const SHAPES = [
  'true', 'false', 'null', '[]', '{}', '[[]]', '[null]', '[{}]', '{"":""}', '{"a":{"b":{"c":[1]}}}', '"\\ud800"', '"\\udc00\\ud800"', '"\\u0000"',
  '["a","a"]', '{"__proto__":{"x":1}}', `${'['.repeat(31)}${']'.repeat(31)}`, `${'['.repeat(40)}${']'.repeat(40)}`, `${'{"a":'.repeat(20)}1${'}'.repeat(20)}`,
  `[${Array(120).fill('1').join(',')}]`, `[${Array(120).fill('null').join(',')}]`, `[${Array(120).fill('[]').join(',')}]`,
];

/** No JSON at all. */
const NO_JSON = ['NaN', 'Infinity', '+1', '.5', '01', '1e', "'x'", 'tru', '"\\x"', '"\\u12"', '"a\nb"', '', ',', '//x\n1', '1_000', '0x1', '"', '[', '{'];

export function hostileText(chance) {
  return chance.pick(TEXTS);
}

/** Something for the place of any value, as JSON. */
export function hostileValue(chance, withTimes = true) {
  return chance.weighted([
    [6, () => chance.pick(TEXTS)],
    [withTimes ? 3 : 0, () => chance.pick(TIMES)],
    [4, () => new Raw(chance.pick(NUMBERS))],
    [4, () => new Raw(chance.pick(SHAPES))],
    [0.5, () => new Raw(chance.pick(NO_JSON))],
    [0.3, () => new Raw(`[${Array(chance.below(4000)).fill(chance.pick(['1', '""', '{}', '1e999', 'null'])).join(',')}]`)],
  ])();
}

/** Changes a few places of a JSON value, in place; answers what to send instead. */
export function mutate(chance, value, withTimes = true) {
  if (chance.percent(4)) return hostileValue(chance, withTimes);
  const times = 1 + chance.below(3);
  for (let turn = 0; turn < times; turn++) {
    const all = places(value);
    if (all.length === 0) return chance.percent(50) ? value : hostileValue(chance, withTimes);
    const [holder, key] = chance.pick(all);
    chance.weighted([
      [8, () => (holder[key] = hostileValue(chance, withTimes))],
      [2, () => (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key])],
      [1, () => (holder[key] = new Twice(holder[key], hostileValue(chance, withTimes)))],
      [1, () => (holder[key] = [holder[key]])],
      [1, () => (holder[key] = { [chance.pick(['', 'a', key])]: holder[key] })],
      [1, () => addTo(chance, holder, withTimes)],
      [1, () => typeof holder[key] === 'string' && (holder[key] = mangled(chance, holder[key]))],
    ])();
  }
  return value;
}

function addTo(chance, holder, withTimes) {
  const extra = hostileValue(chance, withTimes);
  if (Array.isArray(holder)) holder.push(extra, ...Array(chance.below(3)).fill(extra));
  else holder[chance.percent(70) ? chance.text(6) : hostileText(chance)] = extra;
}

function mangled(chance, text) {
  const at = chance.below(text.length + 1);
  const what = chance.pick(['\u0000', '😀', ' ', '%', '"', '\\', '\ud800', 'É', '\n', '']);
  return chance.percent(20) ? text.repeat(1 + chance.below(40)) : text.slice(0, at) + what + text.slice(at + chance.below(2));
}

/** The bytes of a body, and what becomes of bytes that nobody sends on purpose. */
export function bytesOf(chance, value, damaged) {
  const whole = Buffer.from(write(value));
  if (!damaged) return whole;
  const at = chance.below(whole.length + 1);
  return chance.weighted([
    [3, () => whole.subarray(0, at)],
    [3, () => Buffer.concat([whole.subarray(0, at), Buffer.from([chance.below(256)]), whole.subarray(at)])],
    [2, () => Buffer.concat([whole, Buffer.from(chance.pick(['x', '{}', ',', '\u0000', ' \n', ']', '//']))])],
    [1, () => Buffer.concat([Buffer.from('\ufeff'), whole])],
    [1, () => Buffer.from(whole.toString(), 'utf16le')],
    [1, () => Buffer.alloc(chance.below(3000), chance.pick(['[', '{"a":', ' ', '"', '\u0000', 'é']))],
    [1, () => Buffer.from(Array.from({ length: chance.below(200) }, () => chance.below(256)))],
    [1, () => Buffer.alloc(0)],
  ])();
}
