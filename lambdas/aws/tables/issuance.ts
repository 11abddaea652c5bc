import type { Issuance, Order } from '../../../domain/order/order.ts';
import { stepTimes, timeLimits } from '../../../domain/order/time-limits.ts';
import { activeUserPart } from './directory.ts';
import { mayBecome, refusal } from './orders.ts';
import type { Tables } from './tables.ts';
import { transact, updatePart } from './transactions.ts';

/**
 * Brings an approved order into `issuing`, if the user is `active` at this moment, and freezes what its
 * certificates will say.
 * @throws {UserNotActive} @throws {OrderRefused}
 */
export const writeIssuance = async (
  tables: Pick<Tables, 'orders' | 'directory'>,
  { orderId, userId }: Order,
  issuance: Issuance,
  now: Date,
): Promise<void> => {
  const set = { state: 'issuing', issuance, ...stepTimes(now, timeLimits.issuing) } as const;
  await transact(tables.orders, [
    activeUserPart(tables, userId),
    updatePart(tables.orders, { orderId }, { set, when: mayBecome('issuing'), refused: refusal }),
  ]);
};
