import * as v from 'valibot';
import { isEnded, orderStateNames } from '../../../domain/order/order-states.ts';
import { OrderSchema, sweepPartition } from '../../../domain/order/order.ts';
import { timeLimits, toEpochSeconds } from '../../../domain/order/time-limits.ts';
import { among, exists } from './expressions.ts';
import type { EndingOrder } from './order-end.ts';
import { unlessRefused, type Tables } from './tables.ts';

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

/**
 * Puts an order behind those that are due now; one that has been settled meanwhile stays off the sweep.
 * @param alarmedAt when its alarm rang, if it did now
 */
export const postponeOrder = async (
  { orders }: Pick<Tables, 'orders'>,
  orderId: string,
  { sweepAt, alarmedAt }: { readonly sweepAt: Date; readonly alarmedAt: Date | undefined },
): Promise<void> => {
  const set = { sweepAt: sweepAt.toISOString(), alarmedAt: alarmedAt?.toISOString() };
  await unlessRefused(orders.update({ orderId }, { set, when: exists('sweepAt') }));
};

/** What nobody needs of a settled order: the process, its phone and clean-up are through with it. */
const needless = ['taskToken', 'recoveredKeys', 'encryptionKey'] as const;
const needlessOfPhone = [
  'phone.requestHash',
  'phone.transportKey',
  'phone.certificateRequests',
  'phone.matchCode',
] as const;

/**
 * Marks an ended order as one for which nothing is left to do: its secrets go, and in time the order itself. The
 * sweep comes back once, to forget the phone's secret.
 * @param order as it was read after its end
 */
export const settleOrder = async (
  { orders }: Pick<Tables, 'orders'>,
  { orderId, phone }: Pick<EndingOrder, 'orderId' | 'phone'>,
  now: Date,
): Promise<void> => {
  const ttlEpochSeconds = toEpochSeconds(now) + timeLimits.retention;
  const sweepAt = new Date(now.getTime() + timeLimits.phoneHears * 1000).toISOString();
  const isKnown = phone?.secretHash !== undefined;
  await orders.update(
    { orderId },
    {
      set: { ttlEpochSeconds, ...(isKnown && { sweepAt }) },
      remove: [
        ...needless,
        ...(phone ? needlessOfPhone : []),
        ...(isKnown ? [] : (['sweep', 'sweepAt'] as const)),
      ],
      when: hasEnded,
    },
  );
};

/** Whether nothing is left to do for an order but to forget its phone. */
export const isSettled = ({ ttlEpochSeconds }: EndingOrder): boolean => ttlEpochSeconds !== undefined;

/** Forgets the secret of a settled order's phone, and takes the order off the sweep. */
export const forgetPhone = async (
  { orders }: Pick<Tables, 'orders'>,
  { orderId, phone }: EndingOrder,
): Promise<void> => {
  const remove = ['sweep', 'sweepAt', ...(phone ? (['phone.secretHash'] as const) : [])] as const;
  await orders.update({ orderId }, { remove, when: hasEnded });
};

const hasEnded = among('state', orderStateNames.filter(isEnded));
