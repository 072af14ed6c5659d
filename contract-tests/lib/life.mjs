// What an order needs to be confirmed, and the clock by which it lives.
import { performance } from 'node:perf_hooks';

export const BILLING = 'f1486bae-f067-460c-ad43-73a92848f902';
export const CONNECTION = BILLING;
export const MESSAGING_PROFILE = 'f1486bae-f067-460c-ad43-73a92848f901';

/** A Wednesday, ten in the morning in Chicago, long ago: no job of years to come is run on the way there. */
export const BEGIN = '2024-03-06T16:00:00Z';

const VALUES = {
  '/documents/loa': '64ffb720-04c7-455b-92d6-20fcca92e935',
  '/documents/invoice': 'ce74b771-d23d-4960-81ec-8741b3862146',
  '/end_user/admin/entity_name': 'Porter McPortersen',
  '/end_user/admin/auth_person_name': 'Porter McPortersen II',
  '/end_user/admin/billing_phone_number': '+13035550100',
  '/end_user/admin/account_number': '123abc',
  '/end_user/location/street_address': '600 Congress Avenue',
  '/end_user/location/locality': 'Austin',
  '/end_user/location/administrative_area': 'TX',
  '/end_user/location/postal_code': '78701',
  '/end_user/location/country_code': 'US',
  '/misc/type': 'full',
};

/** Every attribute that a draft lacks, by its pointer, in the order of the letters. */
export const NEEDED = Object.keys(VALUES).sort();

/** The body of a PATCH that gives what the pointers name, and nothing else. */
export function bodyOf(pointers) {
  const body = {};
  for (const pointer of pointers) {
    if (VALUES[pointer] === undefined) throw new Error(`nothing known for ${pointer}`);
    const names = pointer.slice(1).split('/');
    const last = names.pop();
    let at = body;
    for (const name of names) at = at[name] ??= {};
    at[last] = VALUES[pointer];
  }
  return body;
}

/** The clock of a sandbox, turned by plain requests: the client library does not know it. */
export class Clock {
  /** How many milliseconds turning it has taken. */
  spent = 0;

  constructor(api) {
    this.api = api;
  }

  freeze(at) {
    return this.#turn('freeze', { at });
  }

  advance(duration) {
    return this.#turn('advance', { duration });
  }

  to(time) {
    return this.#turn('advance', { to: time });
  }

  async #turn(how, body) {
    const began = performance.now();
    const answer = await this.api.call('POST', `/~sandbox/clock/${how}`, { body });
    this.spent += performance.now() - began;
    if (answer.status !== 200 || answer.data.jobs_failed !== 0) throw new Error(answer.text);
    return answer.data;
  }
}
