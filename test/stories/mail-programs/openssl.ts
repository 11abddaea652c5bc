import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { MailProgram } from '../../../demo/use/mail-program.ts';

const execute = promisify(execFile);

/** Runs `openssl cms` over files in a folder of its own, and reads what it wrote. */
const cms = async (
  files: Readonly<Record<string, string | Uint8Array>>,
  ...args: readonly string[]
): Promise<Uint8Array> => {
  const folder = await mkdtemp(join(tmpdir(), 'cms-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    await execute('openssl', ['cms', ...args, '-out', 'out'], { cwd: folder });
    return await readFile(join(folder, 'out'));
  } finally {
    await rm(folder, { recursive: true });
  }
};

const keyAgreement = ['-recip', 'certificate.pem', '-keyopt', 'ecdh_kdf_md:sha256', '-aes256-wrap'];

/** OpenSSL. */
export const openssl: MailProgram = {
  name: 'OpenSSL',
  encrypt: (text, certificate) =>
    cms(
      { text, 'certificate.pem': certificate },
      ...['-encrypt', '-binary', '-aes-256-cbc', '-in', 'text', '-outform', 'DER'],
      ...keyAgreement,
    ),
  decrypt: async (message, { certificate, privateKey }) => {
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
    const text = await cms(
      { message, 'certificate.pem': certificate, 'key.pem': pem },
      ...['-decrypt', '-binary', '-in', 'message', '-inform', 'DER'],
      ...['-inkey', 'key.pem', '-recip', 'certificate.pem'],
    );
    return new TextDecoder().decode(text);
  },
};

/** Whether OpenSSL is on this machine. */
export const hasOpenssl = spawnSync('openssl', ['version'], { stdio: 'ignore' }).status === 0;
