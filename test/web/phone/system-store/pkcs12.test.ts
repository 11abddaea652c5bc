import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPkcs12 } from '../../../../web/phone/system-store/pkcs12.ts';
import { makePassword } from '../../../../web/phone/system-store/password.ts';
import { identityFor } from './identity.ts';
import { importers } from './importers.ts';

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
