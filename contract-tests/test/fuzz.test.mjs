// Random requests, made of the served description and of what can be wrong with HTTP, in a short run here and in long
// ones by `make soak`. FUZZ_SEED plays a run again, FUZZ_REQUESTS says how long it is.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Fuzzer } from '../lib/fuzz/fuzzer.mjs';
import { Server } from '../lib/server.mjs';

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);
const requests = Number(process.env.FUZZ_REQUESTS ?? 2500);

test(`random requests change nothing that they may not, and each gets its answer (FUZZ_SEED=${seed}, FUZZ_REQUESTS=${requests})`, { timeout: 3_600_000 }, async () => {
  const server = await Server.start();
  try {
    const { failures, ...figures } = await new Fuzzer(server, { seed, requests }).run();
    console.log(`fuzz ${JSON.stringify(figures)}`);
    if (failures.length > 0) assert.fail(`${failures.length} kinds of failures\n\n${failures.join('\n\n')}`);
  } finally {
    await server.stop();
  }
});
