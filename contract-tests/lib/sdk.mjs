// The official client library, unmodified but for its base URL, with every answer it gets held to the API description.
import Telnyx from 'telnyx';
import { checkAnswer } from './contract.mjs';
import { Answer } from './http.mjs';
import { SANDBOX_KEY } from './server.mjs';

export function connect(server, apiKey = SANDBOX_KEY) {
  return new Telnyx({
    apiKey,
    baseURL: `${server.url}/v2`,
    maxRetries: 0,
    fetch: async (url, options) => {
      const response = await fetch(url, options);
      const bytes = Buffer.from(await response.clone().arrayBuffer());
      const { pathname, search } = new URL(url);
      const answer = new Answer(response.status, Object.fromEntries(response.headers), bytes);
      await checkAnswer(server, options.method.toUpperCase(), pathname + search, answer);
      return response;
    },
  });
}

/** Every entry of every page. */
export async function collect(pages) {
  const found = [];
  for await (const entry of pages) found.push(entry);
  return found;
}
