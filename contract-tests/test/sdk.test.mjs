// The official client library, unmodified but for its base URL.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import http from 'node:http';
import test, { after } from 'node:test';
import Telnyx from 'telnyx';
import { editBody, freshNumber, sandbox } from '../lib/fixture.mjs';
import { Api } from '../lib/http.mjs';
import { bodyOf, Clock, NEEDED } from '../lib/life.mjs';
import { collect, connect } from '../lib/sdk.mjs';
import { OPERATOR_KEY, SANDBOX_KEY } from '../lib/server.mjs';

const fixture = await sandbox();
const client = connect(fixture.server);
const operator = new Api(fixture.server, OPERATOR_KEY);
after(() => operator.close());
const REFERENCE = 'sdk-list';

/** A PDF like no other. */
const paper = () => Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% ${crypto.randomUUID()}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`);

/** Where the server may fetch one. */
const fetched = paper();
const elsewhere = http.createServer((request, response) => response.end(fetched)).listen(0, '127.0.0.1');
after(() => elsewhere.close().closeAllConnections());

/** Every form in which the client, or a form of a page, sends a document: what was sent and what the server says of it. */
const FORMS = {
  async 'in base64'() {
    const content = paper();
    return { content, ...(await client.documents.upload({ document: { file: content.toString('base64'), filename: 'letter.pdf' } })) };
  },
  async 'by its URL'() {
    const url = `http://127.0.0.1:${elsewhere.address().port}/invoice.pdf`;
    return { content: fetched, ...(await client.documents.upload({ document: { url } })) };
  },
  async 'as JSON'() {
    const content = paper();
    return { content, ...(await client.documents.uploadJson({ document: { file: content.toString('base64'), filename: 'proof.pdf' } })) };
  },
  async 'as a form'() {
    const content = paper();
    const body = new FormData();
    body.append('file', new Blob([content], { type: 'application/pdf' }), 'identity.pdf');
    const answer = await fetch(`${fixture.server.url}/v2/documents`, { method: 'POST', headers: { authorization: `Bearer ${SANDBOX_KEY}` }, body });
    assert.equal(answer.status, 200);
    return { content, ...(await answer.json()) };
  },
};

/** The ids of documents, one uploaded in each form, each of which is what was sent. */
async function uploaded() {
  const ids = [];
  for (const [form, upload] of Object.entries(FORMS)) {
    const { content, data } = await upload();
    assert.equal(data.content_type, 'application/pdf', form);
    assert.equal(data.sha256, crypto.createHash('sha256').update(content).digest('hex'), form);
    assert.deepEqual(data.size, { unit: 'bytes', amount: content.length }, form);
    ids.push(data.id);
  }
  return ids;
}

/** That an order uses these documents, and that nothing has become of them. */
async function assertUsed(order, ids) {
  const links = await collect(client.documentLinks.list({ filter: { linked_record_type: 'porting_order', linked_resource_id: order } }));
  assert.deepEqual(links.map(({ document_id: id }) => id).sort(), [...ids].sort());
  for (const id of ids) {
    const { data } = await client.documents.retrieve(id);
    const content = Buffer.from(await (await client.documents.download(id)).arrayBuffer());
    assert.equal(crypto.createHash('sha256').update(content).digest('hex'), data.sha256);
  }
}

/** Confirms an order and lets time pass until its numbers are here. */
async function ported(id, clock) {
  await client.portingOrders.actions.confirm(id);
  await clock.advance('P40D');
  const { data } = await client.portingOrders.retrieve(id);
  assert.equal(data.status.value, 'ported');
}

test('portabilityChecks.run', async () => {
  const { data } = await client.portabilityChecks.run({ phone_numbers: ['+13035550001', '+13035550002'] });
  assert.deepEqual(data[0], {
    record_type: 'portability_check_result',
    phone_number: '+13035550001',
    portable: true,
    fast_portable: true,
    not_portable_reason: '',
    messaging_capable: true,
    carrier_name: 'Unreal Communications',
    country_code: 'US',
    phone_number_type: 'local',
  });
  assert.equal(data.length, 2);
});

test('portingOrders.create, retrieve, update and delete', async () => {
  const number = freshNumber();
  const { data: created } = await client.portingOrders.create({ phone_numbers: [number], customer_reference: 'one' });
  const id = created[0].id;
  const { data: read, meta } = await client.portingOrders.retrieve(id);
  assert.equal(read.phone_numbers[0].phone_number, number);
  assert.equal(meta.phone_numbers_url, `/v2/porting_phone_numbers?filter[porting_order_id]=${id}`);
  const bare = await client.portingOrders.retrieve(id, { include_phone_numbers: false });
  assert.equal(bare.data.phone_numbers, undefined);
  const { data: updated } = await client.portingOrders.update(id, editBody());
  assert.equal(updated.end_user.admin.entity_name, 'Porter McPortersen');
  assert.equal(updated.customer_reference, 'string');
  const cleared = await client.portingOrders.update(id, { customer_reference: null, misc: { type: 'partial' } });
  assert.equal(cleared.data.customer_reference, null);
  assert.equal(cleared.data.misc.type, 'partial');
  assert.equal(cleared.data.end_user.admin.entity_name, 'Porter McPortersen');
  await client.portingOrders.delete(id);
  await assert.rejects(client.portingOrders.retrieve(id), Telnyx.NotFoundError);
  const again = await client.portingOrders.create({ phone_numbers: [number] });
  await client.portingOrders.delete(again.data[0].id);
});

test('portingOrders.list pages by itself over three pages', async () => {
  const ids = [];
  for (let i = 0; i < 7; i++) {
    const { data } = await client.portingOrders.create({ phone_numbers: [freshNumber()], customer_reference: REFERENCE });
    ids.push(data[0].id);
  }
  const newest = await collect(client.portingOrders.list({ 'page[size]': 3, 'page[number]': 1, filter: { customer_reference: REFERENCE } }));
  assert.deepEqual(newest.map((order) => order.id), [...ids].reverse());
  const oldest = await collect(
    client.portingOrders.list({ 'page[size]': 3, filter: { customer_reference: REFERENCE }, sort: { value: 'created_at' } }),
  );
  assert.deepEqual(oldest.map((order) => order.id), ids);
  const page = await client.portingOrders.list({ 'page[size]': 3, 'page[number]': 3, filter: { customer_reference: REFERENCE } });
  assert.deepEqual(page.meta, { page_number: 3, page_size: 3, total_pages: 3, total_results: 7 });
  assert.equal(page.hasNextPage(), false);
});

test('portingOrders.list takes filters as nested objects', async () => {
  const number = freshNumber();
  const { data } = await client.portingOrders.create({ phone_numbers: [number], customer_group_reference: 'nested' });
  const id = data[0].id;
  await client.portingOrders.update(id, {
    misc: { type: 'partial' },
    end_user: { admin: { entity_name: 'Nested & Söhne', auth_person_name: 'Ann Other' } },
    activation_settings: { foc_datetime_requested: '2031-05-06T15:00:00Z' },
  });
  const only = async (filter) => {
    const found = await collect(client.portingOrders.list({ filter: { customer_group_reference: 'nested', ...filter } }));
    return found.map((order) => order.id);
  };
  assert.deepEqual(await only({}), [id]);
  assert.deepEqual(await only({ misc: { type: 'partial' } }), [id]);
  assert.deepEqual(await only({ misc: { type: 'full' } }), []);
  assert.deepEqual(await only({ end_user: { admin: { entity_name: 'Nested & Söhne', auth_person_name: 'Ann Other' } } }), [id]);
  assert.deepEqual(await only({ end_user: { admin: { entity_name: 'Nested' } } }), []);
  assert.deepEqual(await only({ activation_settings: { fast_port_eligible: true } }), [id]);
  assert.deepEqual(await only({ activation_settings: { fast_port_eligible: false } }), []);
  const requested = (range) => ({ activation_settings: { foc_datetime_requested: range } });
  assert.deepEqual(await only(requested({ gt: '2031-05-06T14:59:59Z', lt: '2031-05-06T15:00:01Z' })), [id]);
  assert.deepEqual(await only(requested({ gt: '2031-05-06T15:00:00Z' })), []);
  assert.deepEqual(await only({ phone_numbers: { country_code: 'US', carrier_name: 'Unreal Communications' } }), [id]);
  assert.deepEqual(await only({ phone_numbers: { phone_number: { contains: number } } }), [id]);
  assert.deepEqual(await only({ phone_numbers: { phone_number: { contains: number.slice(3) } } }), [id]);
  assert.deepEqual(await only({ status: { in: ['draft', 'exception'] } }), [id]);
  assert.deepEqual(await only({ status: { in: ['ported'] } }), []);
  assert.deepEqual(await only({ status: 'draft' }), [id]);
});

test('portingOrders.retrieveExceptionTypes', async () => {
  const { data } = await client.portingOrders.retrieveExceptionTypes();
  assert.equal(data.length, 21);
  assert.equal(new Set(data.map((type) => type.code)).size, 21);
});

test('portingPhoneNumbers.list', async () => {
  const numbers = [freshNumber(), freshNumber(), freshNumber()];
  const { data } = await client.portingOrders.create({ phone_numbers: numbers });
  const id = data[0].id;
  const found = await collect(
    client.portingPhoneNumbers.list({ 'page[size]': 2, filter: { porting_order_id: id, porting_order_status: 'draft' } }),
  );
  assert.deepEqual(found.map((entry) => entry.phone_number).sort(), numbers);
  assert.deepEqual(new Set(found.map((entry) => entry.porting_order_id)), new Set([id]));
  const two = await collect(client.portingPhoneNumbers.list({ filter: { phone_number: { in: numbers.slice(1) } } }));
  assert.deepEqual(two.map((entry) => entry.phone_number).sort(), numbers.slice(1));
});

test('requirementTypes, requirements, regulatoryRequirements', async () => {
  const { data: types } = await client.requirementTypes.list({ filter: { name: { contains: 'invoice' } }, sort: ['name'] });
  assert.deepEqual(types.map(({ name }) => name), ['Latest invoice']);
  assert.deepEqual((await client.requirementTypes.retrieve(types[0].id)).data, types[0]);
  const german = { country_code: 'DE', phone_number_type: 'local', action: 'porting' };
  const [requirement] = await collect(client.requirements.list({ filter: german, sort: ['country_code'] }));
  assert.deepEqual((await client.requirements.retrieve(requirement.id, { version: 1 })).data, requirement);
  assert.deepEqual(
    requirement.requirement_types.map(({ name }) => name),
    ['Porting form', 'Latest invoice', 'Proof of address', 'Proof of identity or company registration'],
  );
  const { data: asked } = await client.regulatoryRequirements.retrieve({ filter: german });
  assert.deepEqual(asked[0].regulatory_requirements.map(({ id }) => id), requirement.requirement_types.map(({ id }) => id));
  const { data: ofNumbers } = await client.phoneNumbersRegulatoryRequirements.retrieve({ filter: { phone_number: '+4930123456,+13035550000' } });
  assert.deepEqual(ofNumbers.map(({ phone_number: number }) => number), ['+4930123456', '+13035550000']);
});

test('requirementGroups, and a German order fulfilled by one', async () => {
  const kind = { country_code: 'DE', phone_number_type: 'local', action: 'porting' };
  const made = await client.requirementGroups.create({ ...kind, customer_reference: 'Acme' });
  const papers = await uploaded();
  const values = made.regulatory_requirements.map(({ requirement_id: id }, at) => ({ requirement_id: id, field_value: papers[at] }));
  assert.equal(values.length, papers.length);
  assert.deepEqual((await client.requirementGroups.list({ filter: { customer_reference: 'Acme' } })).map(({ id }) => id), [made.id]);
  await assert.rejects(client.requirementGroups.submitForApproval(made.id), Telnyx.UnprocessableEntityError);
  await client.requirementGroups.update(made.id, { regulatory_requirements: values });
  assert.equal((await client.requirementGroups.submitForApproval(made.id)).status, 'pending-approval');
  const clock = new Clock(fixture.api);
  await clock.freeze();
  await clock.advance('PT1H');
  assert.equal((await client.requirementGroups.retrieve(made.id)).status, 'approved');

  const { data: created } = await client.portingOrders.create({ phone_numbers: ['+4930123456'] });
  const { id } = created[0];
  const { documents, requirements, ...rest } = bodyOf(NEEDED);
  await client.portingOrders.update(id, { ...rest, requirement_group_id: made.id });
  const asked = await collect(client.portingOrders.retrieveRequirements(id));
  assert.deepEqual(
    asked.map(({ field_value: value, requirement_status: status }) => [value, status]),
    papers.map((paper) => [paper, 'approved']),
  );
  assert.equal(asked[0].requirement_type.name, 'Porting form');
  await ported(id, clock);

  assert.equal((await client.requirementGroups.delete(made.id)).id, made.id);
  await assert.rejects(client.requirementGroups.retrieve(made.id), Telnyx.NotFoundError);
  assert.equal((await client.portingOrders.retrieve(id)).data.requirements_met, true);
  await assertUsed(id, papers);
});

test('comments on a requirement group', async () => {
  const { id: group } = await client.requirementGroups.create({ country_code: 'SE', phone_number_type: 'local', action: 'porting' });
  const about = { comment_record_type: 'requirement_group', comment_record_id: group };
  const { data: made } = await client.comments.create({ ...about, body: 'Which address?' });
  assert.equal(made.commenter_type, 'user');
  assert.equal(made.read_at, null);
  const { data: answer } = await operator.post(`/~operator/requirement_groups/${group}/comments`, { body: 'The one on the bill.' });
  assert.equal(answer.commenter_type, 'admin');
  const { data: read } = await client.comments.markAsRead(answer.id);
  assert.equal(read.body, 'The one on the bill.');
  assert.equal(read.read_at, read.updated_at);
  assert.deepEqual((await client.comments.retrieve(answer.id)).data, read);
  const { data: listed } = await client.comments.list({ filter: about });
  assert.deepEqual(listed.map(({ id }) => id).sort(), [made.id, answer.id].sort());
  await assert.rejects(client.comments.list({ filter: { ...about, comment_record_type: 'sub_number_order' } }), Telnyx.NotFoundError);
  await assert.rejects(client.comments.create({ ...about, body: ' ' }), Telnyx.UnprocessableEntityError);
  await client.requirementGroups.delete(group);
  await assert.rejects(client.comments.retrieve(made.id), Telnyx.NotFoundError);
});

test('a US order fulfilled one by one', async () => {
  const { data: created } = await client.portingOrders.create({ phone_numbers: [freshNumber()] });
  const { id } = created[0];
  const { documents, ...rest } = bodyOf(NEEDED);
  await client.portingOrders.update(id, rest);
  const papers = await uploaded();
  const given = [];
  for (const { requirement_type: type, requirement_status: status } of await collect(client.portingOrders.retrieveRequirements(id))) {
    assert.equal(status, 'requirement-info-pending');
    await assert.rejects(client.portingOrders.actions.confirm(id), Telnyx.UnprocessableEntityError);
    given.push(papers.pop());
    await client.portingOrders.update(id, { requirements: [{ requirement_type_id: type.id, field_value: given.at(-1) }] });
  }
  await client.portingOrders.additionalDocuments.create(id, { additional_documents: papers.map((paper) => ({ document_id: paper, document_type: 'other' })) });
  await ported(id, new Clock(fixture.api));
  await assertUsed(id, given);
  const added = await collect(client.portingOrders.additionalDocuments.list(id));
  assert.deepEqual(added.map(({ document_id: paper }) => paper).sort(), papers.sort());
});

test('a wrong key is an AuthenticationError', async () => {
  await assert.rejects(connect(fixture.server, 'not-a-key').portingOrders.list(), (error) => {
    assert.ok(error instanceof Telnyx.AuthenticationError);
    assert.equal(error.status, 401);
    assert.equal(error.error.errors[0].code, '10009');
    return true;
  });
});

test('an unknown order is a NotFoundError', async () => {
  for (const call of [
    () => client.portingOrders.retrieve('eef10fb8-f3df-4c67-97c5-e18179723222'),
    () => client.portingOrders.update('eef10fb8-f3df-4c67-97c5-e18179723222', {}),
    () => client.portingOrders.delete('eef10fb8-f3df-4c67-97c5-e18179723222'),
  ]) {
    await assert.rejects(call(), (error) => {
      assert.ok(error instanceof Telnyx.NotFoundError);
      assert.equal(error.error.errors[0].code, '10005');
      return true;
    });
  }
});

test('refused values are an UnprocessableEntityError that names them all', async () => {
  const { data } = await client.portingOrders.create({ phone_numbers: [freshNumber()] });
  await assert.rejects(
    client.portingOrders.update(data[0].id, { misc: { type: 'half' }, end_user: { admin: { entity_name: 7 } } }),
    (error) => {
      assert.ok(error instanceof Telnyx.UnprocessableEntityError);
      const found = error.error.errors.map((entry) => `${entry.code} ${entry.source.pointer}`);
      assert.deepEqual(found.sort(), ['10026 /end_user/admin/entity_name', '10032 /misc/type']);
      return true;
    },
  );
});

test('a malformed id is a BadRequestError', async () => {
  await assert.rejects(client.portingOrders.retrieve('nonsense'), (error) => {
    assert.ok(error instanceof Telnyx.BadRequestError);
    assert.equal(error.error.errors[0].code, '10006');
    return true;
  });
});

test('a number on two orders is refused with its place', async () => {
  const number = freshNumber();
  await client.portingOrders.create({ phone_numbers: [number] });
  await assert.rejects(client.portingOrders.create({ phone_numbers: [freshNumber(), number] }), (error) => {
    assert.ok(error instanceof Telnyx.UnprocessableEntityError);
    assert.deepEqual(
      error.error.errors.map(({ code, source }) => [code, source.pointer]),
      [['80003', '/phone_numbers/1']],
    );
    return true;
  });
});

test('notification profiles, channels, events, conditions and settings', async () => {
  const { data: profile } = await client.notificationProfiles.create({ name: 'Team' });
  const renamed = await client.notificationProfiles.update(profile.id, { name: 'Night shift' });
  assert.equal(renamed.data.name, 'Night shift');
  assert.deepEqual((await client.notificationProfiles.retrieve(profile.id)).data, renamed.data);
  const place = { channel_type_id: 'webhook', channel_destination: 'https://example.com/hooks' };
  const { data: channel } = await client.notificationChannels.create({ ...place, notification_profile_id: profile.id });
  await client.notificationChannels.update(channel.id, { channel_destination: 'https://example.com/others' });
  const webhooks = await collect(client.notificationChannels.list({ filter: { channel_type_id: { eq: 'webhook' } } }));
  assert.deepEqual(webhooks.map(({ channel_destination: url }) => url), ['https://example.com/others']);

  const [kind] = await collect(client.notificationEvents.list());
  assert.equal(kind.name, 'Porting Order Status Changed');
  const conditions = await collect(client.notificationEventConditions.list({ filter: { associated_record_type: { eq: 'phone_number' } } }));
  assert.equal(conditions[0].notification_event_id, kind.id);
  const { data: setting } = await client.notificationSettings.create({
    notification_event_condition_id: conditions[0].id,
    notification_channel_id: channel.id,
    notification_profile_id: profile.id,
    parameters: [{ name: 'phone_number', value: '+13035550000' }],
  });
  assert.equal(setting.associated_record_type_value, '+13035550000');
  const filter = { notification_channel: { eq: channel.id }, status: { eq: 'enabled' }, associated_record_type: { eq: 'phone_number' } };
  assert.deepEqual(await collect(client.notificationSettings.list({ filter })), [(await client.notificationSettings.retrieve(setting.id)).data]);

  await assert.rejects(client.notificationChannels.delete(channel.id), Telnyx.UnprocessableEntityError);
  assert.equal((await client.notificationSettings.delete(setting.id)).data.status, 'deleted');
  await client.notificationChannels.delete(channel.id);
  await client.notificationProfiles.delete(profile.id);
  await assert.rejects(client.notificationProfiles.retrieve(profile.id), Telnyx.NotFoundError);
});
