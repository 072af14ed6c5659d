// A port desk as it comes: at their date numbers wait for people, unless somebody has said otherwise.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { bodyOf, NEEDED } from '../lib/life.mjs';
import { Api } from '../lib/http.mjs';
import { eventually, Server } from '../lib/server.mjs';

const OPERATOR_KEY = 'the-key-of-this-desk';
const ENCRYPTION_KEY = 'MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=';

const server = await Server.start({
  env: { PORTWRIGHT_MODE: 'desk', PORTWRIGHT_ENCRYPTION_KEY: ENCRYPTION_KEY, PORTWRIGHT_OPERATOR_KEY: OPERATOR_KEY },
});
const desk = new Api(server, OPERATOR_KEY);
const orders = '/~operator/porting_orders';

async function ok(promise) {
  const answer = await promise;
  assert.ok(answer.status < 300, answer.text);
  return answer.data;
}

const account = (await ok(desk.post('/~operator/accounts', { name: 'Customer' }))).id;
const { key } = await ok(desk.post(`/~operator/accounts/${account}/api_keys`, { name: 'Customer' }));
const owner = new Api(server, key);
const needed = bodyOf(NEEDED);
for (const id of Object.values(needed.documents)) await ok(desk.call('PUT', `/~operator/accounts/${account}/references/document/${id}`));
after(async () => {
  desk.close();
  owner.close();
  await server.stop();
});

/** An order whose numbers move now. */
async function dated(number, sheet) {
  const [{ id }] = await ok(owner.post('/porting_orders', { phone_numbers: [number] }));
  await ok(owner.patch(`/porting_orders/${id}`, needed));
  await ok(owner.post(`/porting_orders/${id}/actions/confirm`));
  if (sheet) await ok(desk.patch(`${orders}/${id}`, sheet));
  await ok(desk.post(`${orders}/${id}/actions/submit`, {}));
  await ok(desk.post(`${orders}/${id}/actions/confirm_foc`, { foc_datetime: new Date().toISOString() }));
  return id;
}

const jobs = async (id) => (await ok(owner.get(`/porting_orders/${id}/activation_jobs`))).map(({ status }) => status);

test('people are asked to activate the numbers and say when they have moved', async () => {
  const id = await dated('+13035550001');
  await eventually('the desk is asked', async () => (await ok(desk.get(`${orders}/${id}`))).request?.type === 'activation');
  const shown = await ok(desk.get(`${orders}/${id}`));
  assert.deepEqual([shown.activation, shown.effective_activation, shown.status.value], [null, 'by_hand', 'foc-date-confirmed']);
  assert.deepEqual(await jobs(id), ['created']);
  assert.equal((await ok(desk.get(`${orders}/counts`))).by_request.activation.count, 1);
  const done = await ok(desk.post(`${orders}/${id}/actions/complete`));
  assert.deepEqual([done.status.value, done.request], ['ported', null]);
  assert.deepEqual(await jobs(id), ['completed']);
});

test('an order for which the desk has said so is activated by itself', async () => {
  const id = await dated('+13035550002', { activation: 'automatic' });
  await eventually('the activation has begun', async () => (await jobs(id))[0] === 'in-process');
  assert.equal((await ok(desk.get(`${orders}/${id}`))).request, null);
  const late = await desk.patch(`${orders}/${id}`, { activation: null });
  assert.equal(late.status, 422);
  assert.equal(late.errors[0].code, '10036');
});
