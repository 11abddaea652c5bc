import type { Condition } from '../../aws/tables/expressions.ts';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import type { Process } from '../../aws/services/process.ts';
import { secondsOf } from '../../../domain/options/durations.ts';
import { stepTimes } from '../../../domain/order/new-order.ts';
import { optionsOf, type Order } from '../../../domain/order/order.ts';
import { orderStates, type WaitingState } from '../../../domain/order/order-states.ts';
import { waitingTimes } from '../../../domain/order/waiting-steps.ts';

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

/** What an order gets when it enters a waiting state. */
export interface WaitingStep {
  readonly state: WaitingState;
  /** Step Functions' token of the step that waits. */
  readonly taskToken: string;
  /** What else the order holds from now on, by path. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** What must hold of the order besides. */
  readonly conditions?: readonly Condition[];
  /** What the answered order hands to the next step. */
  readonly output?: (order: Order) => Readonly<Record<string, unknown>>;
}

/**
 * Loads an order and brings it into a waiting state, with the token of the step that waits.
 * @param output what the answered order hands to the next step
 * @throws {OrderEnded} the order has ended, so the step must stop
 */
export const enterWaitingStep = async (
  deps: WaitingStepDependencies,
  { orderId, taskToken }: { readonly orderId: string; readonly taskToken: string },
  state: WaitingState,
  output?: WaitingStep['output'],
): Promise<void> => {
  const order = await deps.orders.load(orderId);
  await startWaiting(deps, order, { state, taskToken, ...(output && { output }) });
};

/**
 * Brings an order into a waiting state. Where the answer came already (the step starts again after a lost
 * reply), the step is moved on at once.
 * @param order as it was read
 * @returns the order as written
 * @throws {OrderEnded} the order has ended, so the step must stop
 * @throws {WrongStep} the order can't enter the state, or one of the conditions does not hold
 */
export const startWaiting = async (
  { orders, process, now }: WaitingStepDependencies,
  order: Order,
  { state, taskToken, set, conditions = [], output = () => ({}) }: WaitingStep,
): Promise<Order> => {
  const changes = { set: { ...set, taskToken, ...waitingTimesOf(order, state, now()) } };
  const entered = await orders.enter(order.orderId, state, changes, ...conditions);
  if (isAnswered(entered, state)) await process.moveOn(taskToken, output(entered));
  return entered;
};

/** Whether an order holds the answer that it waits for in this state. */
export const isAnswered = (order: Order, state: WaitingState): boolean => {
  const { needs } = orderStates[state];
  return needs !== undefined && order[needs] !== undefined;
};
