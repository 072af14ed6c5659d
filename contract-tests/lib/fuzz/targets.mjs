// Paths and queries, right and wrong.
import { hostileText } from './hostile.mjs';

const BAD_IDS = [
  'x', '1', 'null', '%00', '-1', '%2e%2e', '%2E', '..%2f..%2fetc', 'eef10fb8f3df4c6797c5e18179723222', 'gef10fb8-f3df-4c67-97c5-e18179723222', '%F0%9F%98%80',
  "1'%20OR%20'1'='1", 'x'.repeat(300), 'x'.repeat(3000), '%20', '*', '0x1', '%c0%80', '%ed%a0%80', '{id}', '%7Bid%7D', 'eef10fb8-f3df-4c67-97c5-e18179723222%00',
];

export const badId = (chance) => chance.pick(BAD_IDS);

/** Nothing but what HTTP cannot carry is encoded, or everything, or what need not be. */
export function encoded(chance, text) {
  const how = chance.below(3);
  if (how === 0) return encodeURIComponent(text.toWellFormed?.() ?? text.replace(/[\ud800-\udfff]/g, '?'));
  const loosely = (part) => {
    try {
      return encodeURIComponent(part);
    } catch {
      return '%ED%A0%80';
    }
  };
  if (how === 1) return text.replace(/[^\x21-\x7e]|[#&%+]/gu, loosely);
  return text.replace(/[^A-Za-z0-9]/gu, loosely).replace(/%20/g, '+');
}

const PATH_CHANGES = [
  (chance, path) => path + '/',
  (chance, path) => path + '/nothing',
  (chance, path) => path.replace(/\//g, (slash) => (chance.percent(30) ? '//' : slash)),
  (chance, path) => path.toUpperCase(),
  (chance, path) => path + encodeURIComponent(chance.pick(['é', ' ', '\u0000', '\n', '😀', '"', '<', '\\'])),
  (chance, path) => path + chance.pick(['%', '%zz', '%c0%80', '%ff', '%2', '%00', '%0d%0aX:y', '|', '"', '<>', '^', '{}', '[', '\\']),
  (chance, path) => `/${chance.text(12)}`,
  (chance, path) => path + `/${chance.text(9000)}`,
  (chance, path) => `/${'a/'.repeat(500)}`,
];

/** Places that nobody describes, or that everybody may see. */
const ELSEWHERE = ['/', '/v2', '/v2/', '/docs', '/docs/', '/docs/../v2', '/q/dev', '/favicon.ico', '/openapi', '/META-INF/openapi.yaml', '/health', '/health/started',
    '/metrics/x', '/docs/..%2f..%2fapplication.properties', '/swagger-ui', '/.well-known/x', '/robots.txt', '/sandbox', '/operator', '/operator/x'];

/** Forms of the same path that a proxy in front of the server may read otherwise than the server: to be refused. */
const UNCLEAN = [
  (chance, path) => path.replace('/', '/./'),
  (chance, path) => path.replace(/^\/([^/]+)\//, '/$1/../$1/'),
  (chance, path) => `/v2/..${path}`,
  (chance, path) => path.replace(/o/, '%6f'),
  (chance, path) => path.replace(/\/([a-z])/, (_, letter) => `/%${letter.charCodeAt(0).toString(16)}`),
  (chance, path) => `${path};x=1`,
  (chance, path) => path.replace(/^\/([^/]+)/, '/$1;x=1'),
  (chance, path) => path.replace('/', '/%2e%2e/'),
];

/** Another path; whether it is unclean and must be refused, and whether it leads to what everybody may see. */
export function disturbPath(chance, path) {
  if (chance.percent(10)) return { path: chance.pick(ELSEWHERE), open: true };
  if (chance.percent(10)) return { path: path.slice(0, 1 + chance.below(path.length)), open: true };
  if (chance.percent(50)) return { path: chance.pick(PATH_CHANGES)(chance, path) };
  const changed = chance.pick(UNCLEAN)(chance, path);
  return { path: changed, unclean: changed !== path };
}

/** The spellings of a filter's name. */
function spelt(chance, name) {
  if (!chance.percent(30)) return name;
  return chance.pick([
    name.replace(/\.([a-z_]+)\]/g, '][$1]'), name.replace(/\]$/, '][eq]'), name.replace(/\]$/, '][]'), name.replace(/\]$/, '][in][]'), name.replace(/\]$/, '][in]'),
    name.replace(/\]$/, '][in][0]'), name.replace(/\]$/, '][like]'), name.replace('[', '.').replace(']', ''), name.toUpperCase(), `${name}[]`, name.replace(/[[\]]/g, ''),
  ]);
}

function valueText(value) {
  return value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The query of an operation: what it takes, spelt in some way. */
export function query(chance, operation, schemas, known, share) {
  const pairs = [];
  for (const parameter of operation.query) {
    if (!parameter.required && !chance.percent(share)) continue;
    let value = schemas.value(chance, parameter.schema, known, parameter.name);
    if (parameter.example !== undefined && chance.percent(40)) value = parameter.example;
    if (parameter.name === 'page[size]' && chance.percent(80)) value = 1 + chance.below(5);
    if (parameter.name === 'page[number]' && chance.percent(80)) value = 1 + chance.below(3);
    for (const one of Array.isArray(value) ? value : [value]) pairs.push([spelt(chance, parameter.name), valueText(one)]);
  }
  return pairs;
}

const ODD_PAIRS = [
  'filter[x]=1', 'filter=1', 'filter[]=', 'filter[status]=,,,,', 'filter[status]=draft,draft', 'filter[status][in][]=', 'sort=x', 'sort[]=', 'sort[value]=-created_at', 'sort=created_at',
  'sort=-created_at,created_at', 'page[number]=0', 'page[number]=999999999', 'page[number]=99999999999999999999', 'page[number]=5000&page[size]=250', 'page[number]=2147483647&page[size]=250',
  'page[size]=251', 'page[size]=-1', 'page[size]=1e3', 'page[size]=', 'page[cursor]=x', 'page=1', 'page[]=1', 'page[size][]=1', 'a=b&a=c', '=', '&&&', '%', '%zz=1', 'a=%', 'a=%ff', 'a=%00', '[]=1',
  'filter[[[=1', 'filter]]=1', 'filter[a][b][c][d][e][f]=1', 'filter[__proto__]=x', 'include_phone_numbers=maybe', 'include_phone_numbers=true&include_phone_numbers=false', 'explain=x', '+=+', 'a+b=c',
  'filter[status]=%E2%80%AE', 'filter%5bstatus%5d=draft', 'FILTER[STATUS]=draft', 'filter[created_at][gte]=x', 'filter[porting_order_id]=x', ';', 'a;b', '?', 'a?b', '/', '\\', '"', '{}', '|', '`', '^',
];

export function disturbQuery(chance, pairs) {
  const times = 1 + chance.below(3);
  const texts = [];
  for (let turn = 0; turn < times; turn++) {
    chance.weighted([
      [4, () => texts.push(chance.pick(ODD_PAIRS))],
      [3, () => pairs.length > 0 && (chance.pick(pairs)[1] = hostileText(chance))],
      [1, () => pairs.length > 0 && pairs.push([chance.pick(pairs)[0], hostileText(chance)])],
      [1, () => pairs.push([`filter[${chance.text(1 + chance.below(40))}]`, hostileText(chance)])],
      [0.3, () => texts.push(`filter[status]=${','.repeat(chance.below(3000))}`)],
      [0.3, () => texts.push(Array.from({ length: chance.below(300) }, (_, index) => `a${index}=1`).join('&'))],
      [0.2, () => texts.push(`${'filter['.repeat(chance.below(100))}x=1`)],
    ])();
  }
  return texts;
}

export function queryText(chance, pairs, texts) {
  const written = pairs.map(([name, value]) => {
    const plain = chance.percent(60) ? name : encodeURIComponent(name);
    return `${plain}=${encoded(chance, value)}`;
  });
  const all = [...written, ...texts];
  return all.length === 0 ? '' : `?${all.join('&')}`.slice(0, 14_000);
}
