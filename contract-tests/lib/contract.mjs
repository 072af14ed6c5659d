// Holds answers to the API description that the server itself serves.
import assert from 'node:assert/strict';
import http from 'node:http';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const contracts = new Map();

/** What no answer may show: the inside of the program, its database or its machine. */
const LEAKS =
  /Exception|\bat [a-z]+(\.[A-Za-z$]+)+\(|\.java\b|java\.|jakarta\.|io\.quarkus|io\.vertx|tools\.jackson|com\.networknt|org\.postgresql|PSQL|\b(SELECT|INSERT|UPDATE|DELETE) [a-z_]+ |jdbc:|dev\.portwright|\/tmp\/|NullPointer/;

function fetchJson(url) {
  return new Promise((resolve, reject) => {
    http
      .get(url, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks))));
      })
      .on('error', reject);
  });
}

/** Schemas of answers get closed, so that a property that is not described is found too. */
function close(document) {
  const open = new Set();
  JSON.stringify(document, (key, value) => {
    if (key === 'allOf') value.forEach((part) => part.$ref && open.add(part.$ref.split('/').pop()));
    return value;
  });
  const walk = (schema, name) => {
    if (schema === null || typeof schema !== 'object') return;
    if (Array.isArray(schema)) return schema.forEach((part) => walk(part));
    const closable = schema.properties && schema.additionalProperties === undefined && !open.has(name);
    if (closable && !schema.allOf) schema.additionalProperties = false;
    Object.entries(schema).forEach(([key, value]) => {
      if (key === 'properties') Object.values(value).forEach((property) => walk(property));
      else if (key === 'items' || key === 'anyOf' || key === 'oneOf') walk(value);
    });
  };
  for (const [name, schema] of Object.entries(document.components.schemas)) walk(schema, name);
  const responses = Object.values(document.components.responses);
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item)) responses.push(...Object.values(operation?.responses ?? {}));
  }
  for (const response of responses) Object.values(response.content ?? {}).forEach((media) => walk(media.schema));
  return document;
}

class Contract {
  #validators = new Map();

  constructor(document) {
    this.document = close(document);
    this.ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
    addFormats(this.ajv);
    this.ajv.addFormat('decimal', /^-?[0-9]+(\.[0-9]+)?$/);
    this.ajv.addFormat('iso4217', /^[A-Z]{3}$/);
    this.ajv.addSchema(this.document, 'api');
    this.paths = Object.entries(document.paths).map(([path, item]) => {
      const base = (item.servers ?? document.servers)[0].url.replace(/\/$/, '');
      const pattern = (base + path).replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/?]+');
      return { path, item, pattern: new RegExp(`^${pattern}/?$`), fixed: !path.includes('{') };
    });
    this.paths.sort((left, right) => right.fixed - left.fixed);
  }

  operation(method, path) {
    const plain = path.split('?')[0];
    const found = this.paths.find((entry) => entry.pattern.test(plain));
    const operation = found?.item[method.toLowerCase()];
    return operation && { path: found.path, method: method.toLowerCase(), operation };
  }

  /** The schema of an answer, or of every refusal where no operation was reached. */
  validator(place, status, type) {
    const error = 'api#/components/schemas/Errors';
    if (!place) return this.#compiled(error);
    const response = place.operation.responses[status];
    assert.ok(response, `${place.method} ${place.path} answered ${status}, which is not described`);
    const escape = (part) => part.replace(/~/g, '~0').replace(/\//g, '~1');
    const base = response.$ref
      ? `api${response.$ref}`
      : `api#/paths/${escape(place.path)}/${place.method}/responses/${status}`;
    const resolved = response.$ref ? this.document.components.responses[response.$ref.split('/').pop()] : response;
    if (!resolved.content) return null;
    assert.ok(resolved.content[type], `${place.method} ${place.path} ${status} answered ${type}, not described`);
    return this.#compiled(`${base}/content/${escape(type)}/schema`);
  }

  #compiled(ref) {
    if (!this.#validators.has(ref)) this.#validators.set(ref, this.ajv.compile({ $ref: encodeURI(ref) }));
    return this.#validators.get(ref);
  }
}

export async function contractOf(server) {
  if (!contracts.has(server.url)) {
    contracts.set(
      server.url,
      fetchJson(server.url + '/openapi.json').then((document) => new Contract(document)),
    );
  }
  return contracts.get(server.url);
}

/** Statuses of refusals at the door, which are the same for all operations. */
const DOOR = [405, 406, 408, 414, 417, 421, 431, 501, 503, 505];

/** Fails unless the answer is as the API description has it and shows nothing of the inside. */
export async function checkAnswer(server, method, path, answer) {
  checkAgainst(await contractOf(server), method, path, answer);
}

/** The types of what is handed out as it came. */
const FILES = /^(application\/pdf|application\/octet-stream|image\/)/;

/** Where people are told in a page what is wrong. */
const PAGES = /^\/corrections\b/;

/**
 * The same for who has the description at hand.
 *
 * @param door further statuses that may come from the door, where the operation does not describe them
 */
export function checkAgainst(contract, method, path, answer, door = []) {
  const { status, headers, text } = answer;
  const place = `${method} ${path.slice(0, 200)} -> ${status}`;
  assert.ok(status !== 500, `${place}: ${text.slice(0, 1500)}`);
  assert.ok(headers['x-request-id'], `${place}: no x-request-id`);
  const type = (headers['content-type'] ?? '').split(';')[0];
  // A file that somebody has uploaded may have any word in it.
  if (!FILES.test(type)) assert.doesNotMatch(text, LEAKS, `${place}: shows its inside`);
  if (method === 'HEAD' || status === 304) {
    assert.equal(answer.bytes.length, 0, `${place}: has a body`);
    return;
  }
  const operation = contract.operation(method, path);
  const atDoor = DOOR.includes(status) || (door.includes(status) && !operation?.operation.responses[status]);
  const found = atDoor ? undefined : operation;
  if (!found && status < 400) return;
  const validate = contract.validator(found, status, type);
  if (validate === null) {
    assert.equal(answer.bytes.length, 0, `${place}: has a body`);
    return;
  }
  if (type !== 'application/json' && (status < 400 || PAGES.test(path))) return;
  assert.equal(type, 'application/json', `${place}: ${text.slice(0, 300)}`);
  const valid = validate(answer.json);
  assert.ok(valid, `${place}: ${contract.ajv.errorsText(validate.errors)}\n${text.slice(0, 1500)}`);
  if (status >= 400) checkErrors(place, answer.errors);
}

function checkErrors(place, errors) {
  for (const error of errors) {
    assert.match(error.code, /^[0-9]{5}$/, `${place}: code`);
    assert.ok(error.title.length > 0 && error.detail.length > 0, `${place}: title and detail`);
    assert.match(error.meta.url, new RegExp(`^https?://[^/]+/docs/errors\\.html#${error.code}$`), `${place}: meta.url`);
  }
}
