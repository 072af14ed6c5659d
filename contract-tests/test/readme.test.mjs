// The quick start of the README does what it says, pasted once and again.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { sandbox } from '../lib/fixture.mjs';
import { HOME } from '../lib/server.mjs';
import { blocksOf, Shell } from '../lib/shell.mjs';

const readme = fs.readFileSync(path.join(HOME, 'README.md'), 'utf8');
const { server } = await sandbox();

test('the quick start can be pasted twice', async () => {
  const blocks = blocksOf(readme.replaceAll('http://127.0.0.1:8080', server.url));
  const block = blocks.find(({ heading }) => heading === 'Edit a porting order');
  assert.ok(block.text.includes(server.url), block.text);
  const shell = new Shell({ cwd: HOME });
  let said = '';
  for (const command of [...block.commands, ...block.commands]) {
    const { out, err, status } = await shell.run(command);
    assert.equal(status, 0, err);
    said += out;
  }
  shell.close();
  const references = [...said.matchAll(/"customer_reference":"([^"]*)"/g)].map(([, reference]) => reference);
  assert.deepEqual(references, ['string', 'string'], said);
  assert.equal(said.match(/"action":"created"/g)?.length, 2, said);
});

test('the distribution holds every file that its README links', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link);
  assert.ok(links.length > 10);
  assert.deepEqual(links.filter((link) => !fs.existsSync(path.join(HOME, link))), []);
});
