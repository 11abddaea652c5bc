import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** What a program found in a container. */
export interface Found {
  /** Labels of the private keys. */
  readonly labels: readonly string[];
  /** All that it said. */
  readonly text: string;
}

/** A program that reads PKCS #12, and that nobody here wrote. */
export interface Importer {
  readonly name: string;
  readonly isHere: boolean;
  /** How it shows a label. */
  readonly shows: (label: string) => string;
  /** Imports a container. @throws it refuses */
  readonly load: (container: Uint8Array, password: string) => Promise<Found>;
}

const isHere = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).error === undefined;

const inFolder = async <Result>(
  container: Uint8Array,
  work: (run: (program: string, ...args: string[]) => Promise<string>) => Promise<Result>,
): Promise<Result> => {
  const cwd = await mkdtemp(join(tmpdir(), 'pkcs12-'));
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  try {
    await writeFile(join(cwd, 'id.p12'), container);
    return await work(
      async (program, ...args) => (await execute(program, args, { cwd, env, encoding: 'utf8' })).stdout,
    );
  } finally {
    await rm(cwd, { recursive: true });
  }
};

const findAll = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, label = '']) => label.trim());

const openssl: Importer = {
  name: 'OpenSSL',
  isHere: isHere('openssl', 'version'),
  // Its command shows one byte of each letter; what it keeps is whole.
  shows: (label) => Buffer.from(label, 'latin1').toString(),
  load: (container, password) =>
    inFolder(container, async (run) => {
      const options = 'pkcs12 -in id.p12 -nodes'.split(' ');
      const text = await run('openssl', ...options, '-passin', `pass:${password}`);
      const labels = findAll(text, /friendlyName: (.*)(?=\n.*localKeyID|\nKey Attributes)/g);
      return { labels, text };
    }),
};

const keytool: Importer = {
  name: 'Java keytool',
  isHere: isHere('keytool', '-help'),
  // Java makes them small.
  shows: (label) => label.toLowerCase(),
  load: (container, password) =>
    inFolder(container, async (run) => {
      const options = '-J-Dstdout.encoding=UTF-8 -list -v -storetype PKCS12 -keystore id.p12'.split(' ');
      const text = await run('keytool', ...options, '-storepass', password);
      const entries = text.split('Alias name: ').filter((entry) => entry.includes('PrivateKeyEntry'));
      return { labels: entries.map((entry) => entry.split('\n')[0] ?? ''), text };
    }),
};

const nss: Importer = {
  name: 'NSS',
  isHere: isHere('pk12util', '-H') && isHere('certutil', '-H'),
  shows: (label) => label,
  load: (container, password) =>
    inFolder(container, async (run) => {
      await run('certutil', ...'-N -d sql:. --empty-password'.split(' '));
      await run('pk12util', ...'-d sql:. -i id.p12 -W'.split(' '), password);
      const text = await run('certutil', ...'-K -d sql:.'.split(' '));
      return { labels: findAll(text, /^<.*?> \w+ +[0-9a-f]+ +(?:NSS Certificate DB:)?(.*)$/gm), text };
    }),
};

/** Every importer that this project knows how to ask. */
export const importers: readonly Importer[] = [openssl, keytool, nss];
