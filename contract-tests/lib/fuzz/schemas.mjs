// Values that a schema of the API description allows, as far as it says; rules beyond it are left to chance.
const WORDS = ['Porter', 'Acme 7', 'a,b', 'Öl & Söhne', 'x', 'Suite 5', '123abc', 'TX', '78701', 'Zürich', 'o’Neill', '12-34', 'US', '😀'];

export class Schemas {
  constructor(document) {
    this.document = document;
  }

  /** The object that a reference leads to, or the object itself. */
  at(object) {
    let found = object;
    while (found?.$ref) found = found.$ref.slice(2).split('/').reduce((here, part) => here[part], this.document);
    return found;
  }

  /** One value; `known` gives values for names that mean something, like ids. */
  value(chance, schema, known, name = '', depth = 0) {
    const it = this.at(schema);
    if (!it || depth > 8) return null;
    if (it.const !== undefined) return it.const;
    if (it.enum) return chance.pick(it.enum);
    const choices = it.oneOf ?? it.anyOf;
    if (choices) return this.value(chance, chance.pick(choices), known, name, depth + 1);
    if (it.allOf) return this.#merged(chance, it, known, name, depth);
    const type = Array.isArray(it.type) ? chance.pick(it.type) : (it.type ?? (it.properties ? 'object' : 'string'));
    return this[`_${type}`](chance, it, known, name, depth);
  }

  #merged(chance, schema, known, name, depth) {
    const parts = schema.allOf.map((part) => this.value(chance, part, known, name, depth + 1));
    const objects = parts.filter((part) => part !== null && typeof part === 'object' && !Array.isArray(part));
    if (objects.length === 0) return parts[0];
    const own = schema.properties ? this._object(chance, schema, known, name, depth) : {};
    return Object.assign({}, ...objects, own);
  }

  _object(chance, schema, known, name, depth) {
    const found = {};
    const share = chance.pick([15, 40, 90]);
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      if (schema.required?.includes(key) || chance.percent(share)) found[key] = this.value(chance, property, known, key, depth + 1);
    }
    return found;
  }

  _array(chance, schema, known, name, depth) {
    const least = schema.minItems ?? 0;
    const most = Math.min(schema.maxItems ?? 4, least + 3);
    return Array.from({ length: least + chance.below(most - least + 1) }, () =>
      this.value(chance, schema.items ?? { type: 'string' }, known, name, depth + 1),
    );
  }

  _string(chance, schema, known, name) {
    const given = known(name, schema);
    if (given !== undefined) return given;
    if (schema.format === 'uuid') return chance.uuid();
    if (schema.format === 'date-time') return `203${chance.below(5)}-0${1 + chance.below(9)}-1${chance.below(9)}T1${chance.below(9)}:00:00Z`;
    if (schema.format === 'date') return `203${chance.below(5)}-0${1 + chance.below(9)}-1${chance.below(9)}`;
    if (schema.format === 'uri') return 'https://example.com/hook';
    const most = Math.min(schema.maxLength ?? 60, 60);
    const words = chance.percent(80) ? chance.pick(WORDS) : chance.text(1 + chance.below(most));
    return words.padEnd(schema.minLength ?? 0, 'x').slice(0, Math.max(most, schema.minLength ?? 0));
  }

  _integer(chance, schema) {
    const least = schema.minimum ?? 0;
    return least + chance.below(Math.min((schema.maximum ?? 1000) - least + 1, 1000));
  }

  _number(chance, schema) {
    return this._integer(chance, schema) + chance.pick([0, 0.5]);
  }

  _boolean(chance) {
    return chance.percent(50);
  }

  _null() {
    return null;
  }
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

/** Every operation of the description with what it takes. */
export function operationsOf(document) {
  const schemas = new Schemas(document);
  const found = [];
  for (const [path, item] of Object.entries(document.paths)) {
    const base = (item.servers ?? document.servers)[0].url.replace(/\/$/, '');
    for (const method of METHODS.filter((name) => item[name])) {
      const operation = item[method];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) => schemas.at(parameter));
      const content = schemas.at(operation.requestBody)?.content;
      const type = content && Object.keys(content)[0];
      const security = operation.security ?? document.security;
      found.push({
        id: operation.operationId,
        method: method.toUpperCase(),
        path: base + path,
        query: parameters.filter((parameter) => parameter.in === 'query'),
        headers: parameters.filter((parameter) => parameter.in === 'header'),
        places: parameters.filter((parameter) => parameter.in === 'path'),
        body: content && {
          type,
          schema: content[type].schema,
          required: schemas.at(content[type].schema).required ?? [],
          examples: Object.values(content[type].examples ?? {}).map((one) => one.value),
        },
        statuses: Object.keys(operation.responses).map(Number),
        // It answers a file that is made of what others show, which takes a while.
        makes: Object.keys(schemas.at(operation.responses['200'])?.content ?? {}).join() === 'application/pdf',
        // What it answers has no end.
        streams: schemas.at(operation.responses['200'])?.content?.['text/event-stream'] !== undefined,
        key: security.length === 0 ? 'none' : Object.keys(security[0])[0] === 'operatorKey' ? 'operator' : 'account',
      });
    }
  }
  return { operations: found, schemas };
}
