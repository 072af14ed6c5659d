// The catalogue of bundles as an operator gives it: a file that is read when the server starts.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Api } from '../lib/http.mjs';
import { newFolder, repository, run, SANDBOX_KEY, Server } from '../lib/server.mjs';

const folder = newFolder();
const file = path.join(folder, 'bundles.json');
const write = (content) => fs.writeFileSync(file, JSON.stringify(content));

/** The example of the guide. */
const [, example] = fs.readFileSync(repository('docs', 'bundles.md'), 'utf8').match(/```json\n([\s\S]*?)```/);

async function serving(data, ask) {
  const server = await Server.start({ data, env: { PORTWRIGHT_BUNDLES: file } });
  const api = new Api(server, SANDBOX_KEY);
  try {
    return await ask(api);
  } finally {
    api.close();
    await server.stop();
  }
}

test("a file of the operator's has the bundles, and what was taken stays what it was", async () => {
  const data = path.join(folder, 'data');
  const catalogue = JSON.parse(example);
  write(catalogue);
  const taken = await serving(data, async (api) => {
    const list = await api.get('/bundle_pricing/billing_bundles');
    assert.deepEqual(list.data.map(({ name, mrc_price: price }) => [name, price]), [['United States Basic', 1.5]]);
    const made = await api.post('/bundle_pricing/user_bundles/bulk', { items: [{ billing_bundle_id: list.data[0].id, quantity: 1 }] });
    assert.equal(made.status, 201, made.text);
    return made.data[0];
  });
  const [bundle] = catalogue.bundles;
  write({ bundles: [{ ...bundle, mrc_price: 2.5, active: false }] });
  await serving(data, async (api) => {
    assert.deepEqual((await api.get('/bundle_pricing/billing_bundles')).data, []);
    assert.equal((await api.get(`/bundle_pricing/billing_bundles/${bundle.id}`)).data.active, false);
    assert.deepEqual((await api.get(`/bundle_pricing/user_bundles/${taken.id}`)).data, taken);
    assert.equal(taken.billing_bundle.mrc_price, 1.5);
    const refused = await api.post('/bundle_pricing/user_bundles/bulk', { items: [{ billing_bundle_id: bundle.id, quantity: 1 }] });
    assert.deepEqual(refused.json.errors.map(({ code, source }) => [code, source.pointer]), [['10027', '/items/0/billing_bundle_id']]);
  });
});

test('a file that is wrong ends the start with everything that is wrong', async () => {
  write({ bundles: [{ id: 'x', name: 'Small', created_at: 'today', mrcprice: 1.5 }] });
  const env = { PORTWRIGHT_DATA: path.join(folder, 'none'), PORTWRIGHT_PORT: '0', PORTWRIGHT_BUNDLES: file };
  const ended = await run(['serve'], { env });
  assert.equal(ended.code, 2, ended.err);
  const wrong = 'bundles[0].created_at must be a date such as 2026-01-20; bundles[0].id must be a UUID; bundles[0].cost_code is missing;' +
    ' bundles[0].mrcprice is not known, did you mean mrc_price?';
  assert.ok(ended.err.includes(`PORTWRIGHT_BUNDLES: in the file ${file}, ${wrong}`), ended.err);
  const missing = await run(['serve'], { env: { ...env, PORTWRIGHT_BUNDLES: path.join(folder, 'nowhere.json') } });
  assert.equal(missing.code, 2);
  assert.match(missing.err, /PORTWRIGHT_BUNDLES: the file \S+\/nowhere\.json cannot be read/);
});
