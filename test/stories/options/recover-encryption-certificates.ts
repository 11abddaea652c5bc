import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect } from 'vitest';
import type { Result } from '../../../demo/actors/get-mobile-id.ts';
import type { MailProgram } from '../../../demo/use/mail-program.ts';
import { hasOpenssl, openssl } from '../mail-programs/openssl.ts';
import { pkijs } from '../../../demo/use/pkijs.ts';
import { holdUpStream } from '../leaving.ts';
import { story } from '../story.ts';
import type { World } from '../world.ts';

const withRecovery = (world: World): Promise<void> =>
  world.setOptions({ 'certificates/encryption': 'always', 'recover-encryption-certificates': 'true' });

/**
 * Who writes a mail, and who reads it. PKI.js reads no mail without user keying material, which is optional (RFC
 * 5753 section 7.2) and which OpenSSL sends none of.
 */
const correspondences: readonly (readonly [writer: MailProgram, reader: MailProgram])[] = [
  [pkijs, pkijs],
  ...(hasOpenssl ? [[pkijs, openssl] as const, [openssl, openssl] as const] : []),
];

const encryptionCertificate = ({ installation }: Result) => {
  const found = installation.certificates.find(({ kind }) => kind === 'encryption');
  if (!found) throw new Error('There is no encryption certificate');
  return found;
};

/** The private key that a phone got for a certificate. */
const keyFor = ({ keys }: Result, serial: string): KeyObject => {
  const { kty = '', crv = '', x = '', y = '', d = '' } = keys.get(serial) ?? {};
  return createPrivateKey({ key: { kty, crv, x, y, d }, format: 'jwk' });
};

const text = 'Mötet är på fredag.';

/** A mail to a certificate can be read with a key, and with no other, by whatever program. */
const expectReadable = async (
  certificate: string,
  privateKey: KeyObject,
  between = correspondences,
): Promise<void> => {
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  for (const [writer, reader] of between) {
    const mail = await writer.encrypt(text, certificate);
    expect(Buffer.from(mail).includes(text)).toBe(false);
    const read = await reader.decrypt(mail, { certificate, privateKey });
    expect([writer.name, reader.name, read]).toEqual([writer.name, reader.name, text]);
    await expect(reader.decrypt(mail, { certificate, privateKey: stranger })).rejects.toThrow();
  }
};

export const recoverEncryptionCertificates = [
  story('a new phone reads mail that was encrypted to the old one', async (world) => {
    await withRecovery(world);
    const alva = await world.newUser();
    const first = await alva.getMobileId();
    const old = encryptionCertificate(first);
    expect([...first.keys.keys()]).toEqual([old.serial]);
    const second = await alva.getMobileId({ oldPhone: 'lost' });
    const { serial, pem } = encryptionCertificate(second);
    expect([...second.keys.keys()].toSorted()).toEqual([old.serial, serial].toSorted());
    await expectReadable(old.pem, keyFor(second, old.serial));
    await expectReadable(pem, keyFor(second, serial), [[pkijs, pkijs]]);
    expect(world.logged('encryption-key-recovered')).toContain(old.serial);
  }),

  story('without recovery the encryption key is the phone’s alone', async (world) => {
    await world.setOptions({
      'certificates/encryption': 'always',
      'recover-encryption-certificates': 'false',
    });
    const before = world.cloud.calls.log.length;
    const alva = await world.newUser();
    const { installation, mobileId, order, activation } = await alva.getMobileId();
    expect(mobileId.certificates.map(({ kind }) => kind)).toContain('encryption');
    // The phone is asked for a key of its own, and `install` has held the certificate against it.
    expect(activation.kinds.find(({ kind }) => kind === 'encryption')?.keyTypes).toContain('P-256');
    expect(installation.recoveredKeys).toBeUndefined();
    const { encryptionKey, recoveredKeys } = await world.order(order.orderId);
    expect([encryptionKey, recoveredKeys]).toEqual([undefined, undefined]);
    expect((await world.items('EncryptionKeys')).map(({ userId }) => userId)).not.toContain(alva.userId);
    const calls = world.cloud.calls.log.slice(before).map(({ operation }) => operation);
    expect(calls).not.toContain('GenerateDataKeyPair');
  }),

  story(
    'a kept key that does not fit its certificate goes to no phone, and rings an alarm',
    async (world) => {
      await withRecovery(world);
      const [alva, bo] = [await world.newUser(), await world.newUser()];
      await alva.getMobileId();
      const other = encryptionCertificate(await bo.getMobileId());
      const [key] = (await world.items('EncryptionKeys')).filter(({ userId }) => userId === alva.userId);
      const { userId, keyId } = key ?? {};
      await world.change('EncryptionKeys', { userId, keyId }, 'SET pem = :value', other.pem);
      const { orderId, phone } = await alva.goTo('awaiting-approval', { oldPhone: 'kept' });
      await alva.selfService.approve(orderId, await phone.answer());
      await world.processEnds(orderId);
      expect(await world.orderState(orderId)).toBe('failed');
      await expect(phone.install()).rejects.toThrow(/^409 /);
      await world.rang('EncryptionKeyWrong');
    },
    ['OrderFailed'],
  ),

  story('keys that went to a phone whose order failed ring an alarm', async (world) => {
    await withRecovery(world);
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo('awaiting-installation');
    await phone.install();
    holdUpStream(world);
    await alva.becomes('locked');
    await phone.acknowledge();
    await world.processEnds(orderId);
    expect(world.logged('encryption-keys-exposed')).toContain(orderId);
    await world.rang('EncryptionKeysExposed');
  }),
];
