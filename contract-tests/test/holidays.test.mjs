// The holidays of every calendar, ten years ahead, beside those of an independent source, the npm package date-holidays.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import Holidays from 'date-holidays';
import { sandbox } from '../lib/fixture.mjs';
import { PROGRAM } from '../lib/server.mjs';

const YEARS = [2027, 2036];

/** The countries that have a calendar, and the region that the other source has to look at. */
const REGIONS = {
  ...Object.fromEntries('US DE NL FR ES IT IE NZ JP BR MX SE NO DK FI AT BE PT PL'.split(' ').map((code) => [code])),
  ...{ CA: 'ON', GB: 'ENG', AU: 'NSW', CH: 'ZH' },
};

const BANKS = 'banks close, or close early, by custom or by rules of their own: no public holiday';
const OBSERVED = 'a federal holiday on a weekend is observed on the next working day; the other source leaves that out';
const FEDERAL = 'a holiday of the Canada Labour Code, to which carriers are subject; the other source has those of Ontario';
const NOT_FEDERAL = 'no holiday of the Canada Labour Code, to which carriers are subject';
const IRISH = 'where a public holiday falls on a weekend work rests on the next working day, though it is no public holiday';

/**
 * Every difference: the country, who has the day, `here` or `there`, what it is called by who has it, how often it falls
 * on a working day of these years, and why the calendar is as it is.
 */
const DIFFERENCES = [
  ['US', 'there', 'Columbus Day', 10, 'a federal holiday on which carriers work, as the guide says'],
  ['CA', 'there', 'Family Day', 10, NOT_FEDERAL],
  ['CA', 'there', 'Easter Monday', 10, NOT_FEDERAL],
  ['CA', 'here', 'National Day for Truth and Reconciliation', 6, FEDERAL],
  ['CA', 'here', 'National Day for Truth and Reconciliation (observed)', 4, FEDERAL],
  ['CA', 'here', 'Remembrance Day', 6, FEDERAL],
  ['CA', 'here', 'Remembrance Day (observed)', 4, FEDERAL],
  ['CA', 'here', "New Year's Day (observed)", 3, OBSERVED],
  ['CA', 'here', 'Canada Day (observed)', 4, OBSERVED],
  ['CA', 'here', 'Christmas (observed)', 3, OBSERVED],
  ['CA', 'here', 'Boxing Day (observed)', 2, OBSERVED],
  ['DE', 'there', 'Christmas Eve', 7, BANKS],
  ['DE', 'there', "New Year's Eve", 7, BANKS],
  ['NL', 'there', "New Year's Eve", 7, BANKS],
  ['NL', 'here', 'Liberation Day', 7, 'a holiday of the Dutch act on terms (Algemene termijnenwet, article 3), each year'],
  ['ES', 'there', 'Christmas Day (substitute day)', 1, 'each region decides whether a Sunday holiday moves to Monday'],
  ['IE', 'there', 'Good Friday', 10, BANKS],
  ['IE', 'here', "New Year's Day (observed)", 3, IRISH],
  ['IE', 'here', 'Christmas (observed)', 1, IRISH],
  ['IE', 'here', "St.Stephen's Day (observed)", 2, IRISH],
  ['AU', 'there', 'Bank Holiday', 10, 'for banks of New South Wales only (Retail Trading Act 2008)'],
  ['JP', 'there', 'January 2nd', 6, BANKS],
  ['JP', 'there', 'January 3rd', 8, BANKS],
  ['JP', 'there', "New Year's Eve", 7, BANKS],
  ['JP', 'here', "Citizens' Holiday", 1, 'a day between two holidays is one (Act on National Holidays, article 3)'],
  ['BR', 'here', 'Ash Wednesday', 10, 'offices open at 14:00, so that the hours of the calendar cannot be kept'],
  ['MX', 'there', 'Maundy Thursday', 10, BANKS],
  ['MX', 'there', 'Good Friday', 10, BANKS],
  ['MX', 'there', "All Souls' Day", 7, BANKS],
  ['MX', 'there', 'Day of the Virgin of Guadalupe', 8, BANKS],
  ['MX', 'there', 'Change of Federal Government', 1, 'on 1 October since 2024 (Ley Federal del Trabajo, article 74)'],
  ['MX', 'here', 'Change of Federal Government', 2, 'on 1 October since 2024 (Ley Federal del Trabajo, article 74)'],
  ['NO', 'there', 'Christmas Eve', 7, BANKS],
  ['NO', 'there', "New Year's Eve", 7, BANKS],
  ['FI', 'there', "New Year's Eve", 7, BANKS],
  ['CH', 'here', 'St. Berchtholds day', 7, 'offices and banks of Zurich rest, though it is no statutory holiday there'],
  ['AT', 'there', 'Christmas Eve', 7, BANKS],
  ['AT', 'there', "New Year's Eve", 7, BANKS],
];

const weekend = (date) => [0, 6].includes(new Date(`${date}T12:00Z`).getUTCDay());

/** The working days on which the other source has a public or bank holiday, each with its name. */
function theirs(country) {
  const calendar = new Holidays(...[country, REGIONS[country]].filter((part) => part !== undefined));
  calendar.setLanguages('en');
  const days = new Map();
  for (let year = YEARS[0]; year <= YEARS[1]; year++) {
    for (const { date, type, name } of calendar.getHolidays(year)) {
      const day = date.slice(0, 10);
      if ((type === 'public' || type === 'bank') && !weekend(day)) days.set(day, name.replaceAll('’', "'"));
    }
  }
  return days;
}

/** The same of the packaged server, whose classes are asked: through the API it would be thousands of requests. */
function ours() {
  const jars = path.join(path.dirname(PROGRAM), '..', 'lib', 'quarkus-run.jar');
  const { PORTWRIGHT_JAVA, JAVA_HOME } = process.env;
  const java = PORTWRIGHT_JAVA ?? (JAVA_HOME === undefined ? 'java' : path.join(JAVA_HOME, 'bin', 'java'));
  const printed = execFileSync(
    java,
    ['-cp', jars, fileURLToPath(new URL('../tools/Calendars.java', import.meta.url)), ...YEARS, ...Object.keys(REGIONS)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 60_000, maxBuffer: 1 << 24 },
  );
  const days = new Map(Object.keys(REGIONS).map((country) => [country, new Map()]));
  for (const line of printed.trim().split('\n')) {
    const [country, date, name] = line.split('\t');
    if (!weekend(date)) days.get(country).set(date, name);
  }
  return days;
}

function differences(here) {
  const found = [];
  for (const country of Object.keys(REGIONS)) {
    const mine = here.get(country);
    const other = theirs(country);
    for (const [date, name] of mine) if (!other.has(date)) found.push({ country, who: 'here', name, date });
    for (const [date, name] of other) if (!mine.has(date)) found.push({ country, who: 'there', name, date });
  }
  return found;
}

test('the calendars of all 23 countries differ from date-holidays in ten years only where there is a reason', () => {
  const here = ours();
  for (const [country, days] of here) assert.ok(days.size > 50, `${country} has only ${days.size} holidays`);
  assert.equal(here.size, 23);
  const counted = {};
  for (const { country, who, name } of differences(here)) {
    const which = `${country} ${who}: ${name}`;
    counted[which] = (counted[which] ?? 0) + 1;
  }
  const expected = Object.fromEntries(DIFFERENCES.map(([country, who, name, times]) => [`${country} ${who}: ${name}`, times]));
  assert.deepEqual(counted, expected);
  for (const [country, , name, , why] of DIFFERENCES) assert.ok(why.length > 20, `${country} ${name} has no reason`);
});

test('the calendars of many countries can be asked for at once, also when the server has not looked at one yet', async () => {
  const { api } = await sandbox();
  const phone_numbers = ['+442079460958', '+4930123456', '+31201234567', '+33142345678', '+61292345678'];
  const { data: orders } = await api.post('/porting_orders', { phone_numbers });
  assert.equal(orders.length, 5);
  const answers = await Promise.all(orders.map(({ id }) => api.get(`/porting_orders/${id}/allowed_foc_windows`)));
  assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200, 200, 200]);
});
