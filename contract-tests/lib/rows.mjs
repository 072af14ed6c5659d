// What is in the database of a server, by a backup of it: the program brings no psql along, and a machine need not have one for this.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { newFolder, run } from './server.mjs';
import { unzipped } from './zip.mjs';

/** The rows of each table, as objects of texts. */
export async function rowsOf(server, ...tables) {
  const file = path.join(newFolder(), 'now.backup');
  const made = await run(['backup', file], { env: { ...server.env, PORTWRIGHT_DATA: server.data } });
  assert.equal(made.code, 0, made.err);
  const archive = fs.readFileSync(file);
  fs.rmSync(file);
  return tables.map((table) => {
    const [names, ...rows] = parsed(unzipped(archive, `${table}.copy`).toString());
    return rows.map((row) => Object.fromEntries(row.map((value, at) => [names[at], value])));
  });
}

/** CSV as PostgreSQL writes it: lines of cells, of which some are quoted. */
function parsed(text) {
  const rows = [];
  let row = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  // After the last line there is an empty one.
  return rows.filter((cells) => cells.length === rows[0].length);
}
