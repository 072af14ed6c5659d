// Makes server/src/test/resources/contract/facts.json of the published descriptions of the API: names, types and
// allowed values of the operations that are built. Usage: node tools/facts.mjs FOLDER_WITH_THE_DESCRIPTIONS
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCES = ['porting-2025-06-16.json', 'porting-2026-07-16.json', 'api-2025-06-16.json'];
const OPERATIONS = [
  ['post', '/portability_checks'],
  ['get', '/porting_orders'],
  ['post', '/porting_orders'],
  ['get', '/porting_orders/{id}'],
  ['patch', '/porting_orders/{id}'],
  ['delete', '/porting_orders/{id}'],
  ['post', '/porting_orders/{id}/actions/confirm'],
  ['post', '/porting_orders/{id}/actions/cancel'],
  ['post', '/porting_orders/{id}/actions/activate'],
  ['get', '/porting_orders/{id}/activation_jobs'],
  ['get', '/porting_orders/{id}/activation_jobs/{activationJobId}'],
  ['patch', '/porting_orders/{id}/activation_jobs/{activationJobId}'],
  ['get', '/porting_phone_numbers'],
  ['get', '/porting_orders/exception_types'],
  ['get', '/phone_numbers'],
  ['get', '/phone_numbers/slim'],
  ['get', '/phone_numbers/{id}'],
  ['patch', '/phone_numbers/{id}'],
  ['delete', '/phone_numbers/{id}'],
  ['get', '/phone_numbers/voice'],
  ['get', '/phone_numbers/{id}/voice'],
  ['patch', '/phone_numbers/{id}/voice'],
  ['post', '/phone_numbers/{id}/actions/enable_emergency'],
  ['get', '/phone_numbers/{phone_number_id}/voicemail'],
  ['post', '/phone_numbers/{phone_number_id}/voicemail'],
  ['patch', '/phone_numbers/{phone_number_id}/voicemail'],
  ['get', '/phone_numbers/messaging'],
  ['get', '/messaging_profiles/{id}/phone_numbers'],
  ['get', '/messaging_profiles/{id}/short_codes'],
  ['get', '/messaging_profiles/{id}/metrics'],
  ['get', '/messaging_profile_metrics'],
  ['get', '/user_tags'],
  ['get', '/phone_numbers/{id}/messaging'],
  ['patch', '/phone_numbers/{id}/messaging'],
  ['post', '/messaging_numbers_bulk_updates'],
  ['get', '/messaging_numbers_bulk_updates/{order_id}'],
  ['get', '/bundle_pricing/billing_bundles'],
  ['get', '/bundle_pricing/billing_bundles/{bundle_id}'],
  ['get', '/bundle_pricing/user_bundles'],
  ['post', '/bundle_pricing/user_bundles/bulk'],
  ['get', '/bundle_pricing/user_bundles/unused'],
  ['get', '/bundle_pricing/user_bundles/{user_bundle_id}'],
  ['delete', '/bundle_pricing/user_bundles/{user_bundle_id}'],
  ['get', '/bundle_pricing/user_bundles/{user_bundle_id}/resources'],
  ['patch', '/phone_numbers/{id}/actions/bundle_status_change'],
  ['get', '/porting_orders/phone_number_configurations'],
  ['post', '/porting_orders/phone_number_configurations'],
  ['get', '/porting_orders/{id}/allowed_foc_windows'],
  ['get', '/porting_orders/{id}/comments'],
  ['post', '/porting_orders/{id}/comments'],
  ['get', '/porting/events'],
  ['get', '/porting/events/{id}'],
  ['get', '/notification_profiles'],
  ['post', '/notification_profiles'],
  ['get', '/notification_profiles/{id}'],
  ['patch', '/notification_profiles/{id}'],
  ['delete', '/notification_profiles/{id}'],
  ['get', '/notification_channels'],
  ['post', '/notification_channels'],
  ['get', '/notification_channels/{id}'],
  ['patch', '/notification_channels/{id}'],
  ['delete', '/notification_channels/{id}'],
  ['get', '/notification_events'],
  ['get', '/notification_event_conditions'],
  ['get', '/notification_settings'],
  ['post', '/notification_settings'],
  ['get', '/notification_settings/{id}'],
  ['delete', '/notification_settings/{id}'],
  ['get', '/documents'],
  ['post', '/documents'],
  ['get', '/documents/{id}'],
  ['patch', '/documents/{id}'],
  ['delete', '/documents/{id}'],
  ['get', '/documents/{id}/download'],
  ['get', '/document_links'],
  ['get', '/porting_orders/{id}/action_requirements', '/porting_orders/{porting_order_id}/action_requirements'],
  [
    'post',
    '/porting_orders/{id}/action_requirements/{action_requirement_id}/initiate',
    '/porting_orders/{porting_order_id}/action_requirements/{id}/initiate',
  ],
  ['get', '/porting/uk_carriers'],
  ['get', '/porting_orders/{id}/verification_codes'],
  ['post', '/porting_orders/{id}/verification_codes/send'],
  ['post', '/porting_orders/{id}/verification_codes/verify'],
  ['get', '/porting_orders/{id}/associated_phone_numbers', '/porting_orders/{porting_order_id}/associated_phone_numbers'],
  ['post', '/porting_orders/{id}/associated_phone_numbers', '/porting_orders/{porting_order_id}/associated_phone_numbers'],
  [
    'delete',
    '/porting_orders/{id}/associated_phone_numbers/{associated_phone_number_id}',
    '/porting_orders/{porting_order_id}/associated_phone_numbers/{id}',
  ],
  ['get', '/porting_orders/{id}/additional_documents'],
  ['post', '/porting_orders/{id}/additional_documents'],
  ['delete', '/porting_orders/{id}/additional_documents/{additional_document_id}'],
  ['post', '/porting_orders/{id}/actions/share'],
  ['get', '/porting/loa_configurations'],
  ['post', '/porting/loa_configurations'],
  ['get', '/porting/loa_configurations/{id}'],
  ['patch', '/porting/loa_configurations/{id}'],
  ['delete', '/porting/loa_configurations/{id}'],
  ['get', '/porting/loa_configurations/{id}/preview'],
  ['post', '/porting/loa_configurations/preview'],
  ['post', '/porting/loa_configuration/preview'],
  ['get', '/porting_orders/{id}/loa_template'],
  ['get', '/requirement_types'],
  ['get', '/requirement_types/{id}'],
  ['get', '/requirements'],
  ['get', '/requirements/{id}'],
  ['get', '/regulatory_requirements'],
  ['get', '/phone_numbers_regulatory_requirements'],
  ['get', '/requirement_groups'],
  ['post', '/requirement_groups'],
  ['get', '/requirement_groups/{id}'],
  ['patch', '/requirement_groups/{id}'],
  ['delete', '/requirement_groups/{id}'],
  ['post', '/requirement_groups/{id}/submit_for_approval'],
  ['get', '/comments'],
  ['post', '/comments'],
  ['get', '/comments/{id}'],
  ['patch', '/comments/{id}/read'],
  ['post', '/sub_number_orders/{id}/requirement_group'],
  ['post', '/number_order_phone_numbers/{id}/requirement_group'],
  ['get', '/porting_orders/{id}/requirements'],
  ['get', '/audit_events'],
  ['get', '/balance'],
  ['get', '/managed_accounts'],
  ['post', '/managed_accounts'],
  ['get', '/managed_accounts/allocatable_global_outbound_channels'],
  ['get', '/managed_accounts/{id}'],
  ['patch', '/managed_accounts/{id}'],
  ['post', '/managed_accounts/{id}/actions/disable'],
  ['post', '/managed_accounts/{id}/actions/enable'],
  ['patch', '/managed_accounts/{id}/update_global_channel_limit'],
  ['post', '/addresses/actions/validate'],
  ['post', '/addresses/{id}/actions/accept_suggestions'],
  ['post', '/credential_connections/{id}/actions/check_registration_status'],
];

/** Kinds of resources: every operation of the list and of one of it. */
const COLLECTIONS = [
  '/addresses',
  '/user_addresses',
  '/billing_groups',
  '/connections',
  '/credential_connections',
  '/ip_connections',
  '/fqdn_connections',
  '/ips',
  '/fqdns',
  '/call_control_applications',
  '/texml_applications',
  '/fax_applications',
  '/outbound_voice_profiles',
  '/messaging_profiles',
  '/dynamic_emergency_addresses',
  '/dynamic_emergency_endpoints',
];
for (const collection of COLLECTIONS) {
  for (const method of ['get', 'post', 'patch', 'put', 'delete']) OPERATIONS.push([method, collection], [method, `${collection}/{id}`]);
}

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node tools/facts.mjs FOLDER');
  process.exit(2);
}

/** Collects what is said of a value and of all that is in it, by dotted path; [] stands for the entries of a list. */
function collect(document, schema, at, found, depth = 0) {
  const node = resolve(document, schema);
  if (!node || depth > 12) return;
  if (at !== '') {
    const fact = (found[at] ??= { types: [], values: [] });
    add(fact.types, [node.type ?? []].flat());
    add(fact.values, (node.enum ?? []).filter((value) => value !== null));
  }
  for (const part of [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])]) collect(document, part, at, found, depth + 1);
  for (const [name, property] of Object.entries(node.properties ?? {})) {
    collect(document, property, at === '' ? name : `${at}.${name}`, found, depth + 1);
  }
  if (node.items) collect(document, node.items, `${at}[]`, found, depth + 1);
}

function resolve(document, node) {
  if (!node?.$ref) return node;
  return node.$ref.slice(2).split('/').reduce((inner, key) => inner?.[key], document);
}

const add = (list, values) => values.forEach((value) => list.includes(value) || list.push(value));

/** A parameter that is an object, as later descriptions have it, is one parameter for each leaf. */
function parameter(document, name, schema, found) {
  const node = resolve(document, schema);
  if (node?.properties) {
    for (const [key, property] of Object.entries(node.properties)) parameter(document, `${name}[${key}]`, property, found);
    return;
  }
  const value = node?.type === 'array' ? resolve(document, node.items) : node;
  const fact = (found[name] ??= { types: [], values: [] });
  add(fact.types, [value?.type ?? []].flat());
  add(fact.values, value?.enum ?? []);
}

const facts = {};
for (const source of SOURCES) {
  const document = JSON.parse(fs.readFileSync(path.join(folder, source), 'utf8'));
  for (const [method, place, published] of OPERATIONS) {
    const item = document.paths[published ?? place];
    const operation = item?.[method];
    if (!operation) continue;
    const fact = (facts[`${method} ${place}`] ??= { parameters: {}, request: {}, responses: {} });
    for (const entry of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) {
      const { name, schema, in: where } = resolve(document, entry);
      // The ids of a path that is written otherwise here are called otherwise too.
      if (published && where === 'path') continue;
      parameter(document, name, schema, fact.parameters);
    }
    const body = resolve(document, operation.requestBody)?.content?.['application/json']?.schema;
    collect(document, body, '', fact.request);
    for (const [status, entry] of Object.entries(operation.responses).filter(([status]) => status.startsWith('2'))) {
      const content = resolve(document, entry)?.content ?? {};
      const response = (fact.responses[status] ??= { media: [], body: {} });
      add(response.media, Object.keys(content));
      collect(document, content['application/json']?.schema, '', response.body);
    }
  }
}

const target = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../server/src/test/resources/contract/facts.json');
fs.mkdirSync(path.dirname(target), { recursive: true });
const compact = JSON.stringify(facts, null, 2).replace(/\[\s+([^[\]{}]*?)\s+\]/g, (_, inner) => `[${inner.replace(/\s*\n\s*/g, ' ')}]`).replace(/\{\n\s+("types": \[.*\]),\n\s+("values": \[.*\])\n\s+\}/g, '{ $1, $2 }');
fs.writeFileSync(target, compact + '\n');
console.log(`${target}: ${Object.keys(facts).length} operations`);
