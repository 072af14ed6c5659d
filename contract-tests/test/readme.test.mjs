// The quick start of the README does what it says, pasted once and again.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { sandbox } from '../lib/fixture.mjs';
import { PROGRAM } from '../lib/server.mjs';

const HOME = path.join(path.dirname(PROGRAM), '..');
const readme = fs.readFileSync(path.join(HOME, 'README.md'), 'utf8');
const { server } = await sandbox();

test('the quick start can be pasted twice', () => {
  const [, block] = /## Edit a porting order[^]*?```sh\n([^]*?)```/.exec(readme);
  const script = block.replace('http://127.0.0.1:8080', server.url);
  assert.notEqual(script, block);
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `${script}\n${script}`], { cwd: HOME, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const references = [...stdout.matchAll(/"customer_reference":"([^"]*)"/g)].map(([, reference]) => reference);
  assert.deepEqual(references, ['string', 'string'], stdout);
  assert.equal(stdout.match(/"action":"created"/g)?.length, 2, stdout);
});

test('the distribution holds every file that its README links', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link);
  assert.ok(links.length > 10);
  assert.deepEqual(links.filter((link) => !fs.existsSync(path.join(HOME, link))), []);
});
