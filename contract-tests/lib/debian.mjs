// Packages of the distribution that a test needs and the machine does not have.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

export const canInstall = process.getuid() === 0 && fs.existsSync('/usr/bin/apt-get');

/** Installs a package; asks for new lists of packages when the ones that are there do not do. */
export function installPackage(name) {
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const install = ['install', '-y', '-qq', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold', name];
  try {
    execFileSync('apt-get', install, options);
  } catch {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', install, options);
  }
}
