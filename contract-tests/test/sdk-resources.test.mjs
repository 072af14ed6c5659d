// The official client library, unmodified but for its base URL, with the resources that orders and numbers name: every method once,
// each with an effect.
import assert from 'node:assert/strict';
import test from 'node:test';
import { sandbox } from '../lib/fixture.mjs';
import { bodyOf, Clock, NEEDED } from '../lib/life.mjs';
import { collect, connect } from '../lib/sdk.mjs';

const { server, api } = await sandbox();
const client = connect(server);

const HOUSE = {
  first_name: 'Paula',
  last_name: 'Person',
  business_name: 'Person Travel',
  street_address: '311 W Superior St',
  locality: 'Chicago',
  administrative_area: 'IL',
  postal_code: '60654',
  country_code: 'US',
};
const PROFILE = '1293384261075731499';
const HOOKS = 'https://example.com/hooks';

/** Each with what makes one, what changes it, and a filter that finds it and nothing else. */
const KINDS = {
  billingGroups: { make: { name: 'By SDK' }, change: { name: 'By SDK, changed' } },
  outboundVoiceProfiles: {
    make: { name: 'By SDK', whitelisted_destinations: ['US'] },
    change: { name: 'By SDK, changed', concurrent_call_limit: 7 },
    filter: { name: { contains: 'sdk, changed' } },
  },
  credentialConnections: {
    make: { connection_name: 'Credentials by SDK', user_name: 'bysdk1', password: 'correct horse' },
    change: { connection_name: 'Credentials by SDK, changed', outbound: { outbound_voice_profile_id: PROFILE } },
    filter: { connection_name: { contains: 'credentials by sdk' } },
  },
  ipConnections: {
    make: { connection_name: 'IP by SDK', transport_protocol: 'TCP' },
    change: { connection_name: 'IP by SDK, changed', tags: ['sdk'] },
    filter: { connection_name: { contains: 'ip by' } },
  },
  fqdnConnections: {
    make: { connection_name: 'FQDN by SDK', transport_protocol: 'TLS' },
    change: { connection_name: 'FQDN by SDK, changed', active: false },
    filter: { connection_name: { contains: 'fqdn by s' } },
  },
  ips: {
    make: { connection_id: '1293384261075731462', ip_address: '198.51.100.7', port: 5062 },
    change: { ip_address: '198.51.100.8', port: 5063 },
    filter: { port: 5063 },
  },
  fqdns: {
    make: { connection_id: '1293384261075731461', fqdn: 'sdk.example.com', dns_record_type: 'srv', port: 5062 },
    change: { fqdn: 'changed.example.com' },
    filter: { fqdn: 'changed.example.com' },
  },
  callControlApplications: {
    make: { application_name: 'Calls by SDK', webhook_event_url: HOOKS },
    change: { application_name: 'Calls by SDK, changed', webhook_event_url: HOOKS, dtmf_type: 'Inband' },
    filter: { application_name: { contains: 'calls by sdk' } },
  },
  texmlApplications: {
    make: { friendly_name: 'XML by SDK', voice_url: HOOKS },
    change: { friendly_name: 'XML by SDK, changed', voice_url: HOOKS, voice_method: 'get' },
    filter: { friendly_name: { contains: 'xml by sdk' } },
  },
  faxApplications: {
    make: { application_name: 'Fax by SDK', webhook_event_url: HOOKS },
    change: { application_name: 'Fax by SDK, changed', webhook_event_url: HOOKS, tags: ['fax'] },
    filter: { application_name: { contains: 'fax by sdk' } },
  },
  messagingProfiles: {
    make: { name: 'By SDK', whitelisted_destinations: ['US'] },
    change: { name: 'By SDK, changed', webhook_url: HOOKS },
    filter: { name: 'By SDK, changed' },
  },
  addresses: { make: { ...HOUSE, customer_reference: 'sdk' }, filter: { customer_reference: { eq: 'sdk' } } },
  userAddresses: { make: { ...HOUSE, customer_reference: 'sdk' }, filter: { customer_reference: { eq: 'sdk' } } },
  dynamicEmergencyAddresses: {
    make: { house_number: '1', street_name: 'Main', locality: 'Austin', administrative_area: 'TX', postal_code: '78701', country_code: 'CA' },
    filter: { country_code: 'CA' },
  },
  dynamicEmergencyEndpoints: {
    make: { dynamic_emergency_address_id: '0d9b7a1c-8a6e-4a43-9d0a-2f1f3d7c5b60', callback_number: '+13125550100', caller_name: 'Paula' },
    filter: { country_code: 'US', status: 'activated' },
  },
};

const holds = (shown, given) => {
  for (const [name, value] of Object.entries(given)) {
    const nested = value && typeof value === 'object' && !Array.isArray(value);
    assert.deepEqual(nested ? { ...shown[name], ...value } : shown[name], nested ? shown[name] : value, name);
  }
};

for (const [name, { make, change, filter }] of Object.entries(KINDS)) {
  test(`the client makes, reads, lists, changes and deletes ${name}`, async () => {
    const resources = client[name];
    const { data: made } = await resources.create(make);
    holds(made, make);
    const { password, v1_secret: secret, ...open } = make;
    holds((await resources.retrieve(made.id)).data, open);
    if (change) {
      holds((await resources.update(made.id, change)).data, change);
      holds((await resources.retrieve(made.id)).data, change);
    }
    const found = await collect(await resources.list(filter ? { filter } : {}));
    if (filter) assert.deepEqual(found.map(({ id }) => id), [made.id]);
    else assert.ok(found.some(({ id }) => id === made.id));
    if (resources.delete) {
      await resources.delete(made.id);
      await assert.rejects(resources.retrieve(made.id), { status: 404 });
    }
  });
}

test('the client lists and reads connections of all kinds', async () => {
  const all = await collect(await client.connections.list({ sort: 'connection_name' }));
  const kinds = new Set(all.map(({ record_type: kind }) => kind));
  assert.ok(kinds.has('ip_connection') && kinds.has('credential_connection'), [...kinds].join(' '));
  const { data } = await client.connections.retrieve(all[0].id);
  assert.deepEqual(data, all[0]);
});

test('the client asks whether an address may be, and accepts how it is written', async () => {
  const { data: checked } = await client.addresses.actions.validate({ street_address: '10 Downing Street', postal_code: 'sw1a2aa', country_code: 'GB' });
  assert.equal(checked.result, 'valid');
  assert.equal(checked.suggested.postal_code, 'SW1A 2AA');
  const { data: made } = await client.addresses.create({ ...HOUSE, administrative_area: 'illinois' });
  const { data: accepted } = await client.addresses.actions.acceptSuggestions(made.id);
  assert.equal(accepted.accepted, true);
  assert.equal((await client.addresses.retrieve(made.id)).data.administrative_area, 'IL');
});

test('the client asks whether a connection is registered', async () => {
  const { data: made } = await client.credentialConnections.create({ connection_name: 'Asked', user_name: 'asked1', password: 'correct horse' });
  const { data } = await client.credentialConnections.actions.checkRegistrationStatus(made.id);
  assert.deepEqual([data.status, data.sip_username], ['Not Registered', 'asked1']);
});

test('the client takes bundles, puts numbers into them and gives them up', async () => {
  const [bundle] = await collect(await client.bundlePricing.billingBundles.list({ filter: { country_iso: ['US'] } }));
  const { data: details } = await client.bundlePricing.billingBundles.retrieve(bundle.id, { authorization_bearer: 'any' });
  assert.deepEqual([details.name, details.bundle_limits[0].country_iso], [bundle.name, 'US']);

  const { userBundles } = client.bundlePricing;
  const { data: taken } = await userBundles.create({ items: [{ billing_bundle_id: bundle.id, quantity: 2 }] });
  const [first, second] = taken.map(({ id }) => id);
  assert.deepEqual((await userBundles.retrieve(first)).data, taken[0]);
  const unused = async () => (await userBundles.listUnused({ filter: { country_iso: ['US'] } })).data.flatMap(({ user_bundle_ids: ids }) => ids);
  assert.ok((await unused()).includes(first));

  const { data: orders } = await client.portingOrders.create({ phone_numbers: ['+13035558801'] });
  const number = orders[0].phone_numbers[0];
  const { phoneNumberConfigurations } = client.portingOrders;
  const { data: made } = await phoneNumberConfigurations.create({
    phone_number_configurations: [{ porting_phone_number_id: number.id, user_bundle_id: first }],
  });
  const listed = await collect(await phoneNumberConfigurations.list({ filter: { porting_phone_number: number.id } }));
  assert.deepEqual(listed, made);
  assert.ok(!(await unused()).includes(first));

  await userBundles.deactivate(second);
  assert.equal((await userBundles.retrieve(second)).data.active, false);
  const holding = await collect(await userBundles.list({ filter: { resource: ['+13035558801'] } }));
  assert.deepEqual(holding.map(({ id }) => id), [first]);
  await assert.rejects(userBundles.deactivate(first), { status: 422 });

  await client.portingOrders.update(orders[0].id, bodyOf(NEEDED));
  await client.portingOrders.actions.confirm(orders[0].id);
  await new Clock(api).advance('P40D');
  const [landed] = await collect(await client.phoneNumbers.list({ filter: { phone_number: '3035558801' } }));
  const { data: inIt } = await userBundles.listResources(first);
  assert.deepEqual(inIt.map(({ id, resource, resource_type: type }) => [id, resource, type]), [[landed.id, '+13035558801', 'number']]);
  const { data: out } = await client.phoneNumbers.actions.changeBundleStatus(landed.id, { bundle_id: '' });
  assert.equal(out.phone_number, '+13035558801');
  assert.ok((await unused()).includes(first));
  await client.phoneNumbers.actions.changeBundleStatus(landed.id, { bundle_id: first });
  assert.deepEqual((await userBundles.listResources(first)).data.map(({ id }) => id), [landed.id]);
});
