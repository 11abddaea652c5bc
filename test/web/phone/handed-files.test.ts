import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeFiles, type HandedFile } from '../../../web/phone/system-store/handed-files.ts';
import { hasOpenssl } from '../../stories/mail-programs/openssl.ts';
import { orderIn } from '../../support/orders.ts';
import { earlierKey } from '../../support/recovery.ts';
import { handedOver, handingOver, leave, ordered } from './support/handed-over.ts';
import { openIdentity, openssl, verification, withFiles } from './system-store/services.ts';

const words = {
  kinds: { authentication: 'Sign in', signature: 'Sign', encryption: 'Read' },
  earlier: 'Earlier key',
  description: 'Keys',
};

const keyIn = (pem: string): string =>
  createPublicKey(createPrivateKey(pem)).export({ type: 'spki', format: 'pem' }).toString();

/** The certificate and key that OpenSSL finds in a container. */
const imported = async ({ content }: HandedFile, password: string) => {
  let found = '';
  await withFiles({ 'id.p12': content }, async (folder) => {
    await openIdentity(folder, password);
    found = await openssl(folder, 'pkcs12 -in id.p12 -nodes -passin pass:'.concat(password));
  });
  const [certificate = ''] = /-----BEGIN CERTIFICATE-----[^]+?-----END CERTIFICATE-----/.exec(found) ?? [];
  const [key = ''] = /-----BEGIN PRIVATE KEY-----[^]+?-----END PRIVATE KEY-----/.exec(found) ?? [];
  return { certificate: new X509Certificate(certificate), publicKey: keyIn(key) };
};

describe.skipIf(!hasOpenssl)('the files for the phone’s system', () => {
  it('hold each key with its certificate, as OpenSSL imports and verifies them', async () => {
    const phone = ordered('system');
    await handedOver(phone, leave);
    const record = await handingOver(phone);
    const { containers } = await makeFiles(record, words);
    expect(containers.map(({ fileName }) => fileName)).toEqual([
      'mobile-id-authentication.p12',
      'mobile-id-signature.p12',
    ]);
    for (const [index, file] of containers.entries()) {
      const { certificate, publicKey } = await imported(file, record.password);
      expect(certificate.serialNumber).toBe(record.certificates[index]?.serial);
      expect(certificate.publicKey.export({ type: 'spki', format: 'pem' })).toBe(publicKey);
      await withFiles({ 'own.pem': certificate.toString() }, async (folder) => {
        expect(await openssl(folder, `verify ${verification} own.pem`)).toContain('OK');
      });
    }
  });

  it('are all in the profile, with the chain', async () => {
    const phone = ordered('system');
    await handedOver(phone, leave);
    const { containers, profile } = await makeFiles(await handingOver(phone), words);
    const text = new TextDecoder().decode(profile.content);
    for (const { content } of containers) expect(text).toContain(Buffer.from(content).toString('base64'));
    expect(text.match(/com\.apple\.security\.(pkcs12|root|pkcs1)</g)).toEqual([
      'com.apple.security.pkcs1<',
      'com.apple.security.root<',
      'com.apple.security.pkcs12<',
      'com.apple.security.pkcs12<',
    ]);
    expect(text).not.toContain((await handingOver(phone)).password);
  });

  it('bring recovered keys along, the new one and the earlier ones', async () => {
    const recovery = {
      'certificates/encryption': 'always',
      'recover-encryption-certificates': 'true',
    } as const;
    const { createdAt: at } = orderIn('awaiting-phone');
    const phone = ordered('system', recovery, {
      confirmation: { kinds: ['authentication', 'encryption'], at },
    });
    const earlier = earlierKey('old');
    phone.stage.tables.put('encryption-keys', earlier);
    await handedOver(phone, leave);
    const record = await handingOver(phone);
    const { containers } = await makeFiles(record, words);
    const found = await Promise.all(containers.map((file) => imported(file, record.password)));
    expect(containers.map(({ label }) => label.split(': ')[1])).toEqual(['Sign in', 'Read', 'Earlier key 1']);
    expect(found[2]?.certificate.serialNumber).toBe(earlier.serial);
    for (const { certificate, publicKey } of found)
      expect(certificate.publicKey.export({ type: 'spki', format: 'pem' })).toBe(publicKey);
  });
});
