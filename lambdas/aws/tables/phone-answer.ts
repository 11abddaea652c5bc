import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import { PublicKeyUsed } from '../../../domain/failures/certificate-request-errors.ts';
import type { Phone } from '../../../domain/order/order.ts';
import { above, all, equals, missing } from './expressions.ts';
import { refusal } from './orders.ts';
import { takeKeyPart } from './public-keys.ts';
import type { PublicKey, Tables } from './tables.ts';
import { transact, updatePart } from './transactions.ts';

/** A key that a phone's request takes. */
export interface TakenKey extends PublicKey {
  readonly kind: CertificateKind;
}

/** What a phone's answer writes. */
export interface PhoneAnswer {
  readonly orderId: string;
  /** Hash of the activation code that it uses up. */
  readonly codeHash: string;
  readonly phone: Phone;
  /** The keys of its requests, and the certificate that each is for. */
  readonly keys: readonly TakenKey[];
}

/**
 * Makes a phone the order's phone and takes its keys for good, or nothing: while the order waits for a phone, with the
 * code that it has now and in its time.
 * @throws {OrderRefused} another phone came first, or the code can't be used
 * @throws {PublicKeyUsed} @throws {LostRace} another writer was at the same items
 */
export const writePhoneAnswer = async (
  tables: Pick<Tables, 'orders' | 'publicKeys'>,
  { orderId, codeHash, phone, keys }: PhoneAnswer,
  now: Date,
): Promise<void> => {
  const when = all(
    equals('state', 'awaiting-phone'),
    missing('phone'),
    equals('activationCode.hash', codeHash),
    above('activationCode.expiresAt', now.toISOString()),
  );
  await transact(tables.orders, [
    updatePart(
      tables.orders,
      { orderId },
      { set: { phone }, remove: ['activationCode.ciphertext'], when, refused: refusal },
    ),
    ...keys.map((key) => takeKeyPart(tables, key, () => new PublicKeyUsed(key.kind))),
  ]);
};
