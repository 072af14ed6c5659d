// The official client library verifies what is delivered, each release in its way and with the key that it takes.
import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import test, { after, afterEach } from 'node:test';
import { newOrder, sandbox } from '../lib/fixture.mjs';
import { Api } from '../lib/http.mjs';
import { BEGIN, Clock } from '../lib/life.mjs';
import { Receiver } from '../lib/receivers.mjs';
import { eventually, OPERATOR_KEY } from '../lib/server.mjs';

const { server, api } = await sandbox();
const operator = new Api(server, OPERATOR_KEY);
const receiver = await Receiver.start();
after(async () => {
  operator.close();
  await receiver.close();
});
const clock = new Clock(api);
// Signatures go by the machine's time, however the sandbox's clock stands.
await clock.freeze(BEGIN);

async function ok(call) {
  const answer = await call;
  assert.ok(answer.status < 300, answer.text);
  return answer.data;
}

const endpoint = await ok(api.post('/webhook_endpoints', { url: receiver.url() }));
const order = await newOrder(api);
await ok(api.patch(`/porting_orders/${order.id}`, { webhook_url: receiver.url() }));

const publicKey = async () => (await ok(api.get('/public_key'))).public_key;
const secret = async () => (await ok(api.get(`/webhook_endpoints/${endpoint.id}/secret`))).secret;

/** What comes to the receiver of a new comment. */
async function delivered() {
  const before = receiver.arrivals.length;
  const comment = await ok(api.post(`/porting_orders/${order.id}/comments`, { body: 'Größe, “quoted” & 😀' }));
  await eventually('the comment is delivered', () => receiver.arrivals.length > before);
  const arrival = receiver.arrivals.at(-1);
  assert.equal(arrival.json.data.payload.comment.id, comment.id);
  return arrival;
}

/** Releases by the name under which they are installed: what they verify with, and by which headers. */
const RELEASES = {
  'telnyx-6': { version: '6.83.0', key: publicKey, signature: 'telnyx-signature-ed25519', timestamp: 'telnyx-timestamp' },
  'telnyx-7': { version: '7.17.0', key: secret, signature: 'webhook-signature', timestamp: 'webhook-timestamp', id: 'webhook-id' },
  telnyx: { version: '7.24.0', key: publicKey, signature: 'telnyx-signature-ed25519', timestamp: 'telnyx-timestamp' },
};

/** The second digit is another one; a signature keeps its length and its alphabet. */
function other(header, text) {
  const at = header.endsWith('signature') ? text.indexOf(',') + 5 : 5;
  const instead = text[at] === '1' ? '2' : '1';
  return text.slice(0, at) + instead + text.slice(at + 1);
}

const machineTime = Date.now;
const setTime = (seconds) => (Date.now = () => seconds * 1000);
afterEach(() => (Date.now = machineTime));

for (const [name, release] of Object.entries(RELEASES)) {
  const { default: Telnyx } = await import(name);
  const client = new Telnyx({ apiKey: 'KEY', baseURL: `${server.url}/v2` });
  const unwrap = async (text, headers, key) => client.webhooks.unwrap(text, { headers, key });

  test(`${release.version} verifies a delivery`, async () => {
    assert.equal(client.getUserAgent(), `Telnyx/JS ${release.version}`);
    const { text, headers, json } = await delivered();
    const key = await release.key();
    assert.deepEqual(await unwrap(text, headers, key), json);
    const knowing = new Telnyx({ apiKey: 'KEY', publicKey: key });
    assert.deepEqual(await knowing.webhooks.unwrap(text, { headers }), json, 'with the key given to the client');
  });

  test(`${release.version} refuses what was tampered with`, async () => {
    const { text, headers } = await delivered();
    const key = await release.key();
    await assert.rejects(unwrap(text.replace('Größe', 'Grösse'), headers, key), /signature/i);
    await assert.rejects(unwrap(`${text} `, headers, key), /signature/i);
    for (const header of [release.signature, release.timestamp, release.id].filter(Boolean)) {
      const changed = header === release.timestamp ? String(Number(headers[header]) + 1) : other(header, headers[header]);
      await assert.rejects(unwrap(text, { ...headers, [header]: changed }, key), /signature/i, header);
      const { [header]: _, ...without } = headers;
      await assert.rejects(unwrap(text, without, key), /missing required header/i, header);
    }
  });

  test(`${release.version} refuses what is older than five minutes, and what is as far ahead`, async () => {
    const { text, headers, json } = await delivered();
    const key = await release.key();
    const at = Number(headers[release.timestamp]);
    assert.ok(Math.abs(machineTime() / 1000 - at) < 60, 'the time is the machine\'s');
    for (const seconds of [300, -300]) {
      setTime(at + seconds);
      assert.deepEqual(await unwrap(text, headers, key), json, `${seconds} s`);
    }
    for (const seconds of [301, -301]) {
      setTime(at + seconds);
      await assert.rejects(unwrap(text, headers, key), /too (old|new)/i, `${seconds} s`);
    }
  });
}

const START = Buffer.from('302a300506032b6570032100', 'hex');
const keyObject = (text) => createPublicKey({ key: Buffer.concat([START, Buffer.from(text, 'base64')]), format: 'der', type: 'spki' });

/** Whether one of the v1a signatures is by this key. */
function signedAsymmetrically({ headers, text }, key) {
  const message = Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${text}`);
  const signatures = headers['webhook-signature'].split(' ').filter((each) => each.startsWith('v1a,'));
  return signatures.filter((each) => verify(null, message, keyObject(key), Buffer.from(each.slice(4), 'base64'))).length === 1;
}

async function verifies(name, { text, headers }, key) {
  const { default: Telnyx } = await import(name);
  try {
    await new Telnyx({ apiKey: 'KEY' }).webhooks.unwrap(text, { headers, key });
    return true;
  } catch (error) {
    assert.match(error.message, /signature/i);
    return false;
  }
}

test('a second attempt is signed anew, and is the same event', async () => {
  receiver.mood = 'refuses';
  const first = await delivered();
  receiver.mood = 'takes';
  const id = first.json.data.id;
  await eventually('the failure is written down', async () => {
    const [newest] = await ok(api.get('/webhook_deliveries?page[size]=1'));
    return newest.webhook.id === id && newest.attempts.length === 1;
  });
  await clock.advance('PT5S');
  const [, second] = await eventually('it is tried again', () => receiver.of(id).length === 2 && receiver.of(id));
  assert.deepEqual([first, second].map(({ json }) => json.meta.attempt), [1, 2]);
  assert.deepEqual(second.json.data, first.json.data);
  assert.equal(second.headers['webhook-id'], id);
  assert.equal(first.headers['webhook-id'], id);
  for (const [name, { key }] of Object.entries(RELEASES)) assert.ok(await verifies(name, second, await key()), name);
});

test('while the key of the installation changes, whoever has the old key or the new one verifies', async () => {
  const before = await ok(api.get('/public_key'));
  assert.equal(before.next_public_key, null);
  const made = await ok(operator.post('/~operator/signing_keys', {}));
  const during = await ok(api.get('/public_key'));
  assert.equal(during.public_key, before.public_key);
  assert.equal(during.next_public_key, made.public_key);
  assert.notEqual(made.public_key, before.public_key);

  const overlapping = await delivered();
  for (const name of ['telnyx-6', 'telnyx']) {
    assert.ok(await verifies(name, overlapping, during.public_key), name);
    assert.equal(await verifies(name, overlapping, during.next_public_key), false, name);
  }
  assert.ok(signedAsymmetrically(overlapping, during.public_key));
  assert.ok(signedAsymmetrically(overlapping, during.next_public_key));
  assert.ok(await verifies('telnyx-7', overlapping, await secret()), 'the secret has nothing to do with it');

  // Ends both keys at once.
  const last = await ok(operator.post('/~operator/signing_keys', { overlap_hours: 0 }));
  assert.deepEqual(await ok(api.get('/public_key')), { ...before, public_key: last.public_key });
  const afterwards = await delivered();
  for (const name of ['telnyx-6', 'telnyx']) {
    assert.ok(await verifies(name, afterwards, last.public_key), name);
    assert.equal(await verifies(name, afterwards, during.public_key), false, name);
  }
  assert.equal(signedAsymmetrically(afterwards, during.public_key), false);
  assert.equal(signedAsymmetrically(afterwards, during.next_public_key), false);
  assert.ok(signedAsymmetrically(afterwards, last.public_key));
});

test('while the secret of an endpoint changes, whoever has the old secret or the new one verifies', async () => {
  const old = await secret();
  const rotate = () => ok(api.post(`/webhook_endpoints/${endpoint.id}/actions/rotate_secret`));
  const changed = await rotate();
  assert.equal(changed.previous_secret, old);
  assert.notEqual(changed.secret, old);
  const overlapping = await delivered();
  assert.ok(await verifies('telnyx-7', overlapping, old));
  assert.ok(await verifies('telnyx-7', overlapping, changed.secret));

  await clock.advance('PT24H');
  assert.deepEqual(await ok(api.get(`/webhook_endpoints/${endpoint.id}/secret`)), { ...changed, previous_secret: null });
  const afterwards = await delivered();
  assert.equal(await verifies('telnyx-7', afterwards, old), false);
  assert.ok(await verifies('telnyx-7', afterwards, changed.secret));

  const [second, third] = [await rotate(), await rotate()];
  assert.equal(third.previous_secret, second.secret);
  const later = await delivered();
  assert.equal(await verifies('telnyx-7', later, changed.secret), false, 'another change ends the oldest');
  assert.ok(await verifies('telnyx-7', later, second.secret));
  assert.ok(await verifies('telnyx-7', later, third.secret));
});
