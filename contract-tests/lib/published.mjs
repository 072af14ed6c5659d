// The published descriptions of the API, where they lie beside the repository: what they say of operations, and whether an
// answer is one of theirs.
import fs from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { repository } from './server.mjs';

const FOLDER = process.env.CONTRACT ?? repository('..', 'shared', 'contract');

/** The files that are there, of those that describe porting. */
export function publishedFiles() {
  if (!fs.existsSync(FOLDER)) return [];
  return fs.readdirSync(FOLDER).filter((name) => /^porting-.*\.json$/.test(name)).sort();
}

/**
 * What the published descriptions leave open is taken as the published answers have it: an attribute without a value is null, and
 * where several forms overlap one of them will do.
 */
function loosen(node) {
  if (Array.isArray(node)) return node.map(loosen);
  if (node === null || typeof node !== 'object') return node;
  const { oneOf, discriminator, ...rest } = node;
  const loose = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, key === 'example' ? value : loosen(value)]));
  if (oneOf) loose.anyOf = [...loosen(oneOf), { type: 'null' }];
  if (typeof loose.type === 'string' || Array.isArray(loose.type)) loose.type = [...new Set([loose.type, 'null'].flat())];
  if (Array.isArray(loose.enum)) loose.enum = [...loose.enum, null];
  return loose;
}

export class Published {
  #validators = new Map();

  constructor(file) {
    this.document = JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8'));
    this.ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
    addFormats(this.ajv);
    this.ajv.addSchema(loosen(this.document), 'published');
  }

  resolve(node) {
    let found = node;
    while (found?.$ref) found = found.$ref.slice(2).split('/').reduce((at, name) => at[name], this.document);
    return found;
  }

  /** Its operations but for those of sections that are not ours. */
  operations(except) {
    const found = [];
    for (const [name, item] of Object.entries(this.document.paths)) {
      for (const [method, operation] of Object.entries(item)) {
        if (!operation.operationId || except.test(name)) continue;
        const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) => this.resolve(one));
        const paged = parameters.some((one) => /^page(\[|$)/.test(one.name));
        const lists = { paged, filters: this.#filters(parameters), sorts: this.#sorts(parameters) };
        found.push({ id: operation.operationId, method: method.toUpperCase(), path: name, operation, ...lists });
      }
    }
    return found;
  }

  /** The values of a sort that a list takes. */
  #sorts(parameters) {
    const sort = parameters.find(({ name }) => /^sort(\[|$)/.test(name));
    return sort ? (sort.schema.properties?.value ?? sort.schema).enum : [];
  }

  /**
   * The filters of a list: the names that lead to the attribute, the operator, and the schema of a value. Older descriptions have a
   * parameter for each, later ones an object for all.
   */
  #filters(parameters) {
    const found = [];
    const add = (names, schema) => {
      const resolved = this.resolve(schema);
      const operator = ['eq', 'in', 'gt', 'lt', 'gte', 'lte', 'contains'].includes(names.at(-1)) ? names.at(-1) : 'eq';
      const plain = operator === names.at(-1) ? names.slice(0, -1) : names;
      const [one] = resolved.oneOf ?? [resolved];
      found.push({ name: plain.join('.'), operator: one.type === 'array' ? 'in' : operator, schema: this.resolve(one.items ?? one) });
    };
    const walk = (names, schema) => {
      const resolved = this.resolve(schema);
      if (!resolved.properties) return add(names, resolved);
      for (const [name, inner] of Object.entries(resolved.properties)) walk([...names, name], inner);
    };
    for (const { name, schema } of parameters) {
      if (name === 'filter') walk([], schema);
      else if (name.startsWith('filter[')) add([...name.matchAll(/\[([^\]]+)\]/g)].flatMap(([, part]) => part.split('.')), schema);
    }
    return found;
  }

  /** The example of a body, put together of those of its parts where it has none of its own; undefined without a body. */
  exampleBody({ operation }) {
    const media = this.resolve(operation.requestBody)?.content['application/json'];
    return media && (media.example ?? this.#example(media.schema));
  }

  #example(schema) {
    const resolved = this.resolve(schema);
    if (resolved.example !== undefined) return resolved.example;
    const [first] = resolved.oneOf ?? resolved.anyOf ?? [];
    if (first) return this.#example(first);
    if (resolved.enum) return resolved.enum[0];
    switch ([resolved.type].flat()[0]) {
      case 'object':
        return Object.fromEntries(Object.entries(resolved.properties ?? {}).map(([name, inner]) => [name, this.#example(inner)]));
      case 'array':
        return [this.#example(resolved.items)];
      case 'boolean':
        return true;
      case 'integer':
        return resolved.minimum ?? 1;
      default:
        return { uri: 'https://example.com', uuid: '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e', 'date-time': '2021-03-19T10:07:15.527Z' }[resolved.format] ?? 'string';
    }
  }

  /** The status of what works, and the schema of its JSON where it has one. */
  success({ path: name, method, operation }) {
    const status = Object.keys(operation.responses).find((one) => one.startsWith('2'));
    const response = this.resolve(operation.responses[status]);
    const escape = (part) => part.replace(/~/g, '~0').replace(/\//g, '~1');
    const ref = operation.responses[status].$ref;
    const base = ref ? `published${ref}` : `published#/paths/${escape(name)}/${method.toLowerCase()}/responses/${status}`;
    const types = Object.keys(response.content ?? {});
    const json = response.content?.['application/json']?.schema;
    return { status: Number(status), types, schema: json, validate: json && this.#compiled(`${base}/content/application~1json/schema`) };
  }

  #compiled(ref) {
    if (!this.#validators.has(ref)) this.#validators.set(ref, this.ajv.compile({ $ref: encodeURI(ref) }));
    return this.#validators.get(ref);
  }

  /** The attributes that a schema has and a value lacks, by their dotted names. */
  missing(schema, value, name = '') {
    const resolved = this.resolve(schema);
    if (Array.isArray(value)) return [...new Set(value.flatMap((one) => this.missing(resolved.items ?? {}, one, name)))];
    if (value === null || typeof value !== 'object') return [];
    const found = [];
    for (const [key, inner] of Object.entries(resolved.properties ?? {})) {
      const place = name ? `${name}.${key}` : key;
      if (value[key] === undefined) found.push(place);
      else found.push(...this.missing(inner, value[key], place));
    }
    return found;
  }
}
