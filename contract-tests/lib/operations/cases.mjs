// Sorts out which operation needs a case of which kind.
import { NO_CASE } from '../../data/no-case.mjs';
import { FOREIGN_ID, NO_JSON, NO_KEY, REASONS, UNKNOWN_ID } from './reasons.mjs';

/** Everything that may need a case: each operation by each kind of case, those of ids by place. */
function subjects(operations) {
  return operations.flatMap((operation) => {
    const places = operation.ids.length > 0 ? operation.ids : [undefined];
    return [
      { operation, what: NO_KEY },
      { operation, what: NO_JSON },
      ...places.flatMap((place) => [UNKNOWN_ID, FOREIGN_ID].map((what) => ({ operation, place, what }))),
    ].map((subject) => ({ ...subject, name: subject.place ? `${operation.id}:${subject.place.name}` : operation.id }));
  });
}

/**
 * Sorts out what needs a case.
 *
 * @returns `cases`, and `complaints`: entries of the list that are not needed, and what is missing in it
 */
export function sortOut(operations, list = NO_CASE) {
  const all = subjects(operations);
  const complaints = [];
  const listed = new Map();
  for (const { reason, what, operations: names } of list) {
    for (const name of names.trim().split(/\s+/)) {
      for (const one of what) {
        const key = `${one} ${name}`;
        const subject = all.find((each) => each.name === name && each.what === one);
        if (!subject) complaints.push(`Nothing called '${name}' could have a case with ${one}: take it off "${reason.text}".`);
        else if (!reason.what.includes(one)) complaints.push(`"${reason.text}" is no reason for '${name}' to have no case with ${one}.`);
        else if (!reason.holds(subject)) complaints.push(`'${name}' has a case with ${one} now: take it off "${reason.text}".`);
        else if (listed.has(key)) complaints.push(`'${name}' is on the list twice for ${one}.`);
        listed.set(key, reason);
      }
    }
  }
  const cases = all.filter(({ what, name }) => !listed.has(`${what} ${name}`));
  for (const subject of cases) {
    const reason = Object.values(REASONS).find(({ what, holds }) => what.includes(subject.what) && holds(subject));
    if (reason) complaints.push(`'${subject.name}' cannot have a case with ${subject.what}: add it under "${reason.text}", if that is meant.`);
  }
  return { cases, complaints: complaints.map((text) => `${text} The list is contract-tests/data/no-case.mjs.`) };
}
