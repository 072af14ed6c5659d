// A daemon of ClamAV of its own for a test: Debian's, with an own database that knows one piece of malware, which is none.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { installPackage, missingProgram } from './packages.mjs';
import { freePort, listens } from './ports.mjs';
import { eventually, newFolder } from './server.mjs';

const PROGRAM = '/usr/sbin/clamd';
const NOBODY = 65534;

/** What the daemon finds, and what it calls it: names that are not ClamAV's own end so. */
export const MALWARE = 'portwright-malware-for-tests';
export const NAME = 'Portwright.Test.UNOFFICIAL';

/** Asked by Debian's packages before they start a service. */
const POLICY = '/usr/sbin/policy-rc.d';

/** Installs the daemon, and has the services that come with it not started: one of them would fetch signatures. */
function install() {
  const forbids = fs.existsSync(POLICY);
  if (!forbids) fs.writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    installPackage('clamav-daemon');
  } finally {
    if (!forbids) fs.rmSync(POLICY);
  }
}

/** Finds the daemon, or installs it where that is possible. Answers null, or why there is none. */
export const missing = () => missingProgram('clamd of ClamAV', () => fs.existsSync(PROGRAM), 'clamav-daemon', install);

export class Clamd {
  #child;

  static async start() {
    const clamd = new Clamd();
    clamd.folder = newFolder();
    clamd.port = await freePort();
    fs.writeFileSync(path.join(clamd.folder, 'own.ndb'), `Portwright.Test:0:*:${Buffer.from(MALWARE).toString('hex')}\n`);
    const settings = ['Foreground yes', 'TCPAddr 127.0.0.1', `TCPSocket ${clamd.port}`, `DatabaseDirectory ${clamd.folder}`, 'MaxThreads 4'];
    fs.writeFileSync(path.join(clamd.folder, 'clamd.conf'), settings.join('\n') + '\n');
    await clamd.comeBack();
    return clamd;
  }

  /** Starts it again where it was. */
  async comeBack() {
    const log = fs.openSync(path.join(this.folder, 'log'), 'a');
    const who = process.getuid() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    const child = spawn(PROGRAM, ['--config-file', path.join(this.folder, 'clamd.conf')], { stdio: ['ignore', log, log], ...who });
    fs.closeSync(log);
    this.#child = child;
    this.ended = new Promise((resolve) => child.on('close', resolve));
    await eventually('the daemon listens', () => {
      if (child.exitCode !== null) throw new Error(fs.readFileSync(path.join(this.folder, 'log'), 'utf8'));
      return listens(this.port);
    });
  }

  async goAway() {
    this.#child.kill('SIGKILL');
    await this.ended;
  }
}
