import { LostRace } from '../../../domain/failures/process-errors.ts';
import type { Issuance, Labels, Order } from '../../../domain/order/order.ts';
import { stepTimes, timeLimits } from '../../../domain/order/time-limits.ts';
import { activeUserPart } from './directory.ts';
import { all, equals, missing } from './expressions.ts';
import { workingPart } from './mobile-ids.ts';
import { mayBecome, refusal } from './orders.ts';
import { takeKeyPart } from './public-keys.ts';
import type { PublicKey, Tables } from './tables.ts';
import { transact, updatePart } from './transactions.ts';

/** What the certificates of an order will say and what their mobile ID is called, from one look at the directory. */
interface Frozen {
  readonly user: Parameters<typeof activeUserPart>[1];
  readonly issuance: Issuance;
  readonly labels: Labels;
}

/**
 * Brings an approved order into `issuing`, if the user is `active` at this moment, and with them the mobile ID that the
 * order renews, and freezes what its certificates will say.
 * @throws {UserNotActive} @throws {MobileIdNotRenewable} @throws {OrderRefused} @throws {LostRace}
 */
export const writeIssuance = async (
  tables: Pick<Tables, 'orders' | 'directory' | 'mobileIds'>,
  { orderId, userId, renews }: Order,
  { user, issuance, labels }: Frozen,
  now: Date,
): Promise<void> => {
  const set = { state: 'issuing', issuance, labels, ...stepTimes(now, timeLimits.issuing) } as const;
  await transact(tables.orders, [
    activeUserPart(tables, user),
    ...(renews ? [workingPart(tables, { userId, mobileId: renews.mobileId }, now)] : []),
    updatePart(tables.orders, { orderId }, { set, when: mayBecome('issuing'), refused: refusal }),
  ]);
};

/**
 * Gives an order that is `issuing` the key that KMS made for it, and takes that key for good, as keys of phones are: the
 * phone gets its private half later, and might ask for another certificate with it.
 * @throws {LostRace} the order has a key already @throws {OrderRefused}
 */
export const writeEncryptionKey = async (
  tables: Pick<Tables, 'orders' | 'publicKeys'>,
  { orderId, encryptionKey }: Pick<Order, 'orderId' | 'encryptionKey'>,
  key: PublicKey,
): Promise<void> => {
  const when = all(equals('state', 'issuing'), missing('encryptionKey'));
  const toRefusal = (found: Parameters<typeof refusal>[0]) => refusal(found, ['issuing']);
  await transact(tables.orders, [
    updatePart(tables.orders, { orderId }, { set: { encryptionKey }, when, refused: toRefusal }),
    takeKeyPart(tables, key, () => new LostRace('a key that KMS made twice')),
  ]);
};
