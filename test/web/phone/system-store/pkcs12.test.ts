import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPkcs12 } from '../../../../web/phone/system-store/pkcs12.ts';
import { makePassword } from '../../../../web/phone/system-store/password.ts';
import { identityFor } from './identity.ts';
import { hasOpenssl } from '../../../stories/mail-programs/openssl.ts';
import { importers } from './importers.ts';
import { describeContainer } from './services.ts';

const label = 'MobileID Åsta Öberg – <&> "ß" 漢字';
const password = makePassword();

describe.each(importers)('$name', ({ name, isHere, load, shows }) => {
  const withIt = it.skipIf(!isHere);
  const missing = isHere ? '' : ` (skipped: there is no ${name} here)`;

  withIt.each(['P-256', 'RSA-2048'] as const)(`imports a key of %s by its label${missing}`, async (type) => {
    const { labels } = await load(createPkcs12(identityFor(type, label), password), password);
    expect(labels).toEqual([shows(label)]);
  });

  withIt(`refuses another password${missing}`, async () => {
    const container = createPkcs12(identityFor('P-256', label), password);
    await expect(load(container, makePassword())).rejects.toThrow();
  });

  withIt(`refuses a container that was changed on its way${missing}`, async () => {
    const container = createPkcs12(identityFor('P-256', label), password);
    container[200] = (container[200] ?? 0) ^ 1;
    await expect(load(container, password)).rejects.toThrow();
  });
});

describe('a container', () => {
  const openssl = importers.find(({ name }) => name === 'OpenSSL');

  it.skipIf(openssl?.isHere !== true).each(['P-256', 'RSA-2048'] as const)(
    'gives key, certificate and chain of %s back as they were',
    async (type) => {
      const identity = identityFor(type, label);
      const { text = '' } = (await openssl?.load(createPkcs12(identity, password), password)) ?? {};
      const blocks = text.match(/-----BEGIN [^]*?-----END [A-Z ]+-----/g) ?? [];
      const certificates = blocks.filter((block) => block.includes('CERTIFICATE'));
      const [key = ''] = blocks.filter((block) => block.includes('PRIVATE KEY'));
      expect(certificates.map((pem) => new X509Certificate(pem).raw)).toEqual(
        [identity.certificate, ...identity.chain].map((der) => Buffer.from(der)),
      );
      expect(
        createPublicKey(createPrivateKey(key)).equals(new X509Certificate(certificates[0] ?? '').publicKey),
      ).toBe(true);
    },
  );

  it.skipIf(!hasOpenssl)('has the algorithms, iterations and salts that its decision states', async () => {
    const decision = readFileSync(
      new URL('../../../../docs/decisions/0018-keys-for-the-phones-own-apps.md', import.meta.url),
      'utf8',
    );
    const iterations = /\*\*(\d+) iterations\*\*/.exec(decision)?.[1] ?? 'none';
    const salt = /\*\*Salts of (\d+) bytes\.\*\*/.exec(decision)?.[1] ?? 'none';
    const encryption = /\*\*(pbe\w+-\w+-CBC) for key and certificates/.exec(decision)?.[1] ?? 'none';
    expect(encryption).toBe('pbeWithSHAAnd3-KeyTripleDES-CBC');
    const container = createPkcs12(identityFor('P-256', label), password);
    const told = await describeContainer(container, password);
    const lines = told.split('\n').map((line) => line.trim());
    expect(lines).toContain(`MAC: sha1, Iteration ${iterations}`);
    expect(lines).toContain(`MAC length: 20, salt length: ${salt}`);
    for (const part of ['PKCS7 Encrypted data', 'Shrouded Keybag'])
      expect(lines).toContain(`${part}: pbeWithSHA1And3-KeyTripleDES-CBC, Iteration ${iterations}`);
  });

  it('holds neither its password nor the key as it is', () => {
    const identity = identityFor('P-256', label);
    const container = Buffer.from(createPkcs12(identity, password));
    expect(container.includes(password)).toBe(false);
    expect(container.includes(Buffer.from(identity.privateKey.subarray(-32)))).toBe(false);
    expect(container.includes(Buffer.from(identity.certificate.subarray(-32)))).toBe(false);
  });

  it('is another one each time', () => {
    const identity = identityFor('P-256', label);
    expect(createPkcs12(identity, password)).not.toEqual(createPkcs12(identity, password));
  });
});

describe('a password', () => {
  it('has 20 characters that nobody mistakes, and is another one each time', () => {
    const passwords = Array.from({ length: 200 }, makePassword);
    for (const made of passwords) expect(made).toMatch(/^([a-hjkmnp-z2-9]{4}-){4}[a-hjkmnp-z2-9]{4}$/);
    expect(new Set(passwords).size).toBe(200);
  });
});
