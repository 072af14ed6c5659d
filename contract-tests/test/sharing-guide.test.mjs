// The guide on sharing does what it says, typed line by line.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { sandbox } from '../lib/fixture.mjs';
import { HOME, newFolder } from '../lib/server.mjs';
import { blocksOf, Shell } from '../lib/shell.mjs';

const { server, api } = await sandbox();
const guide = fs.readFileSync(path.join(HOME, 'docs', 'sharing.md'), 'utf8');
const blocks = blocksOf(guide.replaceAll('localhost:8080', `127.0.0.1:${server.port}`));

test('an order is shared, somebody brings the letter, and the token is revoked', async () => {
  const folder = newFolder();
  const letter = Buffer.from('%PDF-1.4\n%%EOF\n');
  fs.writeFileSync(path.join(folder, 'letter.pdf'), letter);
  const shell = new Shell({ cwd: folder });
  const said = [];
  for (const { commands } of blocks) {
    for (const command of commands) {
      const { out, err, status } = await shell.run(command);
      assert.equal(status, 0, `${command}: ${err}`);
      assert.doesNotMatch(out, /"errors"/, command);
      said.push(out);
    }
  }
  assert.ok(said.some((out) => out.includes('"record_type":"porting_additional_document"')));
  assert.deepEqual(fs.readFileSync(path.join(folder, 'signed.pdf')), letter);
  const { out } = await shell.run('curl -s -H "$T" $API/documents');
  shell.close();
  assert.equal(JSON.parse(out).errors[0].code, '10009');
  assert.equal((await api.get('/documents')).data.some(({ filename }) => filename === 'letter.pdf'), true);
});
