// Lives of orders, made of a seed: what their owners do in which round. Between two rounds the clock is turned.
import { BEGIN, bodyOf, CONNECTION, MESSAGING_PROFILE, NEEDED } from './life.mjs';

/** Rounds begin at 16:00 and 22:00 of each day: less than 24 hours apart, for so long idempotency keys are kept. */
export const ROUNDS = 25;
const HOUR = 3_600_000;
const day = (number, hour) => new Date(Date.parse(BEGIN) + (number * 24 + hour - 16) * HOUR).toISOString();
export const timeOf = (round) => day(Math.floor(round / 2), round % 2 === 0 ? 16 : 22);
export const END = day(ROUNDS / 2 + 10, 16);

/** Numbers that follow from a seed: the same in every run. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The first working day from this one on; the first day is a Wednesday, and no holiday is near. */
function workday(number) {
  const weekday = (number + 3) % 7;
  return weekday === 6 ? number + 2 : weekday === 0 ? number + 1 : number;
}

const order = (life, tail = '') => `/porting_orders/${life.id}${tail}`;
const action = (name, word) => ({
  name: word,
  request: (life) => ['POST', order(life, `/actions/${name}`)],
  acknowledged: (life, answer) => life.moved.push(answer.data.status.value),
});
const edit = (name, body) => ({ name, request: (life) => ['PATCH', order(life), body] });
const choose = (...outcomes) => ({
  name: 'choose',
  request: (life) => ['PUT', '/~sandbox/scenario', { porting_order_id: life.id, outcomes }],
  unversioned: true,
});
const confirm = action('confirm', 'confirm');
const again = action('confirm', 'confirm again');
const cancel = action('cancel', 'cancel');
const requested = (number) => ({ activation_settings: { foc_datetime_requested: day(number, 15) } });

/** What happens after a draft is complete: each begins in the round in which it is confirmed. Dates are days. */
const PLOTS = {
  straight: { act: (begin) => ({ [begin]: [confirm] }) },
  messaging: {
    body: { messaging: { enable_messaging: true }, phone_number_configuration: { messaging_profile_id: MESSAGING_PROFILE } },
    act: (begin) => ({ [begin]: [confirm] }),
  },
  'on demand': {
    body: { activation_settings: { activation_type: 'on-demand' } },
    act: (begin, foc) => ({
      [begin]: [confirm],
      [2 * foc + 1]: [{ name: 'activate', request: (life) => ['POST', order(life, '/actions/activate')], unversioned: true }],
    }),
  },
  exception: {
    body: { end_user: { admin: { pin_passcode: '0000' } } },
    act: (begin) => ({ [begin]: [confirm], [begin + 1]: [edit('correct', { end_user: { admin: { pin_passcode: '4711' } } }), again] }),
  },
  cancelled: { act: (begin) => ({ [begin]: [confirm], [begin + 1]: [cancel] }) },
  'not cancelled': { act: (begin) => ({ [begin]: [choose({ outcome: 'cancel_refused' }), confirm], [begin + 1]: [cancel] }) },
  'cancelled at once': { act: (begin) => ({ [begin]: [confirm, cancel] }) },
  retry: { act: (begin) => ({ [begin]: [choose({ outcome: 'activation_retry' }), confirm] }) },
  failure: {
    act: (begin, foc) => ({
      [begin]: [choose({ outcome: 'activation_failure' }), confirm],
      [2 * foc + 2]: [edit('later', requested(workday(foc + 4))), again],
    }),
  },
  'another date': {
    act: (begin, foc) => ({ [begin]: [confirm], [begin + 1]: [edit('move', requested(workday(foc + 1)))] }),
  },
  deleted: {
    act: (begin) => ({
      [begin]: [{ name: 'delete', request: (life) => ['DELETE', order(life)], acknowledged: (life) => (life.deleted = true), unversioned: true }],
    }),
  },
};

const comment = (name) => ({
  name,
  request: (life) => ['POST', order(life, '/comments'), { body: `${name} on ${life.index}` }],
  acknowledged: (life, answer) => life.comments.push(answer.data),
  unversioned: true,
});

/** One order: who it is, what its owner does in each round and while the clock is turned after it, what was acknowledged. */
function life(index, plot, chance) {
  const numbers = chance() < 0.3 ? [`+1303555${1000 + index}`, `+1303555${2000 + index}`] : [`+1303555${1000 + index}`];
  const born = Math.floor(chance() * 8);
  const begin = born + 1 + Math.floor(chance() * 2);
  // Another date is asked for three days before at the latest.
  const foc = workday(Math.floor(begin / 2) + (plot === 'another date' ? 5 : 4));
  const { body = {}, act } = PLOTS[plot];
  const acts = act(begin, foc);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => acts[round] ?? []);
  const meanwhile = rounds.map(() => []);
  rounds[born].push({
    name: 'create',
    request: () => ['POST', '/porting_orders', { phone_numbers: numbers, customer_reference: `order ${index}` }],
    acknowledged: (made, answer) => (made.id = answer.data[0].id),
    unversioned: true,
  });
  const needed = bodyOf(NEEDED);
  rounds[born].push(edit('complete', { ...needed, ...requested(foc), phone_number_configuration: { connection_id: CONNECTION, tags: [plot] } }));
  if (Object.keys(body).length > 0) rounds[born].push(edit('more', body));
  if (plot !== 'deleted') {
    for (let round = born + 1; round < ROUNDS; round++) {
      const word = chance();
      if (word < 0.1) rounds[round].push(comment(`comment ${round}`));
      else if (word < 0.2) meanwhile[round].push(comment(`remark ${round}`));
      else if (word < 0.3) meanwhile[round].push(edit(`group ${round}`, { customer_group_reference: `group ${round}` }));
    }
  }
  return { index, plot, numbers, rounds, meanwhile, id: null, version: 0, moved: [], comments: [], commentsSeen: 0, deleting: false, deleted: false, touched: 0 };
}

/** As many lives as asked for, every plot among them. */
export function lives(count, seed) {
  const chance = random(seed);
  const plots = Object.keys(PLOTS);
  return Array.from({ length: count }, (_, index) => life(index, plots[index % plots.length], chance));
}
