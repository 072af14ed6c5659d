// The kinds of resources as the served description has them: their operations, bodies to send and values to change. No kind is
// named here but where an example needs resources that no sandbox is born with.
import { ok } from './http.mjs';

export class Kinds {
  /** Each kind with its operations by what they do, by its name. */
  all = new Map();
  #document;
  #count = 0;

  constructor(document) {
    this.#document = document;
    for (const [path, item] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(item)) {
        const name = operation['x-portwright-kind'];
        if (!name) continue;
        const one = path.endsWith('/{id}');
        const verb = { get: one ? 'read' : 'list', post: 'create', patch: 'update', put: 'replace', delete: 'delete' }[method];
        const kind = this.all.get(name) ?? this.all.set(name, { name, path: path.replace('/{id}', '') }).get(name);
        kind[verb] = operation;
      }
    }
  }

  get(name) {
    return this.all.get(name);
  }

  resolve(node) {
    return node?.$ref ? this.resolve(node.$ref.slice(2).split('/').reduce((at, part) => at[part], this.#document)) : node;
  }

  bodySchema(operation) {
    return this.resolve(operation.requestBody.content['application/json'].schema);
  }

  example(operation) {
    return structuredClone(Object.values(operation.requestBody.content['application/json'].examples)[0].value);
  }

  answerSchema({ read }) {
    return this.resolve(this.resolve(read.responses['200'].content['application/json'].schema).properties.data);
  }

  /** What an attribute is that nobody gives, as far as the description says: undefined where the server makes it. */
  usually(property) {
    if (property.default !== undefined) return property.default;
    if (property.readOnly || !property.properties) return undefined;
    return Object.fromEntries(Object.entries(property.properties).map(([name, inner]) => [name, this.usually(inner) ?? null]));
  }

  /** A text that no other resource has, in the form of this one. */
  different(value) {
    this.#count++;
    if (/^https?:/.test(value)) return `${value}/${this.#count}`;
    if (/^[0-9.]+$/.test(value)) return value;
    return `${value}${this.#count}`;
  }

  /** The example with names of its own. */
  bodyOf(kind) {
    const body = this.example(kind.create);
    for (const name of ['name', 'connection_name', 'application_name', 'friendly_name', 'user_name', 'customer_reference', 'first_name']) {
      if (typeof body[name] === 'string') body[name] = this.different(body[name]);
    }
    return body;
  }

  make(api, kind, more = {}) {
    return ok(api.post(kind.path, { ...this.bodyOf(kind), ...more }));
  }

  /** What examples name is there in every sandbox; the FQDNs and IPs of a connection are its own. */
  async complete(api, kind, id, body) {
    const place = this.get(kind.name.replace('_connection', ''));
    if (!/^(fqdn|ip)_connection$/.test(kind.name)) return body;
    const { id: own } = await this.make(api, place, { connection_id: id });
    body.inbound = Object.fromEntries(Object.keys(body.inbound).map((name) => [name, own]));
    return body;
  }

  /** Another value of an attribute than it has, in a list, where one is easily found. */
  other(schema, value) {
    const types = [this.resolve(schema).type].flat();
    if (types.includes('boolean')) return [value !== true];
    if (schema.enum) return schema.enum.filter((one) => one !== null && one !== value).slice(0, 1);
    if (types.includes('integer')) return [(schema.minimum ?? 0) + 1];
    if (schema.format === 'uri') return ['https://example.com/other'];
    return [];
  }
}
