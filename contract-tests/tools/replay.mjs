// Sends what the fuzzer found once more, to a sandbox of its own: `node tools/replay.mjs text '"GET / HTTP/1.1\r\n..."'` or
// `node tools/replay.mjs base64 R0VU...`, as it stands in the failure. Keys are replaced by the sandbox's, the port of the
// Host by the sandbox's, and ids of orders by that of a draft.
import { Api } from '../lib/http.mjs';
import { SANDBOX_KEY, Server } from '../lib/server.mjs';
import { talk } from '../lib/wire.mjs';

const [form, given] = process.argv.slice(2);
if (!['text', 'base64'].includes(form) || !given) {
  console.error('usage: node tools/replay.mjs text JSON-STRING | base64 BASE64');
  process.exit(2);
}
const found = form === 'text' ? JSON.parse(given) : Buffer.from(given, 'base64').toString('latin1');
const server = await Server.start();
const api = new Api(server, SANDBOX_KEY);
const order = (await api.post('/porting_orders', { phone_numbers: ['+13035550100'] })).data[0].id;
const sent = found
  .replace(/Bearer pw_[A-Za-z0-9_-]+/g, `Bearer ${SANDBOX_KEY}`)
  .replace(/(?<=porting_orders\/)[0-9a-f]{8}-[0-9a-f-]{27}/g, order)
  .replace(/(?<=Host: 127\.0\.0\.1:)[0-9]+/gi, String(server.port));
const bytes = Buffer.from(sent, 'latin1');
console.log(`> ${bytes.length} bytes: ${JSON.stringify(bytes.subarray(0, 1000).toString('latin1'))}`);
const { answers, closed, error, left, ms } = await talk(server.port, [bytes], { silence: 3000, expected: 99 });
for (const answer of answers) console.log(`< ${answer.status} ${JSON.stringify(answer.headers)}\n  ${answer.text.slice(0, 2000)}`);
if (left.length > 0) console.log(`< and ${left.length} bytes more: ${JSON.stringify(left.subarray(0, 500).toString('latin1'))}`);
console.log(`${answers.length} answers, the last after ${Math.round(ms)} ms; the connection ${closed ? 'was closed' : 'stays open'}${error ? `; ${error.message}` : ''}`);
console.log(server.out.split('\n').filter((line) => /access|ERROR|WARN/.test(line)).slice(-5).join('\n'));
api.close();
await server.stop();
process.exit(0);
