import { X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makePassword } from '../../../../web/phone/system-store/password.ts';
import { createPkcs12 } from '../../../../web/phone/system-store/pkcs12.ts';
import { hasOpenssl } from '../../../stories/mail-programs/openssl.ts';
import { identityFor } from './identity.ts';
import { crlWith, openIdentity, openssl, verification, visit, withFiles } from './services.ts';

const password = makePassword();
const missing = hasOpenssl ? '' : ' (skipped: there is no OpenSSL here)';
const withIt = it.skipIf(!hasOpenssl);

describe(`a web server that asks for a certificate${missing}`, () => {
  const identity = identityFor('P-256', 'MobileID Åsta');
  const { serialNumber } = new X509Certificate(identity.certificate);
  const files = { 'id.p12': createPkcs12(identity, password) };

  withIt('lets in who has the keys', () =>
    withFiles({ ...files, 'crl.pem': crlWith() }, async (folder) => {
      expect(await visit(folder, password)).toContain('HTTP/1.0 200');
    }),
  );

  withIt('refuses them once their certificate is on the CRL', () =>
    withFiles({ ...files, 'crl.pem': crlWith(serialNumber) }, async (folder) => {
      const got = await visit(folder, password);
      expect(got).not.toContain('HTTP/1.0 200');
      expect(got).toContain('certificate revoked');
    }),
  );

  withIt('goes by the CRL that it has: an older one lets a leaver in', () =>
    withFiles({ ...files, 'crl.pem': crlWith('01') }, async (folder) => {
      expect(await visit(folder, password)).toContain('HTTP/1.0 200');
    }),
  );
});

describe(`mail that is signed${missing}`, () => {
  const signed = async (folder: string): Promise<void> => {
    await openIdentity(folder, password);
    await openssl(folder, 'cms -sign -in text -signer id.pem -out mail');
  };
  const files = {
    'id.p12': createPkcs12(identityFor('P-256', 'Signature', 'signature'), password),
    text: 'Vi ses på torsdag.\n',
  };
  const verify = `cms -verify -in mail -purpose smimesign ${verification}`;

  withIt('verifies against the CA, as mail', () =>
    withFiles(files, async (folder) => {
      await signed(folder);
      expect(await openssl(folder, verify)).toContain('Vi ses på torsdag.');
    }),
  );

  withIt('does not, once a word of it is another one', () =>
    withFiles(files, async (folder) => {
      await signed(folder);
      const mail = await readFile(join(folder, 'mail'), 'utf8');
      await writeFile(join(folder, 'mail'), mail.replace('torsdag', 'fredag'));
      await expect(openssl(folder, verify)).rejects.toThrow('CMS Verification failure');
    }),
  );

  withIt('does not with the key for signing in', () =>
    withFiles(
      { ...files, 'id.p12': createPkcs12(identityFor('P-256', 'Sign in'), password) },
      async (folder) => {
        await signed(folder);
        await expect(openssl(folder, verify)).rejects.toThrow('unsuitable certificate purpose');
      },
    ),
  );
});
