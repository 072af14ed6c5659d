// Official clients, unmodified but for the address, lead an order from the check to numbers that are ported: the library in
// each major version since the third, and the MCP server.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { freshNumber, sandbox } from '../lib/fixture.mjs';
import { BEGIN, bodyOf, Clock, MESSAGING_PROFILE, NEEDED } from '../lib/life.mjs';
import { Assistant } from '../lib/mcp.mjs';
import { releases } from '../lib/sdk.mjs';
import { Story } from '../lib/story.mjs';

const { api, server } = await sandbox();
const clock = new Clock(api);
await clock.freeze(BEGIN);

for (const { name, version, all } of releases()) {
  test(`version ${version} of the library leads an order from the check to ported`, async () => {
    const { default: Telnyx } = await import(name);
    const story = new Story(server, clock, Telnyx, all, `by ${version}`);
    assert.equal(story.client.getUserAgent(), `Telnyx/JS ${version}`);
    await story.tell();
  });
}

test('every major version from the third on is there, and two of the last', () => {
  const majors = releases().map(({ major }) => major);
  assert.deepEqual(majors, [3, 4, 5, 6, 7, 7]);
});

const TOO_OLD = Number(process.versions.node.split('.')[0]) < 20 && 'the MCP server needs Node.js 20';

test('the MCP server leads an order from the check to ported', { skip: TOO_OLD }, async () => {
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
