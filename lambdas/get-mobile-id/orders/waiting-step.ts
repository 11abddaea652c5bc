import { toSeconds } from '../../../domain/options/durations.ts';
import { orderStates, type WaitingState } from '../../../domain/order/order-states.ts';
import { requireOptions, type Order } from '../../../domain/order/order.ts';
import { stepTimes, waitingTimeFor } from '../../../domain/order/time-limits.ts';
import { enterWaitingState, loadOrder, type OrderWrite } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';

type Deps = Pick<Dependencies, 'orders' | 'workflow' | 'now'>;

/**
 * Until when an order may wait in a state, by its own options.
 * @param order with the options it started with
 */
export const limitWaiting = (order: Order, state: WaitingState, now: Date) =>
  stepTimes(now, toSeconds(requireOptions(order)[waitingTimeFor(order, state)]));

/** What an order gets when it enters a waiting state. */
export interface WaitingStep extends Pick<OrderWrite, 'set' | 'when'> {
  readonly state: WaitingState;
  /** Step Functions' token of the step that waits. */
  readonly taskToken: string;
  /** What the order hands to the next step. */
  readonly output?: (order: Order) => Readonly<Record<string, unknown>>;
}

/**
 * Loads an order and brings it into a waiting state, with the token of the step that waits.
 * @param output what the order hands to the next step
 * @throws {OrderEnded} the order has ended, so the step must stop
 */
export const enterWaitingStep = async (
  deps: Deps,
  { orderId, taskToken }: { readonly orderId: string; readonly taskToken: string },
  state: WaitingState,
  output?: WaitingStep['output'],
): Promise<void> => {
  const order = await loadOrder(deps, orderId);
  await startWaiting(deps, order, { state, taskToken, ...(output && { output }) });
};

/**
 * Brings an order into a waiting state. Where the submission came already (the step starts again after a lost
 * reply), the step is moved on at once.
 * @param order as it was read
 * @returns the order as written
 * @throws {OrderEnded} the order has ended, so the step must stop
 * @throws {WrongStep} the order can't enter the state, or one of the conditions does not hold
 */
export const startWaiting = async (
  deps: Deps,
  order: Order,
  { state, taskToken, set, when = [], output = () => ({}) }: WaitingStep,
): Promise<Order> => {
  const entered = await enterWaitingState(deps, order.orderId, state, {
    set: { ...set, taskToken, ...limitWaiting(order, state, deps.now()) },
    when,
  });
  if (hasSubmission(entered, state)) await deps.workflow.completeTask(taskToken, output(entered));
  return entered;
};

/** Whether an order holds the submission that it waits for in this state. */
export const hasSubmission = (order: Order, state: WaitingState): boolean => {
  const { needs } = orderStates[state];
  return needs !== undefined && order[needs] !== undefined;
};
