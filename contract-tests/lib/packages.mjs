// Packages of the distribution that a test needs and the machine lacks: Debian's, as root.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

const canInstall = process.getuid() === 0 && fs.existsSync('/usr/bin/apt-get');

/**
 * Looks for what a test needs, and has it installed where that is possible. Answers null, or why it is not there.
 *
 * @param name what it is
 * @param isThere looks for it
 * @param from the package that it comes with
 * @param install installs that
 */
export function missingProgram(name, isThere, from, install = () => installPackage(from)) {
  if (isThere()) return null;
  if (canInstall) {
    try {
      install();
    } catch (error) {
      return `${name} could not be installed: ${error.message}`;
    }
  }
  return isThere() ? null : `needs ${name}, such as of the package ${from}`;
}

/** Installs a package with what it needs. Two test files may do so at once: one waits for the other. */
export function installPackage(name) {
  const stdio = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Dpkg::Options::=--force-confold'];
  const install = ['install', '-y', '--no-install-recommends', ...options, name];
  try {
    execFileSync('apt-get', install, stdio);
  } catch {
    execFileSync('apt-get', ['update', ...options], stdio);
    execFileSync('apt-get', install, stdio);
  }
}
