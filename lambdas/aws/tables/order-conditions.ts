import * as v from 'valibot';
import { OrderEnded, OrderNotFound, WrongStep } from '../../../domain/failures/errors.ts';
import { isEnded, orderStates, statesBefore, type OrderState } from '../../../domain/order/order-states.ts';
import { OrderSchema } from '../../../domain/order/order.ts';
import { all, any, equals, exists, type Condition } from './expressions.ts';

/**
 * The condition under which an order may become `to`, derived from the life cycle: it is in a state before
 * it, and when that is the way forward, it holds the answer that the way needs.
 * @param to the state to write
 */
export const mayBecome = (to: OrderState): Condition =>
  any(
    ...statesBefore(to).map((from) => {
      const { next, needs } = orderStates[from];
      return next === to && needs !== undefined
        ? all(equals('state', from), exists(needs))
        : equals('state', from);
    }),
  );

/**
 * Says why a write to an order was refused.
 * @param found the order as it is, undefined when there is none
 */
export const refusal = (found: Readonly<Record<string, unknown>> | undefined) => {
  if (found === undefined) return new OrderNotFound();
  const { state } = v.parse(v.pick(OrderSchema, ['state']), found);
  return isEnded(state) ? new OrderEnded(state) : new WrongStep(state);
};

/** Puts an order on the index that the sweep reads. */
export const onSweep = { sweep: 'due' } as const;
