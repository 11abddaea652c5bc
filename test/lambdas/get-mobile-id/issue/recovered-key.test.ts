import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { DecryptCommand } from '@aws-sdk/client-kms';
import { compactDecrypt, CompactEncrypt } from 'jose';
import { describe, expect, it } from 'vitest';
import type { RecoverableKey } from '../../../../domain/certificates/encryption-key.ts';
import { encrypt } from '../../../support/kms.ts';
import { captureLogs } from '../../../support/logs.ts';
import { user } from '../../../support/orders.ts';
import {
  earlierKey,
  encryptionCertificate,
  issueAll,
  opened,
  recover,
  recoveredKeys,
  recoveringOrder,
} from '../../../support/recovery.ts';
import { lambdaEnvironment } from '../../../support/lambda-environment.ts';
import { Stage } from '../../../support/stage.ts';
import { keyPair } from '../../../support/x509/keys.ts';

const { orderId } = recoveringOrder();

/** A stage whose order waits for recovery, and whose user has these earlier keys. */
const stageWith = async (...earlier: readonly RecoverableKey[]): Promise<Stage> => {
  const stage = new Stage();
  await issueAll(stage, recoveringOrder());
  for (const key of earlier) stage.tables.put('encryption-keys', key);
  return stage;
};

/** The keys that a phone gets when its user has these earlier ones: the new key comes first. */
const recoveredWith = async (...earlier: readonly RecoverableKey[]) => {
  const stage = await stageWith(...earlier);
  await recover(stage);
  return recoveredKeys(stage);
};

/** A ciphertext of these bytes for the context of a key. */
const sealed = (bytes: Uint8Array, { userId, mobileId, keyId }: RecoverableKey, keyArn?: string): string =>
  encrypt({
    KeyId: keyArn ?? lambdaEnvironment.RECOVERY_KEY_ARN,
    Plaintext: bytes,
    EncryptionContext: { userId, mobileId, keyId },
  }).CiphertextBlob.toString('base64');

describe('a recovered key', () => {
  it('is a JWE for the transport key, with the algorithms that phones know', async () => {
    const [{ jwe } = { jwe: '' }] = await recoveredWith();
    const { header } = await opened(jwe);
    expect(header).toMatchObject({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', cty: 'jwk+json' });
    expect(jwe.split('.')).toHaveLength(5);
  });

  it('holds the private key of its certificate as JWK, named by key id and serial', async () => {
    for (const { keyId, pem, serial, jwe } of await recoveredWith(earlierKey('old'))) {
      const { jwk } = await opened(jwe);
      expect(jwk).toMatchObject({ kid: keyId, serial });
      const publicKey = createPublicKey(createPrivateKey({ key: jwk, format: 'jwk' }));
      expect(publicKey.equals(new X509Certificate(pem).publicKey)).toBe(true);
      expect(new X509Certificate(pem).serialNumber).toBe(serial);
    }
    expect.assertions(6);
  });

  it('opens with no other key, not even its own', async () => {
    const [, old] = await recoveredWith(earlierKey('old'));
    for (const use of ['mallory', 'old'])
      await expect(opened(old?.jwe ?? '', keyPair('P-256', use).privateKey)).rejects.toThrow();
    await expect(opened(old?.jwe ?? '')).resolves.toBeDefined();
  });

  it('decrypts what others encrypted to the old certificate', async () => {
    const old = earlierKey('old');
    const mail = new TextEncoder().encode('Dear Åsta, this was only for you.');
    const encryptedMail = await new CompactEncrypt(mail)
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' })
      .encrypt(new X509Certificate(old.pem).publicKey);
    const [, recovered] = await recoveredWith(old);
    const { jwk } = await opened(recovered?.jwe ?? '');
    const { plaintext } = await compactDecrypt(encryptedMail, createPrivateKey({ key: jwk, format: 'jwk' }));
    expect(plaintext).toEqual(mail);
  });
});

describe('a stored key that is not what it should be', () => {
  const old = earlierKey('old');
  const other = encryptionCertificate(keyPair('P-256', 'other'));
  const privateKey = keyPair('P-256', 'old').privateKey.export({ type: 'pkcs8', format: 'der' });
  const somebodyElses = earlierKey('old', { userId: 'somebody-else' });

  const wrong: readonly (readonly [string, RecoverableKey])[] = [
    ['the key of another certificate', { ...old, pem: other.pem, serial: other.serial }],
    ['a serial of another certificate', { ...old, serial: other.serial }],
    ['no certificate', { ...old, pem: 'none' }],
    ['a ciphertext of no key', { ...old, ciphertext: sealed(Buffer.from('no key'), old) }],
    ['a ciphertext of another mobile ID', { ...old, mobileId: earlierKey('old').mobileId }],
    ['a ciphertext of another key', { ...old, keyId: earlierKey('old').keyId }],
    [
      'a ciphertext of another user',
      { ...old, ciphertext: sealed(privateKey, somebodyElses), userId: user().userId },
    ],
    [
      'a ciphertext under another key of KMS',
      { ...old, ciphertext: sealed(privateKey, old, lambdaEnvironment.ACTIVATION_CODE_KEY_ARN) },
    ],
    ['a changed ciphertext', { ...old, ciphertext: `${old.ciphertext.slice(0, -8)}AAAAAAA=` }],
  ];

  it.each(wrong)('rings an alarm and gives nothing to anybody: %s', async (_, key) => {
    const good = earlierKey('good', { createdAt: key.createdAt });
    const stage = await stageWith(good, key);
    const logs = captureLogs();
    await expect(recover(stage)).rejects.toMatchObject({
      name: 'EncryptionKeyWrong',
      message: `The encryption key does not fit its certificate: ${key.keyId}`,
    });
    expect(recoveredKeys(stage)).toEqual([]);
    expect(stage.tables.items('encryption-keys')).toHaveLength(2);
    expect(logs.metric('EncryptionKeyWrong')).toEqual([1]);
    const { keyId, serial } = key;
    expect(logs.withCode('encryption-key-wrong')).toMatchObject([{ orderId, keyId, serial }]);
    expect(logs.withCode('encryption-key-recovered')).toEqual([]);
    expect(logs).toHaveNoSecrets([privateKey.toString('base64'), key.ciphertext]);
  });

  it('rings no alarm while KMS only is busy', async () => {
    const stage = await stageWith(old);
    const busy = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    stage.keys.on(DecryptCommand).rejects(busy);
    const logs = captureLogs();
    await expect(recover(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
    expect(logs.metric('EncryptionKeyWrong')).toEqual([]);
  });

  it('is told apart from a key whose order has a transport key that is none', async () => {
    const stage = await stageWith();
    const order = stage.order({ orderId });
    stage.putOrder({ ...order, ...(order.phone && { phone: { ...order.phone, transportKey: '{}' } }) });
    const logs = captureLogs();
    await expect(recover(stage)).rejects.toThrow('Unexpected error');
    expect(logs.metric('EncryptionKeyWrong')).toEqual([]);
    expect(recoveredKeys(stage)).toEqual([]);
  });
});
