// Every method that the official client has for porting, called once at least, and what it did looked at. Nobody lists the
// methods: they are found in the client itself, so that a release with a new one fails here.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import test from 'node:test';
import Telnyx from 'telnyx';
import { freshNumber, sandbox } from '../lib/fixture.mjs';
import { ok } from '../lib/http.mjs';
import { BEGIN, bodyOf, Clock, NEEDED } from '../lib/life.mjs';
import { png } from '../lib/png.mjs';
import { collect, connect } from '../lib/sdk.mjs';
import { eventually } from '../lib/server.mjs';

const RESOURCES = ['portabilityChecks', 'portingOrders', 'portingPhoneNumbers', 'porting'];

/** The methods of a resource and of those below it, each by its name, with a function that calls it. */
function methodsOf(resource, name) {
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(resource))
    .filter((method) => method !== 'constructor' && typeof resource[method] === 'function')
    .map((method) => [`${name}.${method}`, { resource, method }]);
  const below = Object.entries(resource).filter(([, one]) => one?._client !== undefined);
  return [...methods, ...below.flatMap(([part, one]) => methodsOf(one, `${name}.${part}`))];
}

const fixture = await sandbox();
const { api, server } = fixture;
const client = connect(server);
const clock = new Clock(api);
await clock.freeze(BEGIN);
const METHODS = new Map(RESOURCES.flatMap((name) => methodsOf(client[name], name)));

/** What was called of the client. */
const called = new Set();
for (const [name, { resource, method }] of METHODS) {
  const original = resource[method];
  resource[method] = function (...args) {
    called.add(name);
    return original.apply(this, args);
  };
}

const { portingOrders: orders, porting, portingPhoneNumbers, portabilityChecks } = client;
const show = async (id) => (await orders.retrieve(id)).data;
const status = async (id) => (await show(id)).status.value;
const draft = async (...numbers) => (await orders.create({ phone_numbers: numbers.length > 0 ? numbers : [freshNumber()] })).data[0];

async function complete(more = {}) {
  const { id } = await draft();
  await orders.update(id, { ...bodyOf(NEEDED), ...more });
  return id;
}

/** An order that has a date, with its activation. */
async function promised(more) {
  const id = await complete({ activation_settings: { foc_datetime_requested: await aWeekday() }, ...more });
  await orders.actions.confirm(id);
  await clock.advance('PT2H');
  assert.equal(await status(id), 'foc-date-confirmed');
  const [job] = await collect(orders.activationJobs.list(id));
  return { id, job };
}

let australians = 2000;
const mobile = () => `+6142400${australians++}`;

/** A draft for a number that is verified by a code, and the code that it was sent. */
async function coded() {
  const number = mobile();
  const { id } = await draft(number);
  await orders.verificationCodes.send(id, { phone_numbers: [number], verification_method: 'sms' });
  const [{ subject }] = await ok(api.get('/~sandbox/messages'));
  return { id, number, code: subject.split(' ')[0] };
}

let britons = 8800;

/** A draft that leaves numbers behind. */
async function british() {
  const { id } = await draft(`+44207183${britons++}`);
  await orders.update(id, { misc: { type: 'partial' } });
  return id;
}

const leave = (action) => ({ phone_number_range: { start_at: '+442071839010', end_at: '+442071839019' }, action });

const upload = async (bytes) => (await client.documents.upload({ document: { file: bytes.toString('base64') } })).data.id;
const paper = () => upload(Buffer.from(`a paper ${crypto.randomUUID()}`));

async function letterhead(name = 'Letterhead') {
  return {
    name,
    logo: { document_id: await upload(png(20, 20)) },
    company_name: 'Acme',
    address: { street_address: '1 Main Street', city: 'Austin', state: 'TX', zip_code: '78701', country_code: 'US' },
    contact: { email: 'porting@example.com', phone_number: '+13035550100' },
  };
}

async function assertPdf(answer) {
  const bytes = Buffer.from(await (await answer).arrayBuffer());
  assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
}

async function bundle() {
  const { data } = await client.bundlePricing.billingBundles.list();
  const made = await ok(api.post('/bundle_pricing/user_bundles/bulk', { items: [{ billing_bundle_id: data[0].id, quantity: 1 }] }));
  return made[0].id;
}

async function report() {
  const { data } = await porting.reports.create({ report_type: 'export_porting_orders_csv', params: { filters: { status__in: ['draft'] } } });
  await eventually('the report is completed', async () => (await porting.reports.retrieve(data.id)).data.status === 'completed');
  return data.id;
}

let stems = 500;

/** A draft with a number in Berlin, and ten numbers beside it that it does not have. */
async function german() {
  const stem = `+4930244${stems++}`;
  return { order: await draft(`${stem}999`), range: { start_at: `${stem}000`, end_at: `${stem}009` } };
}

async function withBlock() {
  const { order, range } = await german();
  const { data } = await orders.phoneNumberBlocks.create(order.id, { phone_number_range: range, activation_ranges: [range] });
  return { order, range, block: data };
}

const TEN = { start_at: 0, end_at: 9 };

async function withExtensions() {
  const { order } = await german();
  const number = order.phone_numbers[0].id;
  const { data } = await orders.phoneNumberExtensions.create(order.id, { porting_phone_number_id: number, extension_range: TEN, activation_ranges: [TEN] });
  return { order, number, extensions: data };
}

/** By the name of each method what calls it and looks at what it did. */
const CASES = {
  async 'portabilityChecks.run'() {
    const { data } = await portabilityChecks.run({ phone_numbers: ['+13035550000', '+4930123456'] });
    assert.deepEqual(data.map((one) => [one.phone_number, one.portable, one.country_code]), [['+13035550000', true, 'US'], ['+4930123456', true, 'DE']]);
  },
  async 'portingOrders.create'() {
    const number = freshNumber();
    const { data } = await orders.create({ phone_numbers: [number, '+4930123456'], customer_reference: 'sdk' });
    assert.deepEqual(data.map((order) => [order.status.value, order.customer_reference]), [['draft', 'sdk'], ['draft', 'sdk']]);
    assert.equal((await show(data[0].id)).phone_numbers[0].phone_number, number);
    await orders.delete(data[1].id);
  },
  async 'portingOrders.retrieve'() {
    const order = await draft();
    assert.deepEqual((await orders.retrieve(order.id)).data, order);
  },
  async 'portingOrders.update'() {
    const { id } = await draft();
    const { data } = await orders.update(id, { customer_group_reference: 'group', misc: { type: 'partial' } });
    assert.deepEqual([data.customer_group_reference, data.misc.type], ['group', 'partial']);
    assert.equal((await show(id)).customer_group_reference, 'group');
  },
  async 'portingOrders.list'() {
    const { id } = await draft();
    await orders.update(id, { customer_reference: 'one of them' });
    assert.deepEqual((await collect(orders.list({ filter: { customer_reference: 'one of them' } }))).map((order) => order.id), [id]);
  },
  async 'portingOrders.delete'() {
    const { id } = await draft();
    await orders.delete(id);
    await assert.rejects(orders.retrieve(id), Telnyx.NotFoundError);
  },
  async 'portingOrders.retrieveExceptionTypes'() {
    assert.equal((await orders.retrieveExceptionTypes()).data.length, 21);
  },
  async 'portingOrders.retrieveAllowedFocWindows'() {
    const { data } = await orders.retrieveAllowedFocWindows((await draft()).id);
    assert.ok(data.length > 0 && data.every(({ started_at: from, ended_at: to }) => BEGIN < to && from < to));
  },
  async 'portingOrders.retrieveLoaTemplate'() {
    await assertPdf(orders.retrieveLoaTemplate((await draft()).id));
  },
  async 'portingOrders.retrieveRequirements'() {
    const { id } = await draft();
    const before = await collect(orders.retrieveRequirements(id));
    const given = await paper();
    await orders.update(id, { requirements: [{ requirement_type_id: before[0].requirement_type.id, field_value: given }] });
    assert.equal(before[0].field_value, null);
    assert.equal((await collect(orders.retrieveRequirements(id)))[0].field_value, given);
  },
  async 'portingOrders.retrieveSubRequest'() {
    const { data: born } = await orders.create({ phone_numbers: [freshNumber(), '+4930123456'] });
    const [one, other] = await Promise.all(born.map(async ({ id }) => (await orders.retrieveSubRequest(id)).data));
    assert.equal(one.port_request_id, other.port_request_id);
    assert.notEqual(one.sub_request_id, other.sub_request_id);
    assert.deepEqual((await orders.retrieveSubRequest(born[0].id)).data, one);
    await orders.delete(born[1].id);
  },
  async 'portingOrders.actions.confirm'() {
    const id = await complete();
    assert.equal((await orders.actions.confirm(id)).data.status.value, 'in-process');
    assert.equal(await status(id), 'in-process');
  },
  async 'portingOrders.actions.cancel'() {
    const id = await complete();
    await orders.actions.confirm(id);
    assert.equal((await orders.actions.cancel(id)).data.status.value, 'cancel-pending');
    await clock.advance('PT2H');
    assert.equal(await status(id), 'cancelled');
  },
  async 'portingOrders.actions.share'() {
    const { id } = await draft();
    const { data } = await orders.actions.share(id, { expires_in_seconds: 60, permissions: 'porting_order.document.read' });
    const guest = connect(server, data.token);
    assert.deepEqual(await collect(guest.portingOrders.additionalDocuments.list(id)), []);
    await assert.rejects(guest.portingOrders.retrieve(id), Telnyx.PermissionDeniedError);
  },
  async 'portingOrders.actions.activate'() {
    const id = await complete({ activation_settings: { activation_type: 'on-demand', foc_datetime_requested: await aWeekday() } });
    await orders.actions.confirm(id);
    await clock.advance('PT2H');
    const [job] = await collect(orders.activationJobs.list(id));
    await clock.to(job.activation_windows[0].start_at);
    const { data } = await orders.actions.activate(id);
    assert.equal(data.activation_type, 'on-demand');
    await clock.advance('PT5M');
    assert.equal(await status(id), 'ported');
  },
  async 'portingOrders.activationJobs.list'() {
    const { job } = await promised();
    assert.equal(job.status, 'created');
  },
  async 'portingOrders.activationJobs.retrieve'() {
    const { id, job } = await promised();
    assert.deepEqual((await orders.activationJobs.retrieve(job.id, { id })).data, job);
  },
  async 'portingOrders.activationJobs.update'() {
    const { id, job } = await promised();
    const later = new Date(Date.parse(job.activate_at) + 60_000).toISOString().replace('.000', '');
    assert.equal((await orders.activationJobs.update(job.id, { id, activate_at: later })).data.activate_at, later);
    assert.equal((await orders.activationJobs.retrieve(job.id, { id })).data.activate_at, later);
  },
  async 'portingOrders.additionalDocuments.create'() {
    const { id } = await draft();
    const document = await paper();
    await orders.additionalDocuments.create(id, { additional_documents: [{ document_id: document, document_type: 'csr' }] });
    assert.deepEqual((await collect(orders.additionalDocuments.list(id))).map((one) => one.document_id), [document]);
  },
  async 'portingOrders.additionalDocuments.list'() {
    const { id } = await draft();
    const documents = [await paper(), await paper()];
    const types = ['csr', 'other'];
    await orders.additionalDocuments.create(id, { additional_documents: documents.map((one, at) => ({ document_id: one, document_type: types[at] })) });
    const found = await collect(orders.additionalDocuments.list(id, { filter: { document_type: ['other'] } }));
    assert.deepEqual(found.map((one) => one.document_id), [documents[1]]);
  },
  async 'portingOrders.additionalDocuments.delete'() {
    const { id } = await draft();
    const { data } = await orders.additionalDocuments.create(id, { additional_documents: [{ document_id: await paper(), document_type: 'csr' }] });
    await orders.additionalDocuments.delete(data[0].id, { id });
    assert.deepEqual(await collect(orders.additionalDocuments.list(id)), []);
  },
  async 'portingOrders.verificationCodes.send'() {
    const { id, number, code } = await coded();
    assert.match(code, /^[0-9]{6}$/);
    assert.deepEqual((await show(id)).additional_steps, ['phone_number_verification_codes']);
    assert.equal((await collect(orders.verificationCodes.list(id)))[0].phone_number, number);
  },
  async 'portingOrders.verificationCodes.verify'() {
    const { id, number, code } = await coded();
    const { data } = await orders.verificationCodes.verify(id, { verification_codes: [{ phone_number: number, code }] });
    assert.deepEqual(data.map((one) => [one.phone_number, one.verified]), [[number, true]]);
    assert.deepEqual((await show(id)).additional_steps, []);
  },
  async 'portingOrders.verificationCodes.list'() {
    const { id, number } = await coded();
    const found = await collect(orders.verificationCodes.list(id, { filter: { verified: false } }));
    assert.deepEqual(found.map((one) => one.phone_number), [number]);
    assert.deepEqual(await collect(orders.verificationCodes.list(id, { filter: { verified: true } })), []);
  },
  async 'portingOrders.associatedPhoneNumbers.create'() {
    const id = await british();
    const { data } = await orders.associatedPhoneNumbers.create(id, leave('keep'));
    assert.deepEqual([data.action, data.phone_number_range.end_at, data.country_code], ['keep', '+442071839019', 'GB']);
    assert.deepEqual((await show(id)).additional_steps, []);
  },
  async 'portingOrders.associatedPhoneNumbers.list'() {
    const id = await british();
    assert.deepEqual((await show(id)).additional_steps, ['associated_phone_numbers']);
    const { data } = await orders.associatedPhoneNumbers.create(id, leave('disconnect'));
    const found = await collect(orders.associatedPhoneNumbers.list(id, { filter: { phone_number: '+442071839015' } }));
    assert.deepEqual(found.map((one) => one.id), [data.id]);
    assert.deepEqual(await collect(orders.associatedPhoneNumbers.list(id, { filter: { action: 'keep' } })), []);
  },
  async 'portingOrders.associatedPhoneNumbers.delete'() {
    const id = await british();
    const { data } = await orders.associatedPhoneNumbers.create(id, leave('keep'));
    await orders.associatedPhoneNumbers.delete(data.id, { porting_order_id: id });
    assert.deepEqual(await collect(orders.associatedPhoneNumbers.list(id)), []);
  },
  async 'portingOrders.actionRequirements.list'() {
    const { id } = await draft(mobile());
    const [action] = await collect(orders.actionRequirements.list(id));
    assert.deepEqual([action.action_type, action.status, action.porting_order_id], ['au_id_verification', 'created', id]);
    assert.deepEqual(await collect(orders.actionRequirements.list((await draft()).id)), []);
  },
  async 'portingOrders.actionRequirements.initiate'() {
    const { id } = await draft(mobile());
    const [action] = await collect(orders.actionRequirements.list(id));
    const { data } = await orders.actionRequirements.initiate(action.id, {
      porting_order_id: id,
      params: { first_name: 'Ann', last_name: 'Person' },
    });
    assert.equal(data.status, 'pending');
    assert.match(data.action_url, /^http/);
    await clock.advance('PT5M');
    assert.equal((await collect(orders.actionRequirements.list(id)))[0].status, 'completed');
  },
  async 'porting.listUkCarriers'() {
    const { data } = await porting.listUkCarriers();
    assert.deepEqual(data.map(({ cupid, name }) => [cupid, name]), [['895', 'Telnyx UK Limited']]);
  },
  async 'portingOrders.comments.create'() {
    const { id } = await draft();
    await orders.comments.create(id, { body: 'Hello' });
    assert.deepEqual((await collect(orders.comments.list(id))).map(({ body }) => body), ['Hello']);
  },
  async 'portingOrders.comments.list'() {
    assert.deepEqual(await collect(orders.comments.list((await draft()).id)), []);
  },
  async 'portingOrders.phoneNumberConfigurations.create'() {
    const order = await draft();
    const [{ id: number }] = await ok(api.get(`/porting_phone_numbers?filter[porting_order_id]=${order.id}`));
    const pair = { porting_phone_number_id: number, user_bundle_id: await bundle() };
    const { data } = await orders.phoneNumberConfigurations.create({ phone_number_configurations: [pair] });
    assert.deepEqual([data[0].porting_phone_number_id, data[0].user_bundle_id], [number, pair.user_bundle_id]);
    const found = await collect(orders.phoneNumberConfigurations.list({ filter: { user_bundle_id: [pair.user_bundle_id] } }));
    assert.deepEqual(found, data);
  },
  async 'portingOrders.phoneNumberConfigurations.list'() {
    const found = await collect(orders.phoneNumberConfigurations.list({ filter: { user_bundle_id: [crypto.randomUUID()] } }));
    assert.deepEqual(found, []);
  },
  async 'portingOrders.phoneNumberBlocks.create'() {
    const { order, range, block } = await withBlock();
    assert.deepEqual([block.phone_number_range, block.activation_ranges, block.country_code], [range, [range], 'DE']);
    assert.equal((await show(order.id)).porting_phone_numbers_count, 11);
  },
  async 'portingOrders.phoneNumberBlocks.list'() {
    const { order, range, block } = await withBlock();
    assert.deepEqual(await collect(orders.phoneNumberBlocks.list(order.id, { filter: { phone_number: [range.end_at] } })), [block]);
    assert.deepEqual(await collect(orders.phoneNumberBlocks.list(order.id, { filter: { status: ['ported'] } })), []);
  },
  async 'portingOrders.phoneNumberBlocks.delete'() {
    const { order, block } = await withBlock();
    assert.deepEqual((await orders.phoneNumberBlocks.delete(block.id, { porting_order_id: order.id })).data, block);
    assert.deepEqual(await collect(orders.phoneNumberBlocks.list(order.id)), []);
    assert.equal((await show(order.id)).porting_phone_numbers_count, 11);
  },
  async 'portingOrders.phoneNumberExtensions.create'() {
    const { number, extensions } = await withExtensions();
    assert.deepEqual([extensions.porting_phone_number_id, extensions.extension_range, extensions.activation_ranges], [number, TEN, [TEN]]);
  },
  async 'portingOrders.phoneNumberExtensions.list'() {
    const { order, number, extensions } = await withExtensions();
    const list = (id) => collect(orders.phoneNumberExtensions.list(order.id, { filter: { porting_phone_number_id: id } }));
    assert.deepEqual(await list(number), [extensions]);
    assert.deepEqual(await list(crypto.randomUUID()), []);
  },
  async 'portingOrders.phoneNumberExtensions.delete'() {
    const { order, extensions } = await withExtensions();
    assert.deepEqual((await orders.phoneNumberExtensions.delete(extensions.id, { porting_order_id: order.id })).data, extensions);
    assert.deepEqual(await collect(orders.phoneNumberExtensions.list(order.id)), []);
  },
  async 'portingPhoneNumbers.list'() {
    const numbers = [freshNumber(), freshNumber()];
    const { id } = await draft(...numbers);
    const found = await collect(portingPhoneNumbers.list({ filter: { porting_order_id: id } }));
    assert.deepEqual(found.map((one) => one.phone_number).sort(), numbers);
  },
  async 'porting.events.list'() {
    const { id } = await draft();
    await orders.comments.create(id, { body: 'Hello' });
    const found = await collect(porting.events.list({ filter: { porting_order_id: id } }));
    assert.deepEqual(found.map((event) => event.event_type), ['porting_order.new_comment']);
  },
  async 'porting.events.retrieve'() {
    const [event] = await collect(porting.events.list({ filter: { type: 'porting_order.new_comment' } }));
    assert.deepEqual((await porting.events.retrieve(event.id)).data, event);
  },
  async 'porting.events.republish'() {
    const { id } = await draft();
    await orders.update(id, { webhook_url: 'http://127.0.0.1:9/hooks' });
    await orders.comments.create(id, { body: 'Hello' });
    const [event] = await collect(porting.events.list({ filter: { porting_order_id: id } }));
    const deliveries = async () => (await collect(client.webhookDeliveries.list())).filter(({ webhook }) => webhook.id === event.id).length;
    await eventually('it was sent', async () => (await deliveries()) === 1);
    await porting.events.republish(event.id);
    await eventually('it was sent again', async () => (await deliveries()) === 2);
  },
  async 'porting.reports.create'() {
    const id = await report();
    const { data } = await porting.reports.retrieve(id);
    const text = await (await client.documents.download(data.document_id)).text();
    const { id: order } = (await collect(orders.list({ filter: { status: 'draft' } })))[0];
    assert.ok(text.includes(order) && !text.includes(',ported,'));
  },
  async 'porting.reports.retrieve'() {
    const id = await report();
    assert.deepEqual((await porting.reports.retrieve(id)).data.params, { filters: { status__in: ['draft'] } });
  },
  async 'porting.reports.list'() {
    const id = await report();
    const completed = await collect(porting.reports.list({ filter: { status: 'completed', report_type: 'export_porting_orders_csv' } }));
    assert.ok(completed.some((one) => one.id === id));
    assert.deepEqual(await collect(porting.reports.list({ filter: { status: 'pending' } })), []);
  },
  async 'porting.loaConfigurations.create'() {
    const { data } = await porting.loaConfigurations.create(await letterhead('Made'));
    assert.equal((await porting.loaConfigurations.retrieve(data.id)).data.name, 'Made');
  },
  async 'porting.loaConfigurations.retrieve'() {
    const { data } = await porting.loaConfigurations.create(await letterhead());
    assert.deepEqual((await porting.loaConfigurations.retrieve(data.id)).data, data);
  },
  async 'porting.loaConfigurations.list'() {
    const { data } = await porting.loaConfigurations.create(await letterhead('Listed'));
    assert.deepEqual((await collect(porting.loaConfigurations.list())).filter(({ name }) => name === 'Listed'), [data]);
  },
  async 'porting.loaConfigurations.update'() {
    const { data } = await porting.loaConfigurations.create(await letterhead());
    await porting.loaConfigurations.update(data.id, await letterhead('Changed'));
    assert.equal((await porting.loaConfigurations.retrieve(data.id)).data.name, 'Changed');
  },
  async 'porting.loaConfigurations.delete'() {
    const { data } = await porting.loaConfigurations.create(await letterhead());
    await porting.loaConfigurations.delete(data.id);
    await assert.rejects(porting.loaConfigurations.retrieve(data.id), Telnyx.NotFoundError);
  },
  async 'porting.loaConfigurations.preview'() {
    await assertPdf(porting.loaConfigurations.preview(await letterhead()));
  },
  async 'porting.loaConfigurations.preview0'() {
    await assertPdf(porting.loaConfigurations.preview0(await letterhead()));
  },
  async 'porting.loaConfigurations.preview1'() {
    const { data } = await porting.loaConfigurations.create(await letterhead());
    await assertPdf(porting.loaConfigurations.preview1(data.id));
  },
};

/** Ten in the morning in Chicago, on a Wednesday to come. */
async function aWeekday() {
  const { data: now } = await api.get('/~sandbox/clock');
  const day = new Date(Date.parse(now.now) + 14 * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((10 - day.getUTCDay()) % 7));
  return `${day.toISOString().slice(0, 10)}T16:00:00Z`;
}

test('every method of the client has a case', () => {
  assert.deepEqual(Object.keys(CASES).sort(), [...METHODS.keys()].sort());
  assert.ok(METHODS.size >= 55, `${METHODS.size} methods`);
});

for (const name of METHODS.keys()) {
  test(name, async () => {
    called.delete(name);
    await CASES[name]();
    assert.ok(called.has(name), `${name} was not called`);
  });
}
