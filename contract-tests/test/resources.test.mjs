// Every kind of resources that the served description has: made, read, found, changed, deleted. What is sent, and what must come
// of it, is made of the description; no kind is named here.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { contractOf } from '../lib/contract.mjs';
import { freshNumber, sandbox } from '../lib/fixture.mjs';
import { ok } from '../lib/http.mjs';
import { Kinds } from '../lib/kinds.mjs';

const MASK = '********';

const { server, api } = await sandbox();
after(() => api.close());
const { document } = await contractOf(server);

const described = new Kinds(document);
const kinds = described.all;
const resolve = (node) => described.resolve(node);
const bodySchema = (operation) => described.bodySchema(operation);
const example = (operation) => described.example(operation);
const make = (kind, more) => described.make(api, kind, more);
const at = (body, path) => path.split('.').reduce((found, name) => found?.[name], body);

/** The same with whatever is secret masked, as it is seen from the second time on. */
function masked(made, seen) {
  const secret = Object.entries(seen).filter(([, value]) => value === MASK);
  return { ...made, ...Object.fromEntries(secret) };
}

test('there are kinds, and each can be listed and read', () => {
  assert.ok(kinds.size >= 16, [...kinds.keys()].join(' '));
  for (const kind of kinds.values()) assert.ok(kind.list && kind.read, kind.name);
});

for (const kind of kinds.values()) {
  const properties = described.answerSchema(kind).properties;
  if (!kind.create) continue;

  test(`${kind.name}: is made with what is given and what is usual, and read as it was made`, async () => {
    const body = described.bodyOf(kind);
    const made = await api.post(kind.path, body);
    assert.equal(String(made.status), Object.keys(kind.create.responses).find((status) => status < '300'), made.text);
    for (const [name, value] of Object.entries(body)) {
      const shown = properties[name] && !properties[name].writeOnly;
      if (shown && typeof value === 'object' && !Array.isArray(value)) assert.deepEqual({ ...made.data[name], ...value }, made.data[name], name);
      else if (shown) assert.deepEqual(made.data[name], value, name);
    }
    const shown = Object.keys(properties).filter((name) => !properties[name].writeOnly);
    assert.deepEqual(Object.keys(made.data), shown);
    for (const name of shown.filter((one) => !(one in body))) {
      const usual = described.usually(properties[name]);
      if (usual !== undefined) assert.deepEqual(made.data[name], usual, name);
    }
    const read = await api.get(`${kind.path}/${made.data.id}`);
    assert.equal(read.status, 200);
    assert.deepEqual(read.data, masked(made.data, read.data));
    assert.equal(read.etag, '"1"');
    // What is counted changes without a new version.
    const known = await api.get(`${kind.path}/${made.data.id}`, { headers: { 'if-none-match': read.etag } });
    assert.equal(known.status, 'connections_count' in made.data ? 200 : 304);
  });

  test(`${kind.name}: says everything that is wrong at once, and makes nothing`, async () => {
    const { required = [], properties: given } = bodySchema(kind.create);
    const before = (await api.get(kind.path)).json.meta.total_results;
    if (required.length > 0) {
      const empty = await api.post(kind.path, {});
      assert.equal(empty.status, 422);
      const missing = empty.errors.filter(({ code }) => code === '10004').map(({ source }) => source.pointer);
      assert.deepEqual(missing.sort(), required.map((name) => `/${name}`).sort());
    }
    const wrong = Object.fromEntries(Object.keys(given).map((name) => [name, { not: ['this'] }]));
    const refused = await api.post(kind.path, wrong);
    assert.equal(refused.status, 422);
    const scalars = Object.keys(given).filter((name) => {
      const { type, anyOf } = resolve(given[name]);
      return !anyOf && ![type].flat().includes('object');
    });
    const pointers = refused.errors.map(({ source }) => source.pointer);
    for (const name of scalars) assert.ok(pointers.includes(`/${name}`), `${name}: ${refused.text}`);
    assert.equal((await api.get(kind.path)).json.meta.total_results, before);
  });

  test(`${kind.name}: what nobody knows and what the server gives is passed over`, async () => {
    const made = await make(kind, { id: 'mine', created_at: 'yesterday', nobody_knows: { this: 1 } });
    assert.notEqual(made.id, 'mine');
    assert.equal(made.nobody_knows, undefined);
  });

  test(`${kind.name}: is made once however often it is asked for with the same key`, async () => {
    const options = { headers: { 'idempotency-key': `once-${kind.name}` } };
    const body = described.bodyOf(kind);
    const first = await api.post(kind.path, body, options);
    const second = await api.post(kind.path, body, options);
    assert.deepEqual(second.json, first.json);
    assert.deepEqual(second.status, first.status);
  });

  if (kind.update) {
    test(`${kind.name}: a change names some of it and leaves the rest`, async () => {
      const made = await make(kind);
      const before = (await api.get(`${kind.path}/${made.id}`)).data;
      const change = await described.complete(api, kind, made.id, example(kind.update));
      const changed = await api.patch(`${kind.path}/${made.id}`, change, { headers: { 'if-match': '"1"' } });
      assert.equal(changed.status, 200, changed.text);
      assert.equal(changed.etag, '"2"');
      const after = (await api.get(`${kind.path}/${made.id}`)).data;
      for (const [name, value] of Object.entries(change)) {
        if (value && typeof value === 'object' && !Array.isArray(value)) assert.deepEqual(after[name], { ...before[name], ...value }, name);
        else assert.deepEqual(after[name], value, name);
      }
      const rest = ({ updated_at, ...all }) => Object.entries(all).filter(([name]) => !(name in change));
      assert.deepEqual(rest(after), rest(before));
      assert.equal((await api.patch(`${kind.path}/${made.id}`, change, { headers: { 'if-match': '"1"' } })).status, 412);
      const same = await api.patch(`${kind.path}/${made.id}`, after);
      assert.equal(same.etag, '"2"', 'what is sent back as it was shown changes nothing');
    });

    test(`${kind.name}: null puts back what is usual`, async () => {
      const made = await make(kind);
      const usual = (await api.get(`${kind.path}/${(await make(kind)).id}`)).data;
      const { properties: given } = bodySchema(kind.update);
      const optional = Object.keys(given).filter((name) => !(bodySchema(kind.create).required ?? []).includes(name) && !(name in example(kind.create)));
      await ok(api.patch(`${kind.path}/${made.id}`, Object.fromEntries(optional.flatMap((name) => described.other(given[name], usual[name]).map((value) => [name, value])))));
      const cleared = await api.patch(`${kind.path}/${made.id}`, Object.fromEntries(optional.map((name) => [name, null])));
      assert.equal(cleared.status, 200, cleared.text);
      for (const name of optional.filter((one) => usual[one] !== MASK)) assert.deepEqual(cleared.data[name], usual[name], name);
    });
  }

  if (kind.delete) {
    test(`${kind.name}: is gone when it is deleted`, async () => {
      const made = await make(kind);
      const before = (await api.get(`${kind.path}/${made.id}`)).data;
      const gone = await api.delete(`${kind.path}/${made.id}`);
      assert.equal(gone.status, 200, gone.text);
      const { deleted_at: at, updated_at: last, ...rest } = gone.data;
      for (const [name, value] of Object.entries(rest)) assert.deepEqual(value, before[name], name);
      assert.equal((await api.get(`${kind.path}/${made.id}`)).status, 404);
      assert.equal((await api.delete(`${kind.path}/${made.id}`)).status, 404);
    });
  }
}

for (const kind of kinds.values()) {
  const filters = kind.list.parameters.map(resolve).filter((filter) => filter['x-portwright-attribute']);
  const source = kind.create ? kind : kinds.get('credential_connection');

  for (const { name, schema, 'x-portwright-attribute': path } of filters) {
    test(`${kind.name}: ${name} finds what has it, and nothing else`, async () => {
      const made = await make(source);
      const shown = (await api.get(`${kind.path}/${made.id}`)).data;
      const part = name.endsWith('[contains]');
      const value = at(shown, path);
      const ask = (text) => api.get(`${kind.path}?${encodeURIComponent(name)}=${encodeURIComponent(text)}&page[size]=250`);
      if (value === null || value === undefined) throw new Error(`give the example of ${source.name} a value at ${path}`);
      // A part of the middle, in other letters than it has.
      const looked = schema.enum ? String(value) : (part ? String(value).slice(1, -1) : String(value)).toUpperCase();
      const found = await ask(looked);
      assert.equal(found.status, 200, found.text);
      assert.ok(found.data.some(({ id }) => id === made.id), `${looked} finds ${found.text}`);
      for (const one of found.data) {
        const has = String(at(one, path)).toLowerCase();
        assert.ok(part ? has.includes(looked.toLowerCase()) : has === looked.toLowerCase(), `${has} was found by ${looked}`);
      }
      const others = schema.enum ? schema.enum.filter((word) => word !== null && word !== value && word !== String(value)) : [schema.type === 'integer' ? '64999' : 'zzz nobody zzz'];
      for (const nobody of others.slice(0, 1)) assert.ok(!(await ask(nobody)).data.some(({ id }) => id === made.id), `${nobody} finds it too`);
    });
  }

  const sort = kind.list.parameters.map(resolve).find(({ name }) => name === 'sort');
  test(`${kind.name}: comes in the order that is asked for, page after page`, async () => {
    for (let i = 0; i < 5; i++) await make(source);
    const words = sort ? sort.schema.enum : [];
    const everything = (await api.get(kind.path)).json.meta.total_results;
    for (const word of [undefined, ...words]) {
      const query = word ? `sort=${word}&` : '';
      const whole = (await api.get(`${kind.path}?${query}page[size]=250`)).data.map(({ id }) => id);
      const pages = [];
      for (let number = 1; pages.length < whole.length; number++) {
        const page = (await api.get(`${kind.path}?${query}page[size]=3&page[number]=${number}`)).data;
        assert.ok(page.length > 0);
        pages.push(...page.map(({ id }) => id));
      }
      assert.deepEqual(pages, whole, word);
      const entries = (await api.get(`${kind.path}?${query}page[size]=250`)).data;
      assert.equal(new Set(whole).size, everything, `${word} shows all`);
      const key = (word ?? 'created_at').replace('-', '');
      if (key in (entries[0] ?? {})) {
        // Times without a fraction of a second are written without one.
        const comparable = (value) => (key.endsWith('_at') ? new Date(value).toISOString() : String(value ?? '').toLowerCase());
        const values = entries.map((entry) => comparable(entry[key]));
        const sorted = values.toSorted?.() ?? [...values].sort();
        const rising = JSON.stringify(values) === JSON.stringify(sorted);
        const falling = JSON.stringify(values) === JSON.stringify([...sorted].reverse());
        assert.ok(word ? (word.startsWith('-') ? falling : rising) : rising || falling, `${word}: ${values}`);
      }
      if (word && !word.startsWith('-')) {
        const turned = (await api.get(`${kind.path}?sort=-${word}&page[size]=250`)).data.map(({ id }) => id);
        assert.deepEqual(turned.reverse(), whole, word);
      }
    }
  });

  test(`${kind.name}: a filter and an order that it does not have are refused`, async () => {
    for (const query of ['filter[nobody]=1', 'sort=nobody']) {
      const refused = await api.get(`${kind.path}?${query}`);
      assert.equal(refused.status, 400, refused.text);
      assert.equal(refused.errors[0].code, '10031');
    }
  });
}

test('what is named by another resource is not deleted, and the refusal says by which', async () => {
  const group = await make(kinds.get('billing_group'));
  const profile = await make(kinds.get('outbound_voice_profile'), { billing_group_id: group.id });
  const refused = await api.delete(`/billing_groups/${group.id}`);
  assert.equal(refused.status, 422);
  assert.equal(
    refused.errors[0].detail,
    `The billing group is in use: the outbound voice profile ${profile.id} in its billing_group_id names it. Have it name another one, or none, first.`,
  );
  await ok(api.patch(`/outbound_voice_profiles/${profile.id}`, { billing_group_id: null }));
  assert.equal((await api.delete(`/billing_groups/${group.id}`)).status, 200);
});

test('those who name a resource while it is deleted either find it or do not; nothing names what is gone', async () => {
  for (let i = 0; i < 20; i++) {
    const group = await make(kinds.get('billing_group'));
    const [named, deleted] = await Promise.all([
      api.post('/outbound_voice_profiles', { name: `Race ${i}`, billing_group_id: group.id }),
      pause(i % 4).then(() => api.delete(`/billing_groups/${group.id}`)),
    ]);
    assert.deepEqual([named.status, deleted.status].sort(), [200, 422]);
    const there = (await api.get(`/billing_groups/${group.id}`)).status === 200;
    assert.equal(there, named.status === 200);
  }
});

test('an FQDN connection is found by its FQDNs', async () => {
  const connection = await make(kinds.get('fqdn_connection'));
  await make(kinds.get('fqdn'), { connection_id: connection.id, fqdn: 'sip.found.example' });
  const found = await ok(api.get('/fqdn_connections?filter[fqdn]=SIP.found.example'));
  assert.deepEqual(found.map(({ id }) => id), [connection.id]);
  assert.deepEqual(await ok(api.get('/fqdn_connections?filter[fqdn]=sip.nobody.example')), []);
});

test('an outbound voice profile counts the connections that name it', async () => {
  const profile = await make(kinds.get('outbound_voice_profile'));
  assert.equal(profile.connections_count, 0);
  for (const name of ['credential_connection', 'fax_application']) await make(kinds.get(name), { outbound: { outbound_voice_profile_id: profile.id } });
  assert.equal((await ok(api.get(`/outbound_voice_profiles/${profile.id}`))).connections_count, 2);
  const listed = (await ok(api.get('/outbound_voice_profiles?page[size]=250'))).find(({ id }) => id === profile.id);
  assert.equal(listed.connections_count, 2);
});

test('an order names what was made, and keeps it from being deleted', async () => {
  const group = await make(kinds.get('billing_group'));
  const [order] = await ok(api.post('/porting_orders', { phone_numbers: [freshNumber()] }));
  await ok(api.patch(`/porting_orders/${order.id}`, { phone_number_configuration: { billing_group_id: group.id.toUpperCase() } }));
  const refused = await api.delete(`/billing_groups/${group.id}`);
  assert.deepEqual(
    refused.errors.map(({ code, detail }) => ({ code, detail })),
    [{ code: '10027', detail: `The billing group is in use: the porting order ${order.id} names it. Have it name another one, or none, first.` }],
  );
  await ok(api.patch(`/porting_orders/${order.id}`, { phone_number_configuration: { billing_group_id: null } }));
  const gone = await api.delete(`/billing_groups/${group.id}`);
  assert.equal(gone.data.deleted_at, gone.data.updated_at);
  const missing = await api.patch(`/porting_orders/${order.id}`, { phone_number_configuration: { billing_group_id: group.id } });
  assert.equal(missing.errors[0].code, '10017');
});

test('two filters find what both find', async () => {
  const name = `Both ${described.different('x')}`;
  await make(kinds.get('ip_connection'), { connection_name: `${name} one`, outbound: { outbound_voice_profile_id: '1293384261075731499' } });
  const wanted = await make(kinds.get('ip_connection'), { connection_name: `${name} two`, outbound: {} });
  const profile = await make(kinds.get('outbound_voice_profile'));
  await ok(api.patch(`/ip_connections/${wanted.id}`, { outbound: { outbound_voice_profile_id: profile.id } }));
  const found = await ok(api.get(`/ip_connections?filter[connection_name][contains]=${encodeURIComponent(name)}&filter[outbound_voice_profile_id]=${profile.id}`));
  assert.deepEqual(found.map(({ id }) => id), [wanted.id]);
});

test('connections of all kinds are found and sorted by what each calls its name', async () => {
  const name = `Everything ${described.different('x')}`;
  const made = [];
  for (const kind of ['texml_application', 'fax_application', 'credential_connection']) {
    const called = { texml_application: 'friendly_name', fax_application: 'application_name', credential_connection: 'connection_name' }[kind];
    made.push(await make(kinds.get(kind), { [called]: `${name} ${kind}` }));
  }
  const found = await ok(api.get(`/connections?filter[connection_name][contains]=${encodeURIComponent(name)}&sort=connection_name`));
  assert.deepEqual(found.map(({ connection_name: shown }) => shown), [`${name} credential_connection`, `${name} fax_application`, `${name} texml_application`]);
  assert.deepEqual(found.map(({ id }) => id).sort(), made.map(({ id }) => id).sort());
});

test('an address that answers a requirement stays as long as it does', async () => {
  const address = await make(kinds.get('address'));
  const wanted = { country_code: 'DE', phone_number_type: 'local', action: 'ordering' };
  const { json: group } = await api.post('/requirement_groups', wanted);
  const takenBy = new Map((await ok(api.get('/requirement_types?page[size]=250'))).map(({ id, type }) => [id, type]));
  const { requirement_id: type } = group.regulatory_requirements.find(({ requirement_id: id }) => takenBy.get(id) === 'address');
  const answer = (value) => api.patch(`/requirement_groups/${group.id}`, { regulatory_requirements: [{ requirement_id: type, field_value: value }] });
  assert.equal((await answer(address.id.toUpperCase())).status, 200);
  const refused = await api.delete(`/addresses/${address.id}`);
  assert.deepEqual(
    refused.errors.map(({ code, detail }) => ({ code, detail })),
    [{ code: '10027', detail: `The address is in use: the requirement group ${group.id} names it. Have it name another one, or none, first.` }],
  );
  assert.equal((await answer(null)).status, 200);
  assert.equal((await api.delete(`/addresses/${address.id}`)).status, 200);
  assert.equal((await api.get(`/addresses/${address.id}`)).status, 404);
});
