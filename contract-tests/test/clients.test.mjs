// The official client library, unmodified but for the address, leads an order from the check to numbers that are ported, in
// each major version since the third.
import assert from 'node:assert/strict';
import test from 'node:test';
import { sandbox } from '../lib/fixture.mjs';
import { BEGIN, Clock } from '../lib/life.mjs';
import { releases } from '../lib/sdk.mjs';
import { Story } from '../lib/story.mjs';

const { api, server } = await sandbox();
const clock = new Clock(api);
await clock.freeze(BEGIN);

for (const { name, version, all } of releases()) {
  test(`version ${version} of the library leads an order from the check to ported`, async () => {
    const { default: Telnyx } = await import(name);
    const story = new Story(server, clock, Telnyx, all, `by ${version}`);
    assert.equal(story.client.getUserAgent(), `Telnyx/JS ${version}`);
    await story.tell();
  });
}

test('every major version from the third on is there, and two of the last', () => {
  const majors = releases().map(({ major }) => major);
  assert.deepEqual(majors, [3, 4, 5, 6, 7, 7]);
});
