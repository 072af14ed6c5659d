// Where an operation of the API description takes ids.
import { KINDS } from './kinds.mjs';

/** Ids are UUIDs or are called so; a word out of a list is none. */
const isId = (name, schema) => !schema.enum && (schema.format === 'uuid' || /_id$/.test(name));

/** The name of a parameter without what makes a filter of it. */
const bare = (name) => name.replace(/^filter\[([^\]]+)\]/, '$1').replace(/(\[(eq|in)\])?(\[\])?$/, '');

/** What the ids in a path are ids of stands before them, with a word between them at most: `references/{kind}/{reference_id}`. */
function inPath({ path, places }) {
  let collection;
  let above;
  return path.split('/').flatMap((segment) => {
    if (!segment.startsWith('{')) {
      collection = segment;
      return [];
    }
    const parameter = places.find(({ name }) => `{${name}}` === segment);
    // Numbers of an order are others than those of the inventory, which stand behind the same word.
    const nested = `${above}/${collection}`;
    const of = KINDS.some(({ called }) => called.includes(nested)) ? nested : collection;
    above = collection;
    return parameter.schema.enum ? [] : [{ in: 'path', name: parameter.name, of, required: true }];
  });
}

function inQuery({ query }, schemas) {
  return query.flatMap(({ name, schema, required }) => {
    const plain = schemas.at(schema);
    const one = plain.items ? schemas.at(plain.items) : plain;
    return isId(bare(name), one) ? [{ in: 'query', name, of: bare(name), required: required === true }] : [];
  });
}

/** Pointers to the ids of a body; of a list its first entry. */
function inBody({ body }, schemas) {
  if (!body) return [];
  const root = schemas.at(body.schema);
  const found = new Map();
  const walk = (schema, pointer, above) => {
    const plain = schemas.at(schema);
    if (!plain || plain.readOnly || above.includes(plain)) return;
    const within = [...above, plain];
    for (const part of [...(plain.allOf ?? []), ...(plain.oneOf ?? []), ...(plain.anyOf ?? [])]) walk(part, pointer, within);
    if (plain.items) walk(plain.items, `${pointer}/0`, within);
    for (const [name, property] of Object.entries(plain.properties ?? {})) {
      const at = `${pointer}/${name}`;
      const value = schemas.at(property);
      const required = pointer === '' && (root.required ?? []).includes(name);
      if (!value.readOnly && isId(name, value)) found.set(at, { in: 'body', name: at, of: name, required });
      else walk(property, at, within);
    }
  };
  walk(root, '', []);
  return [...found.values()];
}

/**
 * Each place with `in` ("path", "query" or "body"), its `name` there (a pointer in a body), whether the request needs it
 * (`required`), what its ids are ids `of`, and the `kind` that makes them, where the registry has one.
 */
export function placesOf(operation, schemas) {
  const described = { ...operation, places: operation.places.map((place) => ({ ...place, schema: schemas.at(place.schema) })) };
  return [...inPath(described), ...inQuery(operation, schemas), ...inBody(operation, schemas)].map((place) => ({
    ...place,
    kind: KINDS.find(({ called }) => called.includes(place.of)),
  }));
}
