// What most test files begin with: a running sandbox and clients of it.
import { after } from 'node:test';
import fs from 'node:fs';
import { Api } from './http.mjs';
import { repository, SANDBOX_KEY, Server } from './server.mjs';

export const EDIT_FILE = repository('docs', 'examples', 'edit-a-porting-order.json');
export const editBody = () => JSON.parse(fs.readFileSync(EDIT_FILE, 'utf8'));

/**
 * Starts a server for the tests of the file and stops it after them. To be awaited at the top of the file: hooks there
 * begin at different times in different versions of Node.
 */
export async function sandbox(env = {}) {
  const server = await Server.start({ env });
  const api = new Api(server, SANDBOX_KEY);
  after(async () => {
    api.close();
    await server.stop();
  });
  return { server, api };
}

let next = 0;

/** A number of the sandbox's carrier that no test of the file has used. */
export function freshNumber() {
  if (next > 9999) throw new Error('no numbers left');
  return `+1303555${String(next++).padStart(4, '0')}`;
}

/** One draft with one number of its own. */
export async function newOrder(api, body = {}) {
  const answer = await api.post('/porting_orders', { phone_numbers: [freshNumber()], ...body });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.data[0];
}

/** What of the account a refused request must leave as it is: its orders, their numbers, and the history of one. */
export async function digest(api, id) {
  const [order, history, orders, numbers] = await Promise.all([
    api.get(`/porting_orders/${id}?include_phone_numbers=false`),
    api.get(`/porting_orders/${id}/history?page[size]=1`),
    api.get('/porting_orders?page[size]=1&include_phone_numbers=false'),
    api.get('/porting_phone_numbers?page[size]=1'),
  ]);
  return {
    etag: order.etag,
    updatedAt: order.data.updated_at,
    changes: history.json.meta.total_results,
    lastChange: history.data[0].id,
    orders: orders.json.meta.total_results,
    numbers: numbers.json.meta.total_results,
  };
}
