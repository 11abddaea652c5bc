import type { OrderStore } from './aws/order-store.ts';
import type { Process } from './aws/process.ts';
import { secondsOf } from './model/durations.ts';
import { stepTimes } from './model/new-order.ts';
import { optionsOf, type Order } from './model/order.ts';
import { orderStates, type WaitingState } from './model/order-states.ts';
import { waitingTimes } from './model/waiting-steps.ts';

/** What a step that waits works with. */
export interface WaitingStepDependencies {
  readonly orders: OrderStore;
  readonly process: Process;
  readonly now: () => Date;
}

/**
 * Until when an order may wait in a state, by its own options.
 * @param order with the options it started with
 */
export const waitingTimesOf = (order: Order, state: WaitingState, now: Date) =>
  stepTimes(now, secondsOf(optionsOf(order)[waitingTimes[state]]));

/**
 * Brings an order into a waiting state, with the token of the step that waits. Where the answer came already
 * (the step starts again after a lost reply), the step is moved on at once.
 * @param changes what else the order holds from now on
 * @param output what the answered order hands to the next step
 * @throws {OrderEnded} the order has ended, so the step must stop
 */
export const enterWaitingStep = async (
  { orders, process, now }: WaitingStepDependencies,
  { orderId, taskToken }: { readonly orderId: string; readonly taskToken: string },
  state: WaitingState,
  output: (order: Order) => Readonly<Record<string, unknown>> = () => ({}),
): Promise<void> => {
  const order = await orders.load(orderId);
  const entered = await orders.enter(orderId, state, {
    set: { taskToken, ...waitingTimesOf(order, state, now()) },
  });
  if (isAnswered(entered, state)) await process.moveOn(taskToken, output(entered));
};

/** Whether an order holds the answer that it waits for in this state. */
export const isAnswered = (order: Order, state: WaitingState): boolean => {
  const { needs } = orderStates[state];
  return needs !== undefined && order[needs] !== undefined;
};
