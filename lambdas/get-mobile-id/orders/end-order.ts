import type { OrderEnds } from '../../aws/tables/order-ends.ts';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import type { Process } from '../../aws/services/process.ts';
import { OrderRefused } from '../../../domain/failures/errors.ts';
import { errorName, type ErrorCode } from '../../../domain/failures/error-types.ts';
import { canBecome, type EndState } from '../../../domain/order/order-states.ts';
import type { Order } from '../../../domain/order/order.ts';
import type { Log } from '../../runtime/log.ts';

/** What ending an order works with. */
export interface EndOrderDependencies {
  readonly orders: OrderStore;
  readonly ends: OrderEnds;
  readonly process: Process;
  readonly now: () => Date;
  readonly log: Log;
}

// An order moves on by itself only a few times, so a few tries find it standing still.
const tries = 5;

/**
 * Ends an order by a write of its own, whatever the process does at that moment, and then breaks off the step
 * that waits, so that the process goes to its clean-up. An order that has ended in this way already is only
 * broken off again.
 * @param reason stable code of why
 * @returns the order as it ended
 * @throws {WrongStep} the order can't end like this any more
 */
export const endOrder = async (
  deps: EndOrderDependencies,
  orderId: string,
  end: EndState,
  reason: string,
): Promise<Order> => {
  const order = await writeEnd(deps, orderId, end, reason);
  await deps.process.breakOff(order.taskToken, errorName('order-ended'));
  return order;
};

/** The write alone: for the process itself, which needs no breaking off. */
export const writeEnd = async (
  { orders, ends, now, log }: Omit<EndOrderDependencies, 'process'>,
  orderId: string,
  end: EndState,
  reason: string,
): Promise<Order> => {
  for (let left = tries; ; left -= 1) {
    const order = await orders.load(orderId);
    if (order.state === end) return order;
    try {
      await ends.end(order, end, reason, now());
      tell(log, end, { orderId, reason });
    } catch (error) {
      if (!(error instanceof OrderRefused) || !canBecome(order.state, end) || left === 0) throw error;
    }
  }
};

/** Reasons of a failure that are the user's own, or have rung an alarm of their own. */
const knownReasons: readonly ErrorCode[] = ['user-not-active', 'match-code-wrong', 'option-invalid'];

const tell = (
  log: Log,
  end: EndState,
  fields: { readonly orderId: string; readonly reason: string },
): void => {
  if (end === 'failed' && !knownReasons.some((known) => known === fields.reason))
    log.alarm('order-failed', 'OrderFailed', fields);
  else log.info('order-ended', fields);
};
