import { NamedError } from '../../../domain/failures/errors.ts';
import { errorName } from '../../../domain/failures/error-types.ts';
import { IssuingMayStillRun } from '../../../domain/failures/process-errors.ts';
import { isEnded } from '../../../domain/order/order-states.ts';
import { timeLimits } from '../../../domain/order/time-limits.ts';
import { loadEndingOrder, type EndingOrder } from '../../aws/tables/order-end.ts';
import { findDueOrders, forgetPhone, isSettled } from '../../aws/tables/order-sweep.ts';
import type { Dependencies, Needs } from '../../runtime/dependencies.ts';
import { cleanUp } from './clean-up.ts';
import { timeoutError } from './close-order.ts';

type Deps = Needs<typeof cleanUp> & Pick<Dependencies, 'workflow' | 'stateMachineArn'>;

/**
 * Looks after every order whose time is up: starts an execution that is missing, ends what nobody ended, and
 * tries again what clean-up could not do, and forgets the phones of orders that are settled. An order that still can't be cleaned up rings an alarm and does not
 * keep the others from their turn.
 * @returns how many orders were due
 */
export const sweepOrders = async (deps: Deps): Promise<number> => {
  const due = await findDueOrders(deps, deps.now());
  for (const orderId of due) {
    try {
      await lookAfter(deps, await loadEndingOrder(deps, orderId));
    } catch (error) {
      if (error instanceof IssuingMayStillRun) continue;
      const errorCode = error instanceof NamedError ? error.code : 'internal-error';
      deps.log.alarm('clean-up-incomplete', 'CleanUpIncomplete', { orderId, errorCode });
    }
  }
  return due.length;
};

const lookAfter = async (deps: Deps, order: EndingOrder): Promise<void> => {
  const { orderId, state, taskToken } = order;
  if (isSettled(order)) return forgetPhone(deps, order);
  if (state === 'starting' && !isStale(order, deps.now()))
    return deps.workflow.start(deps.stateMachineArn, orderId);
  await cleanUp(deps, { orderId, error: timeoutError });
  if (!isEnded(state)) await deps.workflow.failTask(taskToken, errorName('order-ended'));
};

const isStale = ({ createdAt }: EndingOrder, now: Date): boolean =>
  now.getTime() - Date.parse(createdAt) > timeLimits.startAgain * 1000;
