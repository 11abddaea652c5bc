import { createPublicKey, X509Certificate } from 'node:crypto';
import { expect } from 'vitest';
import type { Result } from '../../local/people/get-mobile-id.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

const withRecovery = async (world: World): Promise<void> => {
  await world.setOption('certificates/encryption', 'always');
  await world.setOption('recover-encryption-certificates', 'true');
};

/** Serials of the encryption certificates whose private keys the phone got and that fit. */
const readable = ({ installation, keys }: Result): readonly string[] => {
  const pems = installation.recoveredKeys?.map(({ serial, pem }) => ({ serial, pem })) ?? [];
  return pems.flatMap(({ serial, pem }) => {
    const jwk = keys.get(serial);
    if (!jwk) return [];
    const { x = '', y = '' } = jwk;
    const made = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    return new X509Certificate(pem).publicKey.equals(made) ? [serial] : [];
  });
};

const encryptionSerial = ({ mobileId }: Result) =>
  mobileId.certificates.find(({ kind }) => kind === 'encryption')?.serial;

export const recovered = [
  story('a new phone reads what was encrypted to the old one', async (world) => {
    await withRecovery(world);
    const alva = await world.newUser();
    const first = await alva.getMobileId();
    expect(readable(first)).toEqual([encryptionSerial(first)]);
    const second = await alva.getMobileId({ oldPhone: 'lost' });
    expect(readable(second).toSorted()).toEqual(
      [encryptionSerial(first), encryptionSerial(second)].toSorted(),
    );
    expect(world.logged('encryption-key-recovered')).toContain(encryptionSerial(first));
  }),

  story('without recovery the encryption key is the phone’s alone', async (world) => {
    await world.setOption('certificates/encryption', 'always');
    const alva = await world.newUser();
    const { installation, mobileId } = await alva.getMobileId();
    expect(mobileId.certificates.map(({ kind }) => kind)).toContain('encryption');
    expect(installation.recoveredKeys).toBeUndefined();
    expect((await world.items('EncryptionKeys')).map(({ userId }) => userId)).not.toContain(alva.userId);
  }),

  story('keys that went to a phone whose order failed ring an alarm', async (world) => {
    await withRecovery(world);
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo('awaiting-installation');
    await phone.install();
    await alva.becomes('locked');
    await phone.acknowledge();
    await world.processEnds(orderId);
    expect(world.logged('encryption-keys-exposed')).toContain(orderId);
  }),
];
