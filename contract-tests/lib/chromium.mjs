// A browser for tests of pages: Chromium of the distribution, which is installed where that is possible.
import fs from 'node:fs';
import { chromium } from 'playwright-core';
import { missingProgram } from './packages.mjs';

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const installed = () => PROGRAMS.find((program) => fs.existsSync(program)) ?? null;

let program;

/** Finds the browser, or installs it where that is possible. Answers null, or why there is none. */
export const missing = () => missingProgram('Chromium', () => (program ??= installed()) !== null, 'chromium');

/** Starts it. Root is not let in without this. */
export function launch() {
  return chromium.launch({ executablePath: program, args: process.getuid() === 0 ? ['--no-sandbox'] : [] });
}
