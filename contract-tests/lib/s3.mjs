// An S3 store of its own for a test: S3Proxy, which the build has put beside the server, with one bucket whose objects are files.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { freePort, listens } from './ports.mjs';
import { eventually, newFolder, repository } from './server.mjs';

const BUCKET = 'papers';

/** What is in a folder; the store makes folders with their first object and removes them with the last. */
function namesIn(folder) {
  try {
    return fs.readdirSync(folder);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

export class S3Store {
  #child;

  static async start() {
    const store = new S3Store();
    store.folder = newFolder();
    store.port = await freePort();
    fs.mkdirSync(path.join(store.folder, 'objects', BUCKET), { recursive: true });
    const settings = [
      `s3proxy.endpoint=http://127.0.0.1:${store.port}`,
      's3proxy.authorization=aws-v2-or-v4',
      's3proxy.identity=an-access-key',
      's3proxy.credential=a-secret-key',
      'jclouds.provider=filesystem',
      `jclouds.filesystem.basedir=${path.join(store.folder, 'objects')}`,
    ];
    fs.writeFileSync(path.join(store.folder, 'settings'), settings.join('\n'));
    await store.comeBack();
    return store;
  }

  /** What a server must be told of it. */
  get env() {
    return {
      PORTWRIGHT_S3_ENDPOINT: `http://127.0.0.1:${this.port}`,
      PORTWRIGHT_S3_BUCKET: BUCKET,
      PORTWRIGHT_S3_ACCESS_KEY: 'an-access-key',
      PORTWRIGHT_S3_SECRET_KEY: 'a-secret-key',
    };
  }

  /** Starts it again where it was, with what it had. */
  async comeBack() {
    const { PORTWRIGHT_JAVA, JAVA_HOME } = process.env;
    const java = PORTWRIGHT_JAVA ?? (JAVA_HOME === undefined ? 'java' : path.join(JAVA_HOME, 'bin', 'java'));
    const jar = repository('server', 'target', 'programs', 's3proxy.jar');
    const log = fs.openSync(path.join(this.folder, 'log'), 'a');
    const args = ['-Xmx128m', '-XX:TieredStopAtLevel=1', '-jar', jar, '--properties', path.join(this.folder, 'settings')];
    this.#child = spawn(java, args, { stdio: ['ignore', log, log] });
    fs.closeSync(log);
    this.ended = new Promise((resolve) => this.#child.on('close', resolve));
    await eventually('the S3 store listens', () => listens(this.port), 60);
  }

  /** Kills it. */
  async goAway() {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  /** It stops where it is; the machine still takes connections and bytes for it. */
  freeze() {
    this.#child.kill('SIGSTOP');
  }

  thaw() {
    this.#child.kill('SIGCONT');
  }

  /** The names of all objects, without what their keys begin with. */
  objects() {
    const place = path.join(this.folder, 'objects', BUCKET, 'documents');
    return namesIn(place).flatMap((account) => namesIn(path.join(place, account)));
  }
}
