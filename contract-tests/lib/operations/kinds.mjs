// The registry of kinds of ids: how to make one of each in an account, by the public API. docs/every-operation.md tells how to add one.
import { randomUUID } from 'node:crypto';
import { ok } from '../http.mjs';
import { bodyOf, NEEDED } from '../life.mjs';
import { png } from '../png.mjs';
import { eventually } from '../server.mjs';

/** A Wednesday in the past, so that no job is due on the way: the time at which the clock stands. */
export const NOW = '2025-03-05T16:00:00Z';
/** When an activation begins that has not begun: it can be moved until then. */
const LATER = '2025-03-12T15:00:00Z';

/** Where nobody listens. */
const NOBODY_THERE = 'http://127.0.0.1:9/hooks';

/** The document that examples of the description give as the answer to a requirement. */
const PROOF = '9787fb5f-cbe5-4de4-b765-3303774ee9fe';

const register = (account, word, id) => ok(account.operator.call('PUT', `/~operator/accounts/${account.id}/references/${word}/${id}`));

/** Registers what orders and numbers of the account may refer to. */
function reference(word) {
  return async (account) => {
    const id = randomUUID();
    await register(account, word, id);
    return id;
  };
}

/** A draft that lacks nothing, so that it could be confirmed. */
async function complete(account) {
  const names = { customer_reference: account.name, customer_group_reference: account.name };
  const [{ id }] = await ok(account.api.post('/porting_orders', { phone_numbers: [account.number()], ...names }));
  const body = bodyOf(NEEDED);
  body.documents = { loa: account.ids.document, invoice: account.ids.document };
  body.phone_number_configuration = {
    connection_id: account.ids['FQDN connection'],
    billing_group_id: account.ids['billing group'],
    emergency_address_id: account.ids.address,
  };
  await ok(account.api.patch(`/porting_orders/${id}`, body));
  return id;
}

/** An order that the desk has to decide on. */
async function confirmed(account) {
  const id = await complete(account);
  await ok(account.api.post(`/porting_orders/${id}/actions/confirm`));
  return { id, decide: (what, given) => ok(account.operator.call('POST', `/~operator/porting_orders/${id}/actions/${what}`, { body: given })) };
}

/** An order that the desk has given this date. */
async function dated(account, time) {
  const { id, decide } = await confirmed(account);
  await decide('submit', {});
  await decide('confirm_foc', { foc_datetime: time });
  return { id, decide };
}

/** What a path names is asked for; what a body refers to is looked for in the account. */
const inAccount = (kind) => (_, place) => `There is no ${kind} with this id${place.in === 'body' ? ' in your account' : ''}.`;

const HOUSE = {
  first_name: 'Paula',
  last_name: 'Person',
  business_name: 'Person Travel',
  street_address: '1 Main Street',
  locality: 'Austin',
  administrative_area: 'TX',
  postal_code: '78701',
  country_code: 'US',
};

/** A kind of resource: `shownAs` what a name of its ids calls it where that is not what it is. */
function resource(name, path, called, body, shownAs = {}) {
  return {
    name,
    called: [path.slice(1), ...called],
    make: async (account) => (await ok(account.api.post(path, body(account)))).id,
    missing: (_, place) => `There is no ${shownAs[place.of] ?? name} with this id in your account.`,
    referred: true,
  };
}

/**
 * Each kind with
 * - `called`: the names by which the description speaks of it: what stands before the id in a path, or the name of a query
 *   parameter or of a member of a body;
 * - `make`: makes one in an account, which has its `id`, its `api`, the `operator`, unused numbers (`number()`) and the
 *   `ids` of the kinds before. Answers the id, or `{ id, within }` with the ids that go before it in a path;
 * - `missing`: what a refusal says of an id that the account does not have, of every operation or of this one and the place;
 * - `unplaced`: the refusal does not name the parameter;
 * - `referred`: a body that must name one is about something else, which only refers to it;
 * - `shared`: it belongs to no account.
 */
export const KINDS = [
  {
    name: 'account',
    called: ['accounts', 'account_id', 'manager_account_id'],
    make: (account) => account.id,
    missing: 'There is no such account.',
    unplaced: true,
  },
  {
    name: 'user',
    called: ['user_id'],
    make: async (account) => (await ok(account.operator.get(`/~operator/accounts/${account.id}/users`)))[0].id,
    missing: 'The account has no user with this id.',
  },
  {
    name: 'API key',
    called: ['api_keys', 'api_key_id'],
    make: async (account) => (await ok(account.operator.post(`/~operator/accounts/${account.id}/api_keys`, { name: 'Spare' }))).id,
    missing: ({ key }) => (key === 'operator' ? 'There is no such API key.' : 'There is no API key with this id in your account.'),
    unplaced: true,
  },
  {
    name: 'operator',
    called: ['operators', 'claimed_by'],
    make: async (account) => (await ok(account.operator.post('/~operator/operators', { name: account.name }))).id,
    missing: 'There is no such operator.',
    unplaced: true,
  },
  {
    name: 'managed account',
    called: ['managed_accounts'],
    make: async (account) => (await ok(account.api.post('/managed_accounts', { business_name: account.name }))).id,
    missing: 'There is no managed account with this id.',
  },
  {
    name: 'reference',
    called: ['references'],
    make: reference('connection'),
    missing: 'The account has no such reference.',
    unplaced: true,
  },
  resource('billing group', '/billing_groups', ['billing_group_id'], ({ name }) => ({ name })),
  resource('messaging profile', '/messaging_profiles', ['messaging_profile_id', 'id'], ({ name }) => ({ name, whitelisted_destinations: ['US'] })),
  resource('address', '/addresses', ['emergency_address_id'], () => HOUSE, { emergency_address_id: 'emergency address' }),
  resource('user address', '/user_addresses', [], () => HOUSE),
  resource('outbound voice profile', '/outbound_voice_profiles', ['outbound_voice_profile_id', 'outbound.outbound_voice_profile_id'], ({ name }) => ({ name })),
  resource('FQDN connection', '/fqdn_connections', ['connection_id', 'connections'], ({ name }) => ({ connection_name: name }), {
    connection_id: 'connection',
    connections: 'connection',
  }),
  resource('FQDN', '/fqdns', ['default_primary_fqdn_id', 'default_secondary_fqdn_id', 'default_tertiary_fqdn_id'], ({ ids }) => ({
    connection_id: ids['FQDN connection'],
    fqdn: 'sip.example.com',
    dns_record_type: 'a',
  })),
  resource('IP connection', '/ip_connections', [], ({ name }) => ({ connection_name: name })),
  resource('IP', '/ips', ['default_primary_ip_id', 'default_secondary_ip_id', 'default_tertiary_ip_id'], ({ ids }) => ({ connection_id: ids['IP connection'], ip_address: '192.0.2.1' })),
  resource('credential connection', '/credential_connections', [], ({ name }) => ({
    connection_name: name,
    user_name: name,
    password: 'a-password',
  })),
  resource('call control application', '/call_control_applications', [], ({ name }) => ({ application_name: name, webhook_event_url: NOBODY_THERE })),
  resource('TeXML application', '/texml_applications', [], ({ name }) => ({ friendly_name: name, voice_url: NOBODY_THERE })),
  resource('fax application', '/fax_applications', [], ({ name }) => ({ application_name: name, webhook_event_url: NOBODY_THERE })),
  resource('dynamic emergency address', '/dynamic_emergency_addresses', ['dynamic_emergency_address_id'], () => ({
    house_number: '1',
    street_name: 'Main',
    locality: 'Austin',
    administrative_area: 'TX',
    postal_code: '78701',
    country_code: 'US',
  })),
  resource('dynamic emergency endpoint', '/dynamic_emergency_endpoints', [], ({ name, ids }) => ({
    dynamic_emergency_address_id: ids['dynamic emergency address'],
    callback_number: '+13035550100',
    caller_name: name,
  })),
  {
    name: 'document',
    called: ['documents', 'document_id', 'loa', 'invoice'],
    make: async (account) => {
      await register(account, 'document', PROOF);
      return (await ok(account.api.post('/documents', { file: Buffer.from(account.name).toString('base64') }))).id;
    },
    missing: inAccount('document'),
    referred: true,
  },
  {
    name: 'LOA configuration',
    called: ['loa_configurations', 'loa_configuration_id'],
    make: async (account) => {
      const logo = await ok(account.api.post('/documents', { file: png(20, 20).toString('base64') }));
      const letterhead = {
        name: account.name,
        logo: { document_id: logo.id },
        company_name: account.name,
        address: { street_address: '1 Main Street', city: 'Austin', state: 'TX', zip_code: '78701', country_code: 'US' },
        contact: { email: 'porting@example.com', phone_number: '+13035550100' },
      };
      return (await ok(account.api.post('/porting/loa_configurations', letterhead))).id;
    },
    missing: inAccount('LOA configuration'),
    referred: true,
  },
  {
    name: 'requirement group',
    called: ['requirement_groups', 'requirement_group_id'],
    // Without values, so that it contradicts none that the body of an order gives.
    make: async (account) => {
      const group = { country_code: 'US', phone_number_type: 'local', action: 'porting', customer_reference: account.name };
      return (await account.api.post('/requirement_groups', group)).json.id;
    },
    missing: inAccount('requirement group'),
    referred: true,
  },
  {
    // What a comment is about, and does not only refer to: the requirement group made before.
    name: 'commented group',
    called: ['comment_record_id'],
    make: (account) => account.ids['requirement group'],
    missing: 'There is no requirement group with this id.',
  },
  {
    name: 'comment',
    called: ['comments'],
    make: async (account) => {
      const about = { comment_record_type: 'requirement_group', comment_record_id: account.ids['requirement group'] };
      return (await ok(account.api.post('/comments', { body: account.name, ...about }))).id;
    },
    missing: 'There is no comment with this id.',
  },
  {
    name: 'requirement type',
    called: ['requirement_types', 'requirement_type_id', 'requirement_id'],
    shared: true,
    missing: ({ key }, place) => {
      if (key === 'operator') return 'The order has no such requirement.';
      return place.in === 'body' ? 'There is no such requirement type.' : 'There is no requirement type with this id.';
    },
  },
  {
    name: 'requirement',
    called: ['requirements'],
    shared: true,
    missing: 'There is no requirement with this id.',
  },
  {
    name: 'sub number order',
    called: ['sub_number_orders'],
    // There are none, so that any id will do.
    make: () => randomUUID(),
    missing: 'There is no sub number order with this id.',
  },
  {
    name: 'number order phone number',
    called: ['number_order_phone_numbers'],
    make: () => randomUUID(),
    missing: 'There is no number order phone number with this id.',
  },
  {
    name: 'porting order',
    called: ['porting_orders', 'porting_order_id', 'linked_resource_id'],
    make: async (account) => {
      const id = await complete(account);
      await ok(account.api.post(`/porting_orders/${id}/comments`, { body: account.name }));
      return id;
    },
    missing: 'There is no porting order with this id.',
  },
  {
    name: 'porting order group',
    called: ['porting_order_groups', 'porting_order_group_id'],
    make: async (account) => (await account.api.post('/porting_orders', { phone_numbers: [account.number()] })).json.meta.porting_order_group_id,
    missing: 'There is no group of porting orders with this id, which its orders have as porting_order_group_id.',
  },
  {
    name: 'additional document',
    called: ['additional_documents'],
    make: async (account) => {
      const order = account.ids['porting order'];
      const added = { additional_documents: [{ document_id: account.ids.document, document_type: 'loa' }] };
      const [{ id }] = await ok(account.api.post(`/porting_orders/${order}/additional_documents`, added));
      return { id, within: { 'porting order': order } };
    },
    missing: 'The order has no additional document with this id.',
  },
  {
    name: 'range of associated numbers',
    called: ['associated_phone_numbers'],
    make: async (account) => {
      const [order] = await ok(account.api.post('/porting_orders', { phone_numbers: ['+442071838751'] }));
      const range = { phone_number_range: { start_at: '+442071838760', end_at: '+442071838769' }, action: 'keep' };
      const { id } = await ok(account.api.post(`/porting_orders/${order.id}/associated_phone_numbers`, range));
      return { id, within: { 'porting order': order.id } };
    },
    missing: 'The order has no associated phone numbers with this id.',
  },
  {
    name: 'action requirement',
    called: ['action_requirements'],
    make: async (account) => {
      const [order] = await ok(account.api.post('/porting_orders', { phone_numbers: ['+61424000101'] }));
      const [{ id }] = await ok(account.api.get(`/porting_orders/${order.id}/action_requirements`));
      return { id, within: { 'porting order': order.id } };
    },
    missing: ({ key }) => (key === 'operator' ? 'There is no action requirement with this id.' : 'The order has no action requirement with this id.'),
  },
  {
    name: 'sharing token',
    called: ['sharing_tokens'],
    make: async (account) => {
      const order = account.ids['porting order'];
      return { id: (await ok(account.api.post(`/porting_orders/${order}/actions/share`, {}))).id, within: { 'porting order': order } };
    },
    missing: 'The order has no sharing token with this id, or its time is over.',
  },
  {
    name: 'correction link',
    called: ['correction_links'],
    make: async (account) => {
      const order = await confirmed(account);
      await order.decide('raise_exception', { codes: ['OTHER'] });
      const link = await ok(account.api.post(`/porting_orders/${order.id}/correction_links`));
      return { id: link.id, within: { 'porting order': order.id } };
    },
    missing: 'The order has no correction link with this id.',
  },
  {
    name: 'calendar link',
    called: ['calendar_links'],
    make: async (account) => (await ok(account.api.post('/porting/calendar_links'))).id,
    missing: 'There is no calendar link with this id.',
  },
  {
    name: 'activation job',
    called: ['activation_jobs'],
    make: async (account) => {
      const order = await dated(account, LATER);
      const [job] = await ok(account.api.get(`/porting_orders/${order.id}/activation_jobs`));
      return { id: job.id, within: { 'porting order': order.id } };
    },
    missing: 'The order has no activation job with this id.',
  },
  {
    name: 'report',
    called: ['reports'],
    make: async (account) => (await ok(account.api.post('/porting/reports', { report_type: 'export_porting_orders_csv', params: { filters: {} } }))).id,
    missing: 'There is no report with this id.',
  },
  {
    name: 'inventory number',
    called: ['phone_numbers'],
    make: async (account) => {
      const order = await dated(account, NOW);
      await order.decide('complete', {});
      return (await ok(account.api.get('/phone_numbers')))[0].id;
    },
    missing: 'There is no phone number with this id.',
  },
  {
    name: 'bundle',
    called: ['billing_bundles', 'billing_bundle_id'],
    shared: true,
    missing: 'There is no bundle with this id.',
  },
  {
    name: 'user bundle',
    called: ['user_bundles', 'user_bundle_id', 'bundle_id'],
    make: async (account) => {
      const [bundle] = await ok(account.api.get('/bundle_pricing/billing_bundles'));
      return (await ok(account.api.post('/bundle_pricing/user_bundles/bulk', { items: [{ billing_bundle_id: bundle.id, quantity: 1 }] })))[0].id;
    },
    missing: 'There is no user bundle with this id in your account.',
    referred: true,
  },
  {
    name: 'porting phone number',
    called: ['porting_orders/phone_numbers', 'porting_phone_number', 'porting_phone_number_id'],
    make: async (account) => {
      const [order] = await ok(account.api.post('/porting_orders', { phone_numbers: [account.number(), account.number()] }));
      return { id: order.phone_numbers[0].id, within: { 'porting order': order.id } };
    },
    missing: (operation, place) => {
      if (place.in === 'path') return 'The order has no phone number with this id.';
      return operation.id === 'createPortingPhoneNumberExtension'
        ? 'The order has no porting phone number with this id.'
        : 'There is no porting phone number with this id in your account.';
    },
    referred: true,
  },
  {
    name: 'phone number block',
    called: ['phone_number_blocks'],
    make: async (account) => {
      const [order] = await ok(account.api.post('/porting_orders', { phone_numbers: ['+4930244998000'] }));
      const range = { start_at: '+4930244998100', end_at: '+4930244998109' };
      const block = { phone_number_range: range, activation_ranges: [range] };
      const { id } = await ok(account.api.post(`/porting_orders/${order.id}/phone_number_blocks`, block));
      return { id, within: { 'porting order': order.id } };
    },
    missing: 'The order has no phone number block with this id.',
  },
  {
    name: 'phone number extension',
    called: ['phone_number_extensions'],
    make: async (account) => {
      const [order] = await ok(account.api.post('/porting_orders', { phone_numbers: ['+4930244997000'] }));
      const range = { start_at: 0, end_at: 99 };
      const extensions = { porting_phone_number_id: order.phone_numbers[0].id, extension_range: range, activation_ranges: [range] };
      const { id } = await ok(account.api.post(`/porting_orders/${order.id}/phone_number_extensions`, extensions));
      return { id, within: { 'porting order': order.id } };
    },
    missing: 'The order has no phone number extension with this id.',
  },
  {
    name: 'bulk update',
    called: ['messaging_numbers_bulk_updates'],
    make: async (account) => {
      const update = { messaging_profile_id: '', numbers: [account.number()] };
      return (await ok(account.api.post('/messaging_numbers_bulk_updates', update))).order_id;
    },
    missing: 'There is no bulk update with this id in your account.',
  },
  {
    name: 'porting event',
    called: ['events', 'until'],
    make: async (account) => (await ok(account.api.get('/porting/events')))[0].id,
    missing: 'There is no porting event with this id.',
  },
  {
    name: 'webhook endpoint',
    called: ['webhook_endpoints'],
    make: async (account) => (await ok(account.api.post('/webhook_endpoints', { url: NOBODY_THERE }))).id,
    missing: 'There is no webhook endpoint with this id.',
  },
  {
    name: 'webhook delivery',
    called: ['webhook_deliveries'],
    make: async (account) => {
      const [{ id }] = await ok(account.api.post('/porting_orders', { phone_numbers: [account.number()] }));
      await ok(account.api.patch(`/porting_orders/${id}`, { webhook_url: NOBODY_THERE }));
      await ok(account.api.post(`/porting_orders/${id}/comments`, { body: account.name }));
      // It is tried once: the clock stands, and so does what is to come later.
      return eventually('a webhook was sent in vain', async () => (await ok(account.api.get('/webhook_deliveries')))[0]?.id);
    },
    missing: 'There is no webhook delivery with this id.',
  },
  {
    name: 'notification profile',
    called: ['notification_profiles', 'notification_profile_id'],
    make: async (account) => (await ok(account.api.post('/notification_profiles', { name: account.name }))).id,
    missing: inAccount('notification profile'),
    referred: true,
  },
  {
    name: 'notification event condition',
    called: ['notification_event_condition_id'],
    shared: true,
    missing: 'There is no notification event condition with this id.',
    referred: true,
  },
  {
    name: 'notification channel',
    called: ['notification_channels', 'notification_channel_id', 'notification_channel'],
    make: async (account) => {
      const place = { channel_type_id: 'webhook', channel_destination: 'https://example.com/hooks' };
      const channel = { ...place, notification_profile_id: account.ids['notification profile'] };
      return (await ok(account.api.post('/notification_channels', channel))).id;
    },
    missing: inAccount('notification channel'),
    referred: true,
  },
  {
    name: 'notification setting',
    called: ['notification_settings'],
    make: async (account) => {
      const [condition] = await ok(account.api.get('/notification_event_conditions'));
      const channel = account.ids['notification channel'];
      const setting = { notification_event_condition_id: condition.id, notification_channel_id: channel };
      return (await ok(account.api.post('/notification_settings', setting))).id;
    },
    missing: 'There is no notification setting with this id.',
  },
];
