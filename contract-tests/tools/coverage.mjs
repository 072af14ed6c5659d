// Writes docs/coverage.md: how many operations of the published API are served, section by section, and how deep. Usage:
// node tools/coverage.mjs [FOLDER_WITH_THE_DESCRIPTIONS]
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = process.argv[2] ?? path.join(repository, '..', 'shared', 'contract');
const served = JSON.parse(fs.readFileSync(path.join(repository, 'server', 'target', 'classes', 'META-INF', 'openapi.json')));
const published = JSON.parse(fs.readFileSync(path.join(folder, 'seed-operations.json')));

const DEPTHS = ['behaves', 'stored', 'recorded'];
const plain = (name) => name.replace(/\{[^}]+\}/g, '{}').replace(/\/$/, '');

/** How deep each operation goes, by its method and path. */
const depths = new Map();
for (const [name, item] of Object.entries(served.paths)) {
  if ((item.servers ?? served.servers)[0].url !== '/v2') continue;
  for (const [method, operation] of Object.entries(item)) {
    if (operation.operationId) depths.set(`${method.toUpperCase()} ${plain(name)}`, operation['x-portwright-depth']);
  }
}

const sections = new Map();
for (const { section, method, path: name } of published) {
  const row = sections.get(section) ?? sections.set(section, { all: 0, served: 0, behaves: 0, stored: 0, recorded: 0 }).get(section);
  row.all++;
  const depth = depths.get(`${method} ${plain(name)}`);
  if (depth) {
    row.served++;
    row[depth]++;
  }
}

const sum = (column) => [...sections.values()].reduce((total, row) => total + row[column], 0);
const cells = (row) => [row.all, row.served, ...DEPTHS.map((depth) => row[depth])].join(' | ');
const rows = [...sections].sort(([one], [other]) => (one < other ? -1 : 1));
const some = rows.filter(([, row]) => row.served > 0);
const none = rows.filter(([, row]) => row.served === 0);
const total = { all: sum('all'), served: sum('served'), behaves: sum('behaves'), stored: sum('stored'), recorded: sum('recorded') };

const text = `# What is served of the API

Of the ${total.all} operations that the API had in June 2025, ${total.served} are served. Each says how deep it goes, in the API
description as \`x-portwright-depth\`:

- \`behaves\` (${total.behaves}): it does what it is documented to do;
- \`stored\` (${total.stored}): what is sent is checked, kept, shown and found, and nothing else depends on it;
- \`recorded\` (${total.recorded}): it is accepted and logged.

Written by \`make coverage\`. Operations of later descriptions, and those that are ours, are not counted.

| section | operations | served | behaves | stored | recorded |
|---|---|---|---|---|---|
${some.map(([name, row]) => `| ${name} | ${cells(row)} |`).join('\n')}
| **all sections** | ${cells(total)} |

Nothing is served yet of: ${none.map(([name, row]) => `${name} (${row.all})`).join(', ')}.
`;
fs.writeFileSync(path.join(repository, 'docs', 'coverage.md'), text);
console.log(`${total.served} of ${total.all} operations are served: ${DEPTHS.map((depth) => `${total[depth]} ${depth}`).join(', ')}`);
