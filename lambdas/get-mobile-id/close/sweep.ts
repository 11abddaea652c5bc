import type { OrderSweep } from '../../aws/tables/order-sweep.ts';
import type { Process } from '../../aws/services/process.ts';
import { NamedError } from '../../../domain/failures/errors.ts';
import { errorName } from '../../../domain/failures/error-types.ts';
import { IssuingMayStillRun } from '../../../domain/failures/process-errors.ts';
import { isEnded } from '../../../domain/order/order-states.ts';
import type { Order } from '../../../domain/order/order.ts';
import { timeLimits } from '../../../domain/order/time-limits.ts';
import { cleanUp, type CleanUpDependencies } from './clean-up.ts';
import { timeoutError } from './close-order.ts';

/** What the sweep works with. */
export type SweepDependencies = CleanUpDependencies & {
  readonly sweep: OrderSweep;
  readonly process: Process;
  readonly stateMachineArn: string;
};

/**
 * Looks after every order whose time is up: starts an execution that is missing, ends what nobody ended, and
 * tries again what clean-up could not do. An order that still can't be cleaned up rings an alarm and does not
 * keep the others from their turn.
 * @returns how many orders were due
 */
export const sweepOrders = async (deps: SweepDependencies): Promise<number> => {
  const due = await deps.sweep.due(deps.now());
  for (const orderId of due) {
    try {
      await lookAfter(deps, await deps.orders.load(orderId));
    } catch (error) {
      if (error instanceof IssuingMayStillRun) continue;
      const errorCode = error instanceof NamedError ? error.code : 'internal-error';
      deps.log.alarm('clean-up-incomplete', 'CleanUpIncomplete', { orderId, errorCode });
    }
  }
  return due.length;
};

const lookAfter = async (deps: SweepDependencies, order: Order): Promise<void> => {
  const { orderId, state, taskToken } = order;
  if (state === 'starting' && !isStale(order, deps.now()))
    return deps.process.start(deps.stateMachineArn, orderId);
  await cleanUp(deps, { orderId, error: timeoutError });
  if (!isEnded(state)) await deps.process.breakOff(taskToken, errorName('order-ended'));
};

const isStale = ({ createdAt }: Order, now: Date): boolean =>
  now.getTime() - Date.parse(createdAt) > timeLimits.startAgain * 1000;
