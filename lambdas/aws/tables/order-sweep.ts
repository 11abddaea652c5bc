import * as v from 'valibot';
import { isEnded, orderStateNames } from '../../../domain/order/order-states.ts';
import { OrderSchema, sweepPartition } from '../../../domain/order/order.ts';
import { timeLimits, toEpochSeconds } from '../../../domain/order/time-limits.ts';
import { among } from './expressions.ts';
import type { Tables } from './tables.ts';

const DueSchema = v.array(v.pick(OrderSchema, ['orderId']));

/** Ids of the orders that the process itself has not finished in time, the longest overdue first. */
export const findDueOrders = async ({ orders }: Pick<Tables, 'orders'>, now: Date): Promise<string[]> => {
  const found = await orders.query({
    IndexName: 'sweep',
    KeyConditionExpression: 'sweep = :due AND sweepAt <= :now',
    ExpressionAttributeValues: { ':due': sweepPartition, ':now': now.toISOString() },
  });
  return v.parse(DueSchema, found).map(({ orderId }) => orderId);
};

/** Takes an ended order off the sweep: nothing is left to do for it, and it may be forgotten in time. */
export const settleOrder = async (
  { orders }: Pick<Tables, 'orders'>,
  orderId: string,
  now: Date,
): Promise<void> => {
  await orders.update(
    { orderId },
    {
      set: { ttlEpochSeconds: toEpochSeconds(now) + timeLimits.retention },
      remove: ['sweep', 'sweepAt', 'taskToken'],
      when: among('state', orderStateNames.filter(isEnded)),
    },
  );
};
