// The official MCP server, unmodified but for the address, leads an order from the check to numbers that are ported. What it
// needs is installed by `make soak`, or by `npm ci` in contract-tests/assistant: it runs code in Deno, of 290 MB.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test, { after } from 'node:test';
import { freshNumber, sandbox } from '../lib/fixture.mjs';
import { BEGIN, bodyOf, Clock, MESSAGING_PROFILE, NEEDED } from '../lib/life.mjs';
import { repository } from '../lib/server.mjs';

const IS_THERE = fs.existsSync(repository('contract-tests', 'assistant', 'node_modules', 'telnyx-mcp'));
const TOO_OLD = Number(process.versions.node.split('.')[0]) < 20;
const skip = (!IS_THERE && 'the MCP server is not installed') || (TOO_OLD && 'the MCP server needs Node.js 20');

test('the MCP server leads an order from the check to ported', { skip }, async () => {
  const { Assistant } = await import('../assistant/mcp.mjs');
  const { api, server } = await sandbox();
  await new Clock(api).freeze(BEGIN);
  const assistant = await Assistant.start(server);
  after(() => assistant.close());
  const { tools } = await assistant.client.listTools();
  assert.deepEqual(tools.map(({ name }) => name), ['execute']);

  const numbers = [freshNumber(), freshNumber()];
  const early = await assistant.execute(`async function run(client) {
    const { data: checks } = await client.portabilityChecks.run({ phone_numbers: ${JSON.stringify(numbers)} });
    const portable = checks.filter((check) => check.portable).map((check) => check.phone_number);
    const { data: [order] } = await client.portingOrders.create({ phone_numbers: portable, customer_reference: 'assistant' });
    return await client.portingOrders.actions.confirm(order.id);
  }`);
  const refusal = JSON.parse(/422 (\{.*\})$/m.exec(early.failure)[1]);
  assert.deepEqual(refusal.errors.map(({ source }) => source.pointer).sort(), NEEDED);

  // The clock, which the library does not know, is turned by a plain request of the same client.
  const { value, failure } = await assistant.execute(`async function run(client) {
    const orders = [];
    const mine = { filter: { customer_reference: 'assistant' }, 'page[size]': 1 };
    for await (const order of client.portingOrders.list(mine)) orders.push(order);
    const [{ id }] = orders;
    const { data: windows } = await client.portingOrders.retrieveAllowedFocWindows(id);
    const foc = windows[windows.length - 1].started_at;
    await client.portingOrders.update(id, {
      ...${JSON.stringify(bodyOf(NEEDED.filter((pointer) => pointer !== '/misc/type')))},
      misc: { type: 'full' },
      messaging: { enable_messaging: true },
      phone_number_configuration: { messaging_profile_id: '${MESSAGING_PROFILE}' },
      activation_settings: { foc_datetime_requested: foc },
    });
    const { data: confirmed } = await client.portingOrders.actions.confirm(id);
    await client.post('${server.url}/sandbox/clock/advance', { body: { to: foc } });
    await client.post('${server.url}/sandbox/clock/advance', { body: { duration: 'PT1H' } });
    const { data: ported } = await client.portingOrders.retrieve(id);
    const numbers = [];
    for await (const number of client.phoneNumbers.list({ ...mine, sort: 'phone_number' })) numbers.push(number.phone_number);
    return {
      drafts: orders.map((order) => order.status.value),
      statuses: [confirmed.status.value, ported.status.value, ported.messaging.messaging_port_status],
      late: Date.parse(ported.activation_settings.foc_datetime_actual) - Date.parse(foc),
      numbers,
    };
  }`);
  assert.deepEqual(value, { drafts: ['draft'], statuses: ['in-process', 'ported', 'ported'], late: 0, numbers }, failure);
});
