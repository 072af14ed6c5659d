// Resources of all kinds are made, changed and deleted at random beside a model in memory, which after each step is what the
// server shows, and after each death of the server too. Settings: RESOURCE_SEED, RESOURCE_STEPS.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { contractOf } from '../lib/contract.mjs';
import { ok } from '../lib/http.mjs';
import { Kinds } from '../lib/kinds.mjs';
import { random } from '../lib/lives.mjs';
import { Mortal } from '../lib/mortal.mjs';

const STEPS = Number(process.env.RESOURCE_STEPS ?? 300);
const SEED = Number(process.env.RESOURCE_SEED ?? Date.now() % 1_000_000);
const DEATHS = 2;

/** What changes when others change. */
const COUNTED = 'connections_count';

const mortal = await Mortal.start();
after(() => mortal.stop());
const { document } = await contractOf(mortal.server);
const kinds = new Kinds(document);
const made = [...kinds.all.values()].filter((kind) => kind.create);
const chance = random(SEED);
const some = (list) => list[Math.floor(chance() * list.length)];

/** The resources of each kind by their ids. */
const model = new Map();
const mine = new Map(made.map((kind) => [kind, []]));

async function shown(kind) {
  const { data, json } = await mortal.api.get(`${kind.path}?page[size]=250`);
  assert.equal(json.meta.total_results, data.length, 'all are on the page');
  return new Map(data.map((one) => [one.id, one]));
}

const told = (resources) => [...resources.values()].map(({ [COUNTED]: _, ...rest }) => rest).sort((one, other) => (one.id < other.id ? -1 : 1));

async function compare(kind, when) {
  assert.deepEqual(told(await shown(kind)), told(model.get(kind)), `${kind.name} ${when}, RESOURCE_SEED=${SEED}`);
}

async function create(kind) {
  const { id } = await kinds.make(mortal.api, kind);
  model.get(kind).set(id, await ok(mortal.api.get(`${kind.path}/${id}`)));
  mine.get(kind).push(id);
}

/** A change of one attribute, which may lie in another one: the names on the way to it, and its value. */
function change(kind, known) {
  const { properties } = kinds.bodySchema(kind.update);
  const places = Object.entries(properties).flatMap(([name, property]) => {
    const schema = kinds.resolve(property);
    // What has members that it needs is given whole.
    const parts = (schema.required ?? []).length > 0 ? {} : (schema.properties ?? {});
    const inner = Object.entries(parts).flatMap(([part, one]) => kinds.other(kinds.resolve(one), known[name]?.[part]).map((value) => [[name, part], value]));
    return [...inner, ...(schema.properties ? [] : kinds.other(schema, known[name]).map((value) => [[name], value]))];
  });
  return some(places);
}

const at = (body, names) => names.reduce((found, name) => found?.[name], body);
const nested = (names, value) => names.reduceRight((inner, name) => ({ [name]: inner }), value);

async function merge(kind, id) {
  const known = model.get(kind).get(id);
  const chosen = change(kind, known);
  if (chosen === undefined) return;
  const [names, value] = chosen;
  const needed = (kinds.bodySchema(kind.create).required ?? []).includes(names[0]);
  const clears = chance() < 0.2 && !needed && at(known, names) !== null;
  const answer = await mortal.api.patch(`${kind.path}/${id}`, nested(names, clears ? null : value));
  assert.equal(answer.status, 200, answer.text);
  const now = at(answer.data, names);
  if (!clears) assert.deepEqual(now, value, names.join('.'));
  const holder = names.slice(0, -1).reduce((found, name) => (found[name] ??= {}), known);
  holder[names.at(-1)] = now;
  known.updated_at = answer.data.updated_at;
}

/** What is put is what a new one would be that was given the same, but for what the server gave it. */
async function replace(kind, id) {
  const answer = await mortal.api.put(`${kind.path}/${id}`, kinds.bodyOf(kind));
  assert.equal(answer.status, 200, answer.text);
  model.get(kind).set(id, await ok(mortal.api.get(`${kind.path}/${id}`)));
}

async function remove(kind, id) {
  const answer = await mortal.api.delete(`${kind.path}/${id}`);
  assert.equal(answer.status, 200, answer.text);
  model.get(kind).delete(id);
  mine.set(kind, mine.get(kind).filter((one) => one !== id));
}

test(`what is shown is what was done, whatever was done in whichever order and however often the server died, RESOURCE_SEED=${SEED}`, async () => {
  for (const kind of made) model.set(kind, await shown(kind));
  const done = { create: 0, merge: 0, replace: 0, remove: 0 };
  for (let step = 1; step <= STEPS; step++) {
    const kind = some(made);
    const id = some(mine.get(kind));
    const dice = chance();
    if (id === undefined || dice < 0.3) {
      await create(kind);
      done.create++;
    } else if (dice < 0.8 && kind.update) {
      await merge(kind, id);
      done.merge++;
    } else if (dice < 0.9 && kind.replace) {
      await replace(kind, id);
      done.replace++;
    } else if (kind.delete) {
      await remove(kind, id);
      done.remove++;
    }
    await compare(kind, `after step ${step}`);
    if (step % Math.ceil(STEPS / (DEATHS + 1)) === 0) {
      await mortal.die('server', async () => {});
      for (const other of made) await compare(other, 'after a death of the server');
    }
  }
  assert.ok(done.create > STEPS / 10 && done.merge > STEPS / 10 && done.remove > STEPS / 50, JSON.stringify(done));
});
