import * as v from 'valibot';
import { OrderNotFound, refuseIn, type NamedError } from '../../../domain/failures/errors.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import { orderStates, statesBefore, type OrderState } from '../../../domain/order/order-states.ts';
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
 * Says why a conditional write to an order was refused: the one place that does.
 * @param found the order as it is, undefined when there is none
 * @param allowed the states in which the write is allowed for its state: in one of them, something else than
 *   the state kept it from being made, and so somebody else came first
 */
export const refusal = (
  found: Readonly<Record<string, unknown>> | undefined,
  allowed: readonly OrderState[] = [],
): NamedError => {
  if (found === undefined) return new OrderNotFound();
  const { state } = v.parse(v.pick(OrderSchema, ['state']), found);
  return allowed.includes(state) ? new LostRace(`an order that is ${state}`) : refuseIn(state);
};

/** Puts an order on the index that the sweep reads. */
export const onSweep = { sweep: 'due' } as const;
