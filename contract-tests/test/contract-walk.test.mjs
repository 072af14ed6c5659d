// A walk over the published descriptions of porting, where they lie beside the repository: each operation is asked with the
// description's own example, each answer held to the description's own schema, and each filter and sort in every form.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import test, { after } from 'node:test';
import { contractOf } from '../lib/contract.mjs';
import { editBody, freshNumber, sandbox } from '../lib/fixture.mjs';
import { Api, ok } from '../lib/http.mjs';
import { BEGIN, bodyOf, Clock, NEEDED } from '../lib/life.mjs';
import { png } from '../lib/png.mjs';
import { Published, publishedFiles } from '../lib/published.mjs';
import { eventually, OPERATOR_KEY } from '../lib/server.mjs';

const PORT_OUTS = /^\/portouts/;

/** What a right request may be refused for: something is not there, a rule says no, or its time has passed. */
const DOMAIN = ['10005', '10017', '10027', '10033', '10036', '80003', '80004', '80008', '80018', '80022'];

/** Operations that answer with an order as it was changed, which leaves out its numbers: they have not. */
const WITHOUT_NUMBERS = ['UpdatePortingOrder', 'ConfirmPortingOrder', 'CancelPortingOrder'];

const FILES = publishedFiles();
const skip = FILES.length === 0 && 'the published descriptions are not here';
const { api, server } = FILES.length > 0 ? await sandbox() : {};
const clock = FILES.length > 0 && new Clock(api);
const desk = FILES.length > 0 && new Api(server, OPERATOR_KEY);
after(() => desk && desk.close());
// Those of the examples.
for (let i = 0; i < 3; i++) freshNumber();

const draft = async (...numbers) => (await ok(api.post('/porting_orders', { phone_numbers: numbers.length > 0 ? numbers : [freshNumber()] })))[0];
const upload = async (bytes) => (await ok(api.post('/documents', { file: bytes.toString('base64') }))).id;
const paper = () => upload(Buffer.from(`a paper ${crypto.randomUUID()}`));
const edit = (id, body) => ok(api.patch(`/porting_orders/${id}`, body));
const act = (id, what) => ok(api.post(`/porting_orders/${id}/actions/${what}`));
const numbersOf = (id) => ok(api.get(`/porting_phone_numbers?filter[porting_order_id]=${id}`));

async function complete(more = {}) {
  const { id } = await draft();
  await edit(id, { ...bodyOf(NEEDED), ...more });
  return id;
}

async function promised(more) {
  const id = await complete({ activation_settings: { foc_datetime_requested: await aWednesday() }, ...more });
  await act(id, 'confirm');
  await clock.advance('PT2H');
  const [job] = await ok(api.get(`/porting_orders/${id}/activation_jobs`));
  return { id, job };
}

/** Three in the afternoon of a Wednesday to come, by UTC. */
async function aWednesday() {
  const { now } = await ok(api.get('/~sandbox/clock'));
  const day = new Date(Date.parse(now) + 14 * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((10 - day.getUTCDay()) % 7));
  return `${day.toISOString().slice(0, 10)}T16:00:00Z`;
}

async function letterhead() {
  return {
    name: 'Walk',
    logo: { document_id: await upload(png(20, 20)) },
    company_name: 'Acme',
    address: { street_address: '1 Main Street', city: 'Austin', state: 'TX', zip_code: '78701', country_code: 'US' },
    contact: { email: 'porting@example.com', phone_number: '+13035550100' },
  };
}

const loaConfiguration = async () => (await ok(api.post('/porting/loa_configurations', await letterhead()))).id;

let australians = 1000;
let britons = 8700;

/** Drafts of countries that ask for texts too; the descriptions know of documents as requirements only. */
const strangers = [];

async function abroad(...numbers) {
  const order = await draft(...numbers);
  strangers.push(order.id);
  return order;
}

async function send(order, phone_number) {
  const { status, text } = await api.post(`/porting_orders/${order}/verification_codes/send`, { phone_numbers: [phone_number] });
  assert.equal(status, 204, text);
}

/** The code that a number was sent, which it was once. */
async function codeOf(phone_number) {
  const messages = await ok(api.get('/~sandbox/messages?page[size]=250'));
  return messages.find(({ recipient }) => recipient === phone_number).subject.split(' ')[0];
}

/** A draft for a number that is verified by a code, and the code that it was sent. */
async function coded() {
  const phone_number = `+6142400${australians++}`;
  const { id } = await abroad(phone_number);
  await send(id, phone_number);
  return { id, phone_number, code: await codeOf(phone_number) };
}

/** A draft that has an action, which nobody has initiated. */
async function acting() {
  const order = await abroad(`+6142400${australians++}`);
  const [{ id }] = await ok(api.get(`/porting_orders/${order.id}/action_requirements`));
  return { porting_order_id: order.id, id };
}

const british = async () => (await abroad(`+44207183${britons++}`)).id;

const leave = (order, digit, action) =>
  ok(api.post(`/porting_orders/${order}/associated_phone_numbers`, {
    phone_number_range: { start_at: `+4420718390${digit}0`, end_at: `+4420718390${digit}9` },
    action,
  }));

async function event() {
  const { id } = await draft();
  await ok(api.post(`/porting_orders/${id}/comments`, { body: 'Hello' }));
  return (await ok(api.get(`/porting/events?filter[porting_order_id]=${id}`)))[0].id;
}

async function bundle() {
  const [{ id }] = await ok(api.get('/bundle_pricing/billing_bundles'));
  return (await ok(api.post('/bundle_pricing/user_bundles/bulk', { items: [{ billing_bundle_id: id, quantity: 1 }] })))[0].id;
}

async function pair(order) {
  const [{ id: number }] = await numbersOf(order);
  return { porting_phone_number_id: number, user_bundle_id: await bundle() };
}

async function report() {
  const { id } = await ok(api.post('/porting/reports', { report_type: 'export_porting_orders_csv', params: { filters: {} } }));
  await eventually('the report is completed', async () => (await ok(api.get(`/porting/reports/${id}`))).status === 'completed');
  return id;
}

let stems = 100;

/** A draft with a number in Berlin, and ten numbers beside it that it does not have. */
async function german() {
  const stem = `+4930244${stems++}`;
  const range = { start_at: `${stem}000`, end_at: `${stem}009` };
  return { ...(await draft(`${stem}999`)), range, block: { phone_number_range: range, activation_ranges: [range] } };
}

async function withBlock() {
  const order = await german();
  return { order, block: await ok(api.post(`/porting_orders/${order.id}/phone_number_blocks`, order.block)) };
}

const TEN = { start_at: 0, end_at: 9 };
const extensionsOf = (number) => ({ porting_phone_number_id: number, extension_range: TEN, activation_ranges: [TEN] });

async function withExtensions() {
  const order = await german();
  const path = `/porting_orders/${order.id}/phone_number_extensions`;
  return { order, extensions: await ok(api.post(path, extensionsOf(order.phone_numbers[0].id))) };
}

/** Gives a draft in Germany what it lacks, and has it promised a date. */
async function promisedInGermany(id) {
  await edit(id, bodyOf(NEEDED));
  const requirements = [];
  for (const { field_value: given, requirement_type: type } of await ok(api.get(`/porting_orders/${id}/requirements`))) {
    if (given === null) requirements.push({ requirement_type_id: type.id, field_value: await paper() });
  }
  await edit(id, { requirements });
  await act(id, 'confirm');
  await clock.advance('PT2H');
  await ok(desk.post(`/~operator/porting_orders/${id}/actions/confirm_foc`, { foc_datetime: await aWednesday() }));
  // Whatever was said of numbers before that is void.
  const told = async () => (await ok(api.get(`/porting_orders/${id}`))).activation_settings.activation_status === 'New';
  await eventually('the clearing house was told of the date', told);
}

async function additional(order) {
  const added = { additional_documents: [{ document_id: await paper(), document_type: 'csr' }] };
  return (await ok(api.post(`/porting_orders/${order}/additional_documents`, added)))[0].id;
}

/**
 * By the id of each operation what stands in its path, and its body with what is there in place of the example's ids. A request
 * without an entry has neither.
 */
const REQUESTS = {
  showPortingEvent: async () => ({ path: { id: await event() } }),
  republishPortingEvent: async () => ({ path: { id: await event() } }),
  PreviewLoaConfigurationParams: async () => ({ body: await letterhead() }),
  CreateLoaConfiguration: async () => ({ body: await letterhead() }),
  DeleteLoaConfiguration: async () => ({ path: { id: await loaConfiguration() } }),
  GetLoaConfiguration: async () => ({ path: { id: await loaConfiguration() } }),
  UpdateLoaConfiguration: async () => ({ path: { id: await loaConfiguration() }, body: await letterhead() }),
  PreviewLoaConfiguration: async () => ({ path: { id: await loaConfiguration() } }),
  GetPortingReport: async () => ({ path: { id: await report() } }),
  CreatePortingOrder: async () => ({ body: { phone_numbers: [freshNumber(), freshNumber()], customer_reference: 'walk' } }),
  CreatePhoneNumberConfigurations: async () => ({ body: { phone_number_configurations: [await pair((await draft()).id)] } }),
  DeletePortingOrder: async () => ({ path: { id: (await draft()).id } }),
  UpdatePortingOrder: async () => ({ path: { id: (await draft()).id }, body: editBody() }),
  ActivatePortingOrder: async () => {
    const { id, job } = await promised({ activation_settings: { activation_type: 'on-demand', foc_datetime_requested: await aWednesday() } });
    await clock.to(job.activation_windows[0].start_at);
    return { path: { id } };
  },
  CancelPortingOrder: async () => {
    const id = await complete();
    await act(id, 'confirm');
    return { path: { id } };
  },
  ConfirmPortingOrder: async () => ({ path: { id: await complete() } }),
  GetPortingOrdersActivationJob: async () => {
    const { id, job } = await promised();
    return { path: { id, activationJobId: job.id } };
  },
  UpdatePortingOrdersActivationJob: async () => {
    const { id, job } = await promised();
    return { path: { id, activationJobId: job.id }, body: { activate_at: new Date(Date.parse(job.activate_at) + 60_000).toISOString() } };
  },
  ListPortingOrderActivationJobs: async () => ({ path: { id: (await promised()).id } }),
  listPortingPhoneNumberBlocks: async () => ({ path: { porting_order_id: (await withBlock()).order.id } }),
  createPortingPhoneNumberBlock: async () => {
    const { id, block } = await german();
    return { path: { porting_order_id: id }, body: block };
  },
  deletePortingPhoneNumberBlock: async () => {
    const { order, block } = await withBlock();
    return { path: { porting_order_id: order.id, id: block.id } };
  },
  listPortingPhoneNumberExtensions: async () => ({ path: { porting_order_id: (await withExtensions()).order.id } }),
  createPortingPhoneNumberExtension: async () => {
    const order = await german();
    return { path: { porting_order_id: order.id }, body: extensionsOf(order.phone_numbers[0].id) };
  },
  deletePortingPhoneNumberExtension: async () => {
    const { order, extensions } = await withExtensions();
    return { path: { porting_order_id: order.id, id: extensions.id } };
  },
  CreateAdditionalDocuments: async () => ({
    path: { id: (await draft()).id },
    body: { additional_documents: [{ document_id: await paper(), document_type: 'loa' }] },
  }),
  DeleteAdditionalDocument: async () => {
    const { id } = await draft();
    return { path: { id, additional_document_id: await additional(id) } };
  },
  ListAdditionalDocuments: async () => {
    const { id } = await draft();
    await additional(id);
    return { path: { id } };
  },
  ListPortingOrders: async () => {
    for (const id of strangers.splice(0)) await api.delete(`/porting_orders/${id}`);
    return { path: {} };
  },
  ListVerificationCodes: async () => ({ path: { id: (await coded()).id } }),
  SendPortingVerificationCodes: async () => {
    const { id, phone_number } = await coded();
    return { path: { id }, body: { phone_numbers: [phone_number], verification_method: 'call' } };
  },
  VerifyPortingVerificationCodes: async () => {
    const { id, phone_number, code } = await coded();
    return { path: { id }, body: { verification_codes: [{ phone_number, code }] } };
  },
  listPortingAssociatedPhoneNumbers: async () => {
    const porting_order_id = await british();
    await leave(porting_order_id, 1, 'keep');
    return { path: { porting_order_id } };
  },
  createPortingAssociatedPhoneNumber: async () => ({
    path: { porting_order_id: await british() },
    body: { phone_number_range: { start_at: '+442071839010', end_at: '+442071839019' }, action: 'keep' },
  }),
  deletePortingAssociatedPhoneNumber: async () => {
    const porting_order_id = await british();
    return { path: { porting_order_id, id: (await leave(porting_order_id, 1, 'disconnect')).id } };
  },
  listPortingActionRequirements: async () => ({ path: await acting() }),
  initiatePortingActionRequirement: async () => ({ path: await acting(), body: { params: { first_name: 'Ann', last_name: 'Person' } } }),
  ListPortingOrderComments: async () => {
    const { id } = await draft();
    await ok(api.post(`/porting_orders/${id}/comments`, { body: 'Hello' }));
    return { path: { id } };
  },
};

/** An order will do for all others that have an id in their path. */
const requestOf = async ({ id, path }) => (await REQUESTS[id]?.()) ?? { path: /\{id\}/.test(path) ? { id: (await draft()).id } : {} };

const fill = (path, values) => path.replace(/\{([^}]+)\}/g, (_, name) => values[name]);

/** Fails unless an answer is the one of what works, as the description has it. */
function assertPublished(published, operation, answer) {
  const { status, types, schema, validate } = published.success(operation);
  assert.equal(answer.status, status, answer.text.slice(0, 1000));
  if (!validate) {
    if (types.length > 0) assert.ok(types.includes(answer.headers['content-type'].split(';')[0]));
    else assert.equal(answer.bytes.length, 0);
    return;
  }
  assert.ok(validate(answer.json), `${published.ajv.errorsText(validate.errors)}\n${answer.text.slice(0, 1000)}`);
  const lacking = published.missing(schema, answer.json).filter((name) => name !== 'data.phone_numbers' || !WITHOUT_NUMBERS.includes(operation.id));
  assert.deepEqual(lacking, [], 'attributes of the description that the answer lacks');
}

let germans = 10;

/** The values that are looked for by each filter of a list: one that something has, and one that other things have, or nothing. */
async function world() {
  const wish = await aWednesday();
  const one = await draft();
  await edit(one.id, {
    customer_reference: 'one',
    customer_group_reference: 'group one',
    misc: { type: 'partial' },
    end_user: { admin: { entity_name: 'Entity One', auth_person_name: 'Person One' } },
    activation_settings: { foc_datetime_requested: wish },
  });
  await clock.advance('PT1S');
  const two = await promised({ customer_reference: 'two', misc: { type: 'full' } });
  await clock.advance('PT1S');
  const german = await draft(`+493012345${germans++}`);
  const orders = [await ok(api.get(`/porting_orders/${one.id}`)), await ok(api.get(`/porting_orders/${two.id}`)), await ok(api.get(`/porting_orders/${german.id}`))];
  const numbers = (await Promise.all(orders.map(({ id }) => numbersOf(id)))).map(([number]) => number);
  await ok(api.post(`/porting_orders/${one.id}/comments`, { body: 'Hello' }));
  const pairs = [];
  for (const order of [one, two]) {
    pairs.push(await pair(order.id));
    await ok(api.post('/porting_orders/phone_number_configurations', { phone_number_configurations: [pairs.at(-1)] }));
    await clock.advance('PT1S');
  }
  for (const type of ['csr', 'other']) {
    const added = { additional_documents: [{ document_id: await paper(), document_type: type }] };
    await ok(api.post(`/porting_orders/${one.id}/additional_documents`, added));
    await clock.advance('PT1S');
  }
  await report();
  const berlin = (await withBlock()).order;
  await clock.advance('PT1S');
  const next = `+4930244${stems++}`;
  const other = { start_at: `${next}000`, end_at: `${next}009` };
  await ok(api.post(`/porting_orders/${berlin.id}/phone_number_blocks`, { phone_number_range: other, activation_ranges: [other] }));
  const called = (await numbersOf(berlin.id)).slice(0, 2);
  for (const { id } of called) {
    await ok(api.post(`/porting_orders/${berlin.id}/phone_number_extensions`, extensionsOf(id)));
    await clock.advance('PT1S');
  }
  const briton = await british();
  await leave(briton, 1, 'keep');
  const mobiles = [`+6142400${australians++}`, `+6142400${australians++}`];
  const australian = await abroad(...mobiles);
  const codes = `/porting_orders/${australian.id}/verification_codes`;
  await send(australian.id, mobiles[0]);
  await ok(api.post(`${codes}/verify`, { verification_codes: [{ phone_number: mobiles[0], code: await codeOf(mobiles[0]) }] }));
  await clock.advance('PT1S');
  await leave(briton, 2, 'disconnect');
  await send(australian.id, mobiles[1]);
  const [action] = await ok(api.get(`/porting_orders/${australian.id}/action_requirements`));
  await promisedInGermany(berlin.id);
  const stuck = { phone_number: berlin.range.start_at, activation_status: 'Conflict' };
  await ok(desk.post(`/~operator/porting_orders/${berlin.id}/actions/phone_number_activation`, { phone_numbers: [stuck] }));
  const blocked = (await numbersOf(berlin.id))[0];
  const times = { gt: ['2020-01-01T00:00:00Z', '2090-01-01T00:00:00Z'], lt: ['2090-01-01T00:00:00Z', '2020-01-01T00:00:00Z'] };
  const of = (name) => [orders[0][name], orders[1][name]];
  return {
    path: { id: one.id, porting_order_id: berlin.id },
    paths: {
      ListVerificationCodes: { id: australian.id },
      listPortingAssociatedPhoneNumbers: { porting_order_id: briton },
      listPortingActionRequirements: { porting_order_id: australian.id },
    },
    ListVerificationCodes: { verified: ['true', 'false'], phone_number: mobiles },
    listPortingAssociatedPhoneNumbers: { action: ['keep', 'disconnect'], phone_number: ['+442071839015', '+442071839025'] },
    listPortingActionRequirements: {
      id: [action.id, australian.id],
      status: ['created', 'pending'],
      action_type: ['au_id_verification'],
      requirement_type_id: [action.requirement_type_id, australian.id],
    },
    ListPortingOrders: {
      status: ['draft', 'foc-date-confirmed'],
      customer_reference: ['one', 'two'],
      customer_group_reference: ['group one', 'none'],
      parent_support_key: [orders[1].parent_support_key, 'pr_0000000'],
      'phone_numbers.country_code': ['US', 'DE'],
      'phone_numbers.carrier_name': of('old_service_provider_ocn').map((_, at) => [orders[0], orders[2]][at].old_service_provider_ocn),
      'misc.type': ['partial', 'full'],
      'end_user.admin.entity_name': ['Entity One', 'Porter McPortersen'],
      'end_user.admin.auth_person_name': ['Person One', 'Porter McPortersen II'],
      'activation_settings.fast_port_eligible': ['true', 'false'],
      'activation_settings.foc_datetime_requested': times,
      'phone_numbers.phone_number': [numbers[0].phone_number, numbers[2].phone_number],
    },
    listPortingEvents: {
      type: ['porting_order.new_comment', 'porting_order.status_changed'],
      porting_order_id: of('id'),
      created_at: { gte: times.gt, lte: times.lt },
    },
    ListPhoneNumberConfigurations: {
      porting_order_id: of('id'),
      'porting_order.status': ['draft', 'foc-date-confirmed'],
      porting_phone_number: pairs.map((each) => each.porting_phone_number_id),
      user_bundle_id: pairs.map((each) => each.user_bundle_id),
    },
    ListAdditionalDocuments: { document_type: ['csr', 'other'] },
    listPortingPhoneNumberBlocks: {
      porting_order_id: [berlin.id, one.id],
      support_key: [blocked.support_key, 'sr_0000000'],
      status: ['foc-date-confirmed', 'draft'],
      phone_number: [berlin.range.start_at, other.end_at],
      activation_status: [stuck.activation_status, 'Active'],
      portability_status: ['confirmed', 'pending'],
    },
    listPortingPhoneNumberExtensions: {
      porting_phone_number_id: called.map((each) => each.id),
      phone_number: called.map((each) => each.phone_number),
    },
    ListPortingPhoneNumbers: {
      porting_order_id: of('id'),
      support_key: [orders[1].support_key, 'sr_0000000'],
      phone_number: numbers.slice(0, 2).map((each) => each.phone_number),
      porting_order_status: ['draft', 'foc-date-confirmed'],
      activation_status: [numbers[1].activation_status, 'Active'],
      portability_status: ['confirmed', 'pending'],
    },
    ListPortingReports: { status: ['completed', 'pending'], report_type: ['export_porting_orders_csv'] },
  };
}

const encode = encodeURIComponent;

/** Every form in which clients write a filter. */
function forms({ name, operator }, value) {
  const operators = operator === 'eq' || operator === 'in' ? ['', '[eq]'] : [`[${operator}]`];
  const names = [`filter[${name}]`, `filter${name.split('.').map((part) => `[${part}]`).join('')}`];
  const written = names.flatMap((each) => operators.map((how) => `${each}${how}=${encode(value)}`));
  if (operator === 'in') written.push(...names.flatMap((each) => [`${each}[in][]`, `${each}[in]`, `${each}[]`, `${each}[in][0]`].map((form) => `${form}=${encode(value)}`)));
  return [...new Set(written)];
}

/** What tells an entry of a list from the others. */
const keyOf = (entry) => entry.id ?? entry.requirement_type?.id ?? entry.phone_number;

const list = async (path, query) => {
  const answer = await api.get(`${path}?page[size]=250&${query}`);
  assert.equal(answer.status, 200, `${query}: ${answer.text}`);
  return answer.data.map(keyOf);
};

for (const file of FILES) {
  const published = new Published(file);
  const operations = published.operations(PORT_OUTS);

  test(`${file}: all of it is served`, async () => {
    const contract = await contractOf(server);
    const missing = operations.filter(({ method, path }) => !contract.operation(method, `/v2${path.replace(/\{[^}]+\}/g, crypto.randomUUID())}`));
    assert.deepEqual(missing.map(({ id }) => id), []);
  });

  for (const operation of operations) {
    test(`${file}: ${operation.id}`, async () => {
      await clock.freeze(BEGIN);
      const example = published.exampleBody(operation);
      if (example !== undefined) {
        const { path } = await requestOf(operation);
        const answer = await api.call(operation.method, fill(operation.path, path), { body: example });
        if (answer.status < 400) assertPublished(published, operation, answer);
        else assert.deepEqual(answer.errors.filter(({ code }) => !DOMAIN.includes(code)), [], `${JSON.stringify(example)}`);
      }
      const { path, body } = await requestOf(operation);
      assertPublished(published, operation, await api.call(operation.method, fill(operation.path, path), { body: body ?? example }));
    });
  }

  test(`${file}: every filter and sort changes what is listed, in every form`, async () => {
    await clock.freeze(BEGIN);
    const looked = await world();
    for (const operation of operations.filter(({ filters, sorts }) => filters.length + sorts.length > 0)) {
      const path = fill(operation.path, looked.paths[operation.id] ?? looked.path);
      const all = await list(path, '');
      for (const filter of operation.filters) {
        const known = looked[operation.id]?.[filter.name];
        const values = Array.isArray(known) ? known : known?.[filter.operator];
        const place = `${operation.id} ${filter.name} ${filter.operator}`;
        assert.ok(values, `${place}: give it values to look for`);
        const found = [];
        for (const value of values) {
          const written = forms(filter, value);
          const results = await Promise.all(written.map((query) => list(path, query)));
          results.forEach((result, at) => assert.deepEqual(result, results[0], `${place}: ${written[at]} is not ${written[0]}`));
          found.push(results[0]);
        }
        assert.ok(found[0].length > 0, `${place}: nothing is found by ${values[0]}`);
        if (values.length > 1) assert.ok(found.some((result) => result.length < all.length), `${place}: leaves nothing out`);
        if (values.length > 1) assert.notDeepEqual(found[0], found[1], place);
        if (filter.operator === 'in') {
          const both = [`filter[${filter.name}]=${values.map(encode).join(',')}`, `filter[${filter.name}][in]=${values.map(encode).join(',')}`, values.map((value) => `filter[${filter.name}][in][]=${encode(value)}`).join('&')];
          for (const query of both) assert.deepEqual(new Set(await list(path, query)), new Set(found.flat()), `${place}: ${query}`);
        }
        for (const value of filter.schema.enum ?? []) await list(path, `filter[${filter.name}]=${encode(value)}`);
      }
      for (const sort of operation.sorts) {
        const written = [`sort=${sort}`, `sort[]=${sort}`, `sort[value]=${sort}`, `sort[0]=${sort}`];
        const results = await Promise.all(written.map((query) => list(path, query)));
        results.forEach((result, at) => assert.deepEqual(result, results[0], `${operation.id}: ${written[at]} is not ${written[0]}`));
        const other = sort.startsWith('-') ? sort.slice(1) : `-${sort}`;
        if (all.length > 1 && operation.sorts.includes(other)) assert.notDeepEqual(results[0], await list(path, `sort=${other}`), `${operation.id} sort ${sort}`);
      }
    }
  });

  test(`${file}: every list is had page by page, in every form`, async () => {
    await clock.freeze(BEGIN);
    const looked = await world();
    for (const operation of operations.filter(({ paged }) => paged)) {
      const path = fill(operation.path, looked.paths[operation.id] ?? looked.path);
      const all = await list(path, '');
      for (const form of [(page) => `page[size]=1&page[number]=${page}`, (page) => `page%5Bsize%5D=1&page%5Bnumber%5D=${page}`]) {
        for (let page = 1; page <= Math.min(all.length, 2) + 1; page++) {
          const answer = await api.get(`${path}?${form(page)}`);
          assert.equal(answer.status, 200, answer.text);
          const { page_number: number, page_size: size } = answer.json.meta;
          assert.deepEqual([answer.data.map(keyOf), number, size], [all.slice(page - 1, page), page, 1], `${operation.id} ${form(page)}`);
        }
      }
    }
  });
}

test('the published descriptions are walked', { skip }, () => assert.ok(FILES.length >= 1));
