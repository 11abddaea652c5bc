import * as v from 'valibot';
import { OrderNotFound, refuseIn } from '../../../domain/failures/errors.ts';
import { canBecome, type EndState } from '../../../domain/order/order-states.ts';
import { OrderSchema } from '../../../domain/order/order.ts';
import { timeLimits } from '../../../domain/order/time-limits.ts';
import { releaseUserPart } from './coordination.ts';
import { all, equals } from './expressions.ts';
import { refusal, type OrderWrite } from './orders.ts';
import type { Tables } from './tables.ts';
import { transact, updatePart } from './transactions.ts';

/** What it takes to end an order and to clean up after it: nothing else that an order holds can keep it from that. */
const EndingOrderSchema = v.object({
  ...v.pick(OrderSchema, [
    'orderId',
    'userId',
    'mobileId',
    'state',
    'createdAt',
    'replaces',
    'taskToken',
    'confirmation',
    'certificates',
    'recoveredKeys',
    'alarmedAt',
    'ended',
  ]).entries,
  renews: v.optional(v.unknown()),
  activationCode: v.optional(v.unknown()),
  phone: v.fallback(v.optional(v.object({ secretHash: v.optional(v.unknown()) })), undefined),
  ttlEpochSeconds: v.optional(v.unknown()),
});

/** An order as far as ending it and cleaning up after it have to know it. */
export type EndingOrder = v.InferOutput<typeof EndingOrderSchema>;

/**
 * Reads what it takes to end an order and to clean up after it, whatever else the order holds.
 * @throws {OrderNotFound} @throws {StoredItemInvalid}
 */
export const loadEndingOrder = async (
  { orders }: Pick<Tables, 'orders'>,
  orderId: string,
): Promise<EndingOrder> => {
  const order = await orders.findPart({ orderId }, EndingOrderSchema);
  if (!order) throw new OrderNotFound();
  return order;
};

/** How an order ends without a mobile ID. */
export interface OrderEnding {
  readonly end: EndState;
  /** Stable code of why. */
  readonly reason: string;
  /** What the same write stores besides. */
  readonly set?: OrderWrite['set'];
  /** What must hold besides the state. */
  readonly when?: OrderWrite['when'];
}

/**
 * Ends an order that is still as it was read, and frees its user for another one in the same write; its
 * activation code can't be shown any more.
 * @param order as it was read
 * @throws {OrderRefused} the order can't end like this, has ended, or has moved on since it was read
 */
export const writeEnd = async (
  tables: Pick<Tables, 'orders' | 'coordination'>,
  { userId, orderId, state, activationCode }: EndingOrder,
  { end, reason, set, when = [] }: OrderEnding,
  now: Date,
): Promise<void> => {
  if (!canBecome(state, end)) throw refuseIn(state);
  const sweepAt = new Date(now.getTime() + timeLimits.cleanUpGrace * 1000).toISOString();
  await transact(tables.orders, [
    updatePart(
      tables.orders,
      { orderId },
      {
        set: { ...set, state: end, ended: { at: now.toISOString(), reason, from: state }, sweepAt },
        remove: activationCode !== undefined ? ['activationCode.ciphertext'] : [],
        when: all(equals('state', state), ...when),
        refused: refusal,
      },
    ),
    releaseUserPart(tables, userId, orderId),
  ]);
};
