// The official client library, unmodified but for its base URL, with every answer it gets held to the API description.
import fs from 'node:fs';
import Telnyx from 'telnyx';
import { checkAnswer } from './contract.mjs';
import { Answer } from './http.mjs';
import { repository, SANDBOX_KEY } from './server.mjs';

export function connect(server, apiKey = SANDBOX_KEY, Client = Telnyx) {
  return new Client({
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

const PAGE = 2;

/** What a list answers is one page, and whoever wants the next one asks for it. */
async function pageByPage(list, query) {
  const found = [];
  for (let number = 1, pages = 1; number <= pages; number++) {
    const { data, meta } = await list({ ...query, page: { number, size: PAGE } });
    found.push(...data);
    pages = meta.total_pages;
  }
  return found;
}

/** What a list answers asks for the next page by itself. */
const byItself = (list, query) => collect(list({ ...query, 'page[size]': PAGE }));

/**
 * What differs from one major version to the next: `all` gives every entry of a list. Since the third, all are made alike
 * and name their methods alike.
 */
const MAJORS = {
  3: { all: pageByPage },
  4: { all: pageByPage },
  5: { all: byItself },
  6: { all: byItself },
  7: { all: byItself },
};

/**
 * The releases of the client library that are installed, the oldest first: what each is imported as, its version and its
 * ways. Some do not load without the package `ws`, which they call optional.
 */
export function releases() {
  const { devDependencies } = JSON.parse(fs.readFileSync(repository('contract-tests', 'package.json'), 'utf8'));
  const found = [];
  for (const [name, wanted] of Object.entries(devDependencies)) {
    const version = name === 'telnyx' ? wanted : /^npm:telnyx@(.*)$/.exec(wanted)?.[1];
    if (version !== undefined) found.push({ name, version, major: Number(version.split('.')[0]) });
  }
  found.sort((one, other) => one.version.localeCompare(other.version, 'en', { numeric: true }));
  return found.map((release) => ({ ...release, ...MAJORS[release.major] }));
}
