// Managed accounts, the audit log and the balance, as the official client library asks for them.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import Telnyx from 'telnyx';
import { freshNumber, sandbox } from '../lib/fixture.mjs';
import { Api, ok } from '../lib/http.mjs';
import { collect, connect } from '../lib/sdk.mjs';
import { OPERATOR_KEY } from '../lib/server.mjs';

const fixture = await sandbox();
const client = connect(fixture.server);
const operator = new Api(fixture.server, OPERATOR_KEY);
after(() => operator.close());

/** That a sandbox is born with. */
const SANDBOX_ACCOUNT = '24b4a4bb-c4df-46ad-bbcb-23fc741c5ad7';

const refused = (error) => error instanceof Telnyx.PermissionDeniedError;

test('an account is made, works with its key, and is disabled and enabled', async () => {
  const { data: made } = await client.managedAccounts.create({ business_name: 'Example Bakery', email: 'bakery@example.com', password: 'not kept' });
  assert.equal(made.organization_name, 'Example Bakery');
  assert.equal(made.api_token, made.api_key);

  const baker = connect(fixture.server, made.api_key);
  await baker.portingOrders.create({ phone_numbers: [freshNumber()] });
  assert.equal((await collect(baker.portingOrders.list())).length, 1);
  await assert.rejects(baker.managedAccounts.create({ business_name: 'Below' }), refused);

  await client.managedAccounts.actions.disable(made.id);
  await assert.rejects(baker.portingOrders.list(), refused);
  assert.deepEqual(await collect(client.managedAccounts.list({ filter: { email: { eq: made.email } } })), []);
  const all = await collect(client.managedAccounts.list({ include_cancelled_accounts: true, filter: { email: { contains: 'bakery' } } }));
  assert.deepEqual(all.map(({ id }) => id), [made.id]);

  const { data: enabled } = await client.managedAccounts.actions.enable(made.id, { reenable_all_connections: true });
  assert.equal(enabled.api_key, null);
  await baker.portingOrders.list();
});

test('what is said of an account is kept', async () => {
  const { data: made } = await client.managedAccounts.create({ business_name: 'Garage' });
  await client.managedAccounts.update(made.id, { managed_account_allow_custom_pricing: true });
  const { data: limit } = await client.managedAccounts.updateGlobalChannelLimit(made.id, { channel_limit: 30 });
  assert.equal(limit.channel_limit, 30);

  const { data: read } = await client.managedAccounts.retrieve(made.id);
  assert.equal(read.managed_account_allow_custom_pricing, true);
  const { data: channels } = await client.managedAccounts.getAllocatableGlobalOutboundChannels();
  assert.deepEqual([channels.allocatable_global_outbound_channels, channels.total_global_channels_allocated], [1000, 30]);
});

test('the list is sorted as each version of the description has it', async () => {
  for (const name of ['Zebra', 'Ant']) await client.managedAccounts.create({ business_name: `Shop of ${name}`, email: `${name}@sorted.example.com` });
  const names = async (sort) =>
    (await collect(client.managedAccounts.list({ filter: { email: { contains: '@sorted.' } }, ...(sort && { sort }) }))).map(({ organization_name: name }) => name.slice(8));
  for (const sort of [undefined, 'desc', '-created_at', 'email']) assert.deepEqual(await names(sort), ['Ant', 'Zebra'], sort);
  for (const sort of ['asc', 'created_at', '-email']) assert.deepEqual(await names(sort), ['Zebra', 'Ant'], sort);
});

test('the balance is what the operator keeps', async () => {
  const { data } = await client.balance.retrieve();
  assert.deepEqual(data, { record_type: 'balance', pending: '0.00', balance: '1000.00', credit_limit: '500.00', available_credit: '1500.00', currency: 'USD' });
  const body = { balance: '-7.50', credit_limit: '10', pending: '1.2', currency: 'EUR' };
  await ok(operator.call('PUT', `/~operator/accounts/${SANDBOX_ACCOUNT}/balance`, { body }));
  const { data: changed } = await client.balance.retrieve();
  assert.deepEqual(changed, { record_type: 'balance', pending: '1.20', balance: '-7.50', credit_limit: '10.00', available_credit: '2.50', currency: 'EUR' });
});

test('the audit log has what was done, whoever did it', async () => {
  const { data: made } = await client.managedAccounts.create({ business_name: 'Logged' });
  const started = new Date(Date.parse(made.created_at) - 1).toISOString();
  const mine = await collect(client.auditEvents.list({ filter: { created_after: started }, sort: 'asc', 'page[size]': 2 }));
  const entry = mine.find(({ resource_id: id }) => id === made.id);
  assert.deepEqual([entry.change_type, entry.change_made_by, entry.organization_id], ['create', 'account_owner', made.manager_account_id]);
});
