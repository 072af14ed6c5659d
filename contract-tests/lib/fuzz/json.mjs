// JSON that JavaScript cannot hold: numbers of any size, keys that come twice, texts that are no texts.

/** Written as it is. */
export class Raw {
  constructor(text) {
    this.text = text;
  }
}

/** A value whose key is written twice, once with each. */
export class Twice {
  constructor(first, second) {
    this.first = first;
    this.second = second;
  }
}

export function write(value) {
  if (value instanceof Raw) return value.text;
  if (value === undefined) return 'null';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  const members = [];
  for (const [key, member] of Object.entries(value)) {
    const name = JSON.stringify(key);
    if (member instanceof Twice) members.push(`${name}:${write(member.first)}`, `${name}:${write(member.second)}`);
    else members.push(`${name}:${write(member)}`);
  }
  return `{${members.join(',')}}`;
}

/** Every place in the value: what holds it and under which key. */
export function places(value, found = []) {
  if (value === null || typeof value !== 'object' || value instanceof Raw || value instanceof Twice) return found;
  for (const key of Object.keys(value)) {
    found.push([value, key]);
    places(value[key], found);
  }
  return found;
}
