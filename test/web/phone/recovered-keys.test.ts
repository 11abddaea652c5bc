import { diffieHellman, generateKeyPairSync, webcrypto, X509Certificate } from 'node:crypto';
import { exportJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { openKey, sealKey } from '../../../lambdas/get-mobile-id/issue/recovered-key.ts';
import { CertificateMismatch } from '../../../web/phone/keys/certificate-mismatch.ts';
import { openRecoveredKey } from '../../../web/phone/keys/recovered-key.ts';
import { makeTransportKey } from '../../../web/phone/keys/phone-keys.ts';
import { isInstalled } from '../../../web/phone/store/records.ts';
import { options, orderIn } from '../../support/orders.ts';
import { earlierKey } from '../../support/recovery.ts';
import { keyPair } from '../../support/x509/keys.ts';
import { Phone } from './support/phone.ts';

const transport = await makeTransportKey();
const { subtle } = webcrypto;

/** A key as the service keeps it for its user, and as it goes to a phone. */
const sealed = async (use: string, to = transport.publicKey) => {
  const stored = earlierKey(use);
  const der = keyPair('P-256', use).privateKey.export({ type: 'pkcs8', format: 'der' });
  return { pem: stored.pem, jwe: await sealKey(openKey(stored, Uint8Array.from(der)), { ...to }) };
};

/** What a sender and the holder of a private key agree on. */
const agreed = async (privateKey: CryptoKey | undefined, pem: string) => {
  if (!privateKey) throw new Error('There is no key');
  const sender = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = sender.publicKey.export({ type: 'spki', format: 'der' });
  const imported = await subtle.importKey('spki', spki, { name: 'ECDH', namedCurve: 'P-256' }, true, []);
  const own = await subtle.deriveBits({ name: 'ECDH', public: imported }, privateKey, 256);
  const { publicKey } = new X509Certificate(pem);
  return [Buffer.from(own), diffieHellman({ privateKey: sender.privateKey, publicKey })];
};

describe('a recovered key', () => {
  it('is opened, and reads what was encrypted to its certificate', async () => {
    const key = await sealed('old');
    const privateKey = await openRecoveredKey({ ...key, isExtractable: false }, transport.privateKey);
    const [own, theirs] = await agreed(privateKey, key.pem);
    expect(own).toEqual(theirs);
    expect(privateKey).toMatchObject({ extractable: false, usages: ['deriveBits'] });
  });

  it.each([
    [
      'that came with the certificate of another',
      async () => ({ ...(await sealed('old')), pem: (await sealed('other')).pem }),
    ],
    [
      'for the transport key of another phone',
      async () => sealed('old', (await makeTransportKey()).publicKey),
    ],
    [
      'that was changed on its way',
      async () => ({ ...(await sealed('old')), jwe: (await sealed('old')).jwe.replace(/.....$/, 'AAAAA') }),
    ],
    ['that is no JWE', async () => ({ ...(await sealed('old')), jwe: 'eyJhbGciOiJub25lIn0..' })],
    ['without a certificate', async () => ({ ...(await sealed('old')), pem: '' })],
  ])('is refused: one %s', async (_, key) => {
    await expect(
      openRecoveredKey({ ...(await key()), isExtractable: false }, transport.privateKey),
    ).rejects.toThrow(CertificateMismatch);
  });

  it('is refused when it is encrypted in another way than the protocol says', async () => {
    const { CompactEncrypt } = await import('jose');
    const { pem } = earlierKey('old');
    const jwk = JSON.stringify(await exportJWK(keyPair('P-256', 'old').privateKey));
    const jwe = await new CompactEncrypt(Buffer.from(jwk))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A128GCM' })
      .encrypt({ ...transport.publicKey });
    await expect(openRecoveredKey({ pem, jwe, isExtractable: false }, transport.privateKey)).rejects.toThrow(
      CertificateMismatch,
    );
  });
});

describe('an order with recovery', () => {
  const recovering = () => {
    const order = orderIn('awaiting-phone');
    return {
      ...order,
      options: options({ 'certificates/encryption': 'always', 'recover-encryption-certificates': 'true' }),
      confirmation: { kinds: ['authentication' as const, 'encryption' as const], at: order.createdAt },
    };
  };

  it('brings the new encryption key, and the earlier ones', async () => {
    const phone = new Phone(recovering());
    const earlier = earlierKey('old');
    phone.stage.tables.put('encryption-keys', earlier);
    phone.meanwhile(phone.approved, phone.completed);
    await phone.accept();
    const [mobileId] = (await phone.store.all()).filter(isInstalled);
    expect(mobileId?.certificates.map(({ kind }) => kind)).toEqual(['authentication', 'encryption']);
    expect(mobileId?.earlierKeys).toMatchObject([{ pem: earlier.pem, serial: earlier.serial }]);
    for (const { pem, privateKey } of [
      ...(mobileId?.certificates.slice(1) ?? []),
      ...(mobileId?.earlierKeys ?? []),
    ]) {
      const [own, theirs] = await agreed(privateKey, pem);
      expect(own).toEqual(theirs);
    }
  });

  it('installs nothing when the new key is another one', async () => {
    const phone = new Phone(recovering());
    phone.stage.tables.put('encryption-keys', earlierKey('old'));
    phone.meanwhile(async () => {
      await phone.approved();
      const [made, ...others] = phone.order.recoveredKeys ?? [];
      const [old] = others;
      if (!made || !old) throw new Error('no keys were recovered');
      phone.stage.putOrder({ ...phone.order, recoveredKeys: [{ ...made, jwe: old.jwe }, ...others] });
    });
    await phone.accept();
    expect(phone.screen).toEqual({ name: 'trouble', trouble: 'certificate-mismatch' });
    expect(phone.order.installation).toBeUndefined();
  });

  it('installs nothing when the new key is missing', async () => {
    const phone = new Phone(recovering());
    phone.meanwhile(async () => {
      await phone.approved();
      phone.stage.putOrder({ ...phone.order, recoveredKeys: [] });
    });
    await phone.accept();
    expect(phone.screen).toEqual({ name: 'trouble', trouble: 'certificate-mismatch' });
  });
});
