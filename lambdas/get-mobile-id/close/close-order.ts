import { OrderRefused } from '../../../domain/failures/errors.ts';
import { findErrorCode } from '../../../domain/failures/error-types.ts';
import { canBecome, isWaiting, type OrderState } from '../../../domain/order/order-states.ts';
import { loadEndingOrder } from '../../aws/tables/order-end.ts';
import type { Needs } from '../../runtime/dependencies.ts';
import { endOrder } from '../../order-end/end-order.ts';

/** Which order failed, and the name of the error that the state machine caught. */
export interface CloseOrderInput {
  readonly orderId: string;
  readonly error: string;
}

/** Name that Step Functions gives to a step that ran out of time. */
export const timeoutError = 'States.Timeout';

/**
 * Ends an order that can't go on: `expired` when nobody answered in time, else `failed`. An order that has
 * ended before stays as it ended, and a completed one stays completed.
 * @returns how the order ended
 */
export const closeOrder = async (
  deps: Needs<typeof endOrder>,
  { orderId, error }: CloseOrderInput,
): Promise<{ readonly state: OrderState }> => {
  const { state } = await loadEndingOrder(deps, orderId);
  const end = error === timeoutError && isWaiting(state) ? 'expired' : 'failed';
  if (!canBecome(state, end)) return { state };
  try {
    const ended = await endOrder(deps, orderId, { end, reason: findErrorCode(error) ?? end });
    return { state: ended.state };
  } catch (refused) {
    if (!(refused instanceof OrderRefused)) throw refused;
    return closeOrder(deps, { orderId, error });
  }
};
