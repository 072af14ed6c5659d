// A request of any operation, made of its description: right as far as that tells, but for the ids that are to be replaced.

/** Puts an id where the pointer leads; without one what stands there goes. False when it leads nowhere in the body. */
function setAt(body, pointer, id) {
  const names = pointer.slice(1).split('/');
  const last = names.pop();
  const object = names.reduce((at, name) => at?.[name], body);
  if (object?.[last] === undefined) return false;
  if (id === undefined) delete object[last];
  else object[last] = id;
  return true;
}

/** Of an example what leads to the pointer, and nothing beside it but in entries of lists. */
function narrowed(example, [name, ...rest]) {
  if (rest.length === 0) return { [name]: example?.[name] };
  const value = example?.[name];
  if (Array.isArray(value)) return { [name]: [structuredClone(value[0])] };
  return { [name]: narrowed(value, rest) };
}

/** The first example, or of it what the request needs and what leads to an id that is to be replaced. */
function bodyOf({ id, body, ids }, replaced) {
  const example = structuredClone(body.examples[0]);
  if (example === undefined) throw new Error(`${id}: give the body an example in the API description; requests are made of it`);
  const optional = [...replaced.keys()].find((place) => place.in === 'body' && !place.required);
  if (!optional) return example;
  const needed = Object.entries(example).filter(([name]) => body.required.includes(name));
  return { ...Object.fromEntries(needed), ...narrowed(example, optional.name.slice(1).split('/')) };
}

/**
 * @param account whose ids are named where the request needs some
 * @param replaced other ids, by place
 * @returns `method`, `target` (path and query), and `options` with the body
 */
export function requestOf(operation, account, replaced = new Map()) {
  const { method, path, ids } = operation;
  const own = {};
  for (const { kind } of ids) Object.assign(own, kind && !kind.shared && { [kind.name]: account.ids[kind.name] });
  for (const { kind } of ids.filter((place) => place.in === 'path')) Object.assign(own, account.within[kind?.name]);
  const idAt = (place) => replaced.get(place) ?? own[place.kind?.name];
  const filled = path.replace(/\{([^}]+)\}/g, (_, name) => {
    const place = ids.find((one) => one.in === 'path' && one.name === name);
    const word = operation.places.find((parameter) => parameter.name === name);
    return (place && idAt(place)) ?? word.example;
  });
  const query = ids
    .filter((place) => place.in === 'query' && (place.required || replaced.has(place)))
    .map((place) => `${encodeURIComponent(place.name)}=${idAt(place)}`);
  for (const { name, example } of operation.query.filter((one) => one.required && !ids.some((place) => place.in === 'query' && place.name === one.name))) {
    query.push(`${encodeURIComponent(name)}=${encodeURIComponent([example].flat().join(','))}`);
  }
  const target = (filled.startsWith('/v2') ? filled : `/~${filled.slice(1)}`) + (query.length > 0 ? `?${query.join('&')}` : '');
  if (!operation.body) return { method, target, options: {} };
  const { type } = operation.body;
  const body = bodyOf(operation, replaced);
  for (const place of ids.filter((one) => one.in === 'body' && (replaced.has(one) || !one.kind?.shared))) {
    const there = setAt(body, place.name, idAt(place));
    if (replaced.has(place) && !there) throw new Error(`${operation.id}: give the first example of the body a value at ${place.name}`);
  }
  return { method, target, options: { body, headers: { 'content-type': type } } };
}
