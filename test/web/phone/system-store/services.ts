import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CRLReasons } from '@peculiar/asn1-x509';
import { nameOf, pemOf, signedCrl } from '../../../../local/acm-pca/x509/index.ts';
import { later } from '../../../support/orders.ts';
import { ca } from '../../../support/issued-certificates.ts';
import { keyPair } from '../../../support/x509/keys.ts';

const execute = promisify(execFile);

/** When everything happens: certificates of the builders are valid then. */
const moment = Math.floor(later(60).getTime() / 1000).toString();

/** What is in the folder of a service. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Works with OpenSSL in a folder of its own, that has these files and the CA's certificates in `ca.pem`. */
export const withFiles = async (files: Files, work: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'use-'));
  try {
    for (const [name, content] of Object.entries({ 'ca.pem': ca.chain, ...files }))
      await writeFile(join(folder, name), content);
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** Runs OpenSSL to its end. @throws it says no */
export const openssl = async (folder: string, line: string): Promise<string> =>
  (await execute('openssl', line.split(' '), { cwd: folder })).stdout;

/** The CRL of the CA, as PEM. */
export const crlWith = (...serials: readonly string[]): string => {
  const revoked = serials.map((serial) => ({
    ...{ serial, revokedAt: later(10), reason: CRLReasons.cessationOfOperation },
  }));
  const issuer = nameOf({ Organization: 'Example', CommonName: 'Test CA' });
  const dates = { thisUpdate: later(20), nextUpdate: later(7 * 86_400) };
  return pemOf('X509 CRL', signedCrl({ issuer, number: 1, ...dates, revoked }, keyPair('P-256', 'Test CA')));
};

/** Options for a verification at the moment of the builders. */
export const verification = `-CAfile ca.pem -attime ${moment}`;

/** Imports `id.p12`, which leaves key and certificates in `id.pem`. */
export const openIdentity = (folder: string, password: string): Promise<string> =>
  openssl(folder, `pkcs12 -in id.p12 -nodes -passin pass:${password} -out id.pem`);

/** What a container is made with, in OpenSSL's words: it says that beside what it does. */
export const describeContainer = async (container: Uint8Array, password: string): Promise<string> => {
  let said = '';
  await withFiles({ 'id.p12': container }, async (cwd) => {
    const line = `pkcs12 -info -noout -in id.p12 -passin pass:${password}`;
    said = (await execute('openssl', line.split(' '), { cwd })).stderr;
  });
  return said;
};

const listening = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, port] = /^ACCEPT .*:(\d+)$/m.exec(said) ?? [];
      if (port !== undefined) resolve(port);
    });
    server.on('exit', () => {
      reject(new Error(`no server: ${said}`));
    });
  });

/**
 * Asks a web server that wants a certificate of the CA, and that is not on its CRL, for a page.
 * @param folder with `id.p12` and `crl.pem`
 * @returns what the client got
 */
export const visit = async (folder: string, password: string): Promise<string> => {
  const made = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost';
  await openssl(folder, `${made} -keyout server.key -out server.pem`);
  const checks = `-Verify 3 -verify_return_error -crl_check -CRL crl.pem ${verification}`;
  const serve = `s_server -accept 127.0.0.1:0 -naccept 1 -www -key server.key -cert server.pem ${checks}`;
  const server = spawn('openssl', serve.split(' '), { cwd: folder });
  try {
    const port = await listening(server);
    await openIdentity(folder, password);
    const connect = `s_client -connect 127.0.0.1:${port} -quiet -cert id.pem -key id.pem -cert_chain id.pem`;
    const client = spawn('openssl', connect.split(' '), { cwd: folder });
    return await talk(client);
  } finally {
    server.kill();
  }
};

const talk = (client: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    let got = '';
    for (const stream of [client.stdout, client.stderr])
      stream?.on('data', (chunk: Buffer) => {
        got += chunk.toString();
      });
    client.stdin?.on('error', () => {
      // A server that refuses does not listen to the end.
    });
    client.stdin?.write('GET / HTTP/1.0\r\n\r\n');
    client.on('close', () => {
      resolve(got);
    });
  });
