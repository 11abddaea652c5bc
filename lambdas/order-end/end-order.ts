import { errorName, type ErrorCode } from '../../domain/failures/error-types.ts';
import { OrderRefused } from '../../domain/failures/errors.ts';
import { canBecome } from '../../domain/order/order-states.ts';
import { loadEndingOrder, writeEnd, type EndingOrder, type OrderEnding } from '../aws/tables/order-end.ts';
import type { Dependencies } from '../runtime/dependencies.ts';
import { retry } from '../runtime/retry.ts';

type Deps = Pick<Dependencies, 'orders' | 'coordination' | 'now' | 'log'>;

// An order moves on by itself only a few times, so a few tries find it standing still.
const maxTries = 6;

/**
 * Ends an order by a write of its own, whatever the process does at that moment, and then fails the task of the
 * step that waits, so that the process goes to its clean-up. Where the order has ended in this way already, only
 * the task is failed again.
 * @returns the order as it ended
 * @throws {OrderRefused} the order can't end like this any more
 */
export const endOrderAndTask = async (
  deps: Deps & Pick<Dependencies, 'workflow'>,
  orderId: string,
  ending: OrderEnding,
): Promise<EndingOrder> => {
  const order = await endOrder(deps, orderId, ending);
  await deps.workflow.failTask(order.taskToken, errorName('order-ended'));
  return order;
};

/** Ends an order without its task: for the process itself, which is at its clean-up already. */
export const endOrder = async (deps: Deps, orderId: string, ending: OrderEnding): Promise<EndingOrder> => {
  const { end } = ending;
  const hasMoved = (error: unknown): boolean =>
    error instanceof OrderRefused && (error.state === end || canBecome(error.state, end));
  return retry(maxTries, hasMoved, async () => {
    const order = await loadEndingOrder(deps, orderId);
    if (order.state === end) return order;
    await writeEnd(deps, order, ending, deps.now());
    logEnd(deps, orderId, ending);
    return loadEndingOrder(deps, orderId);
  });
};

/** Reasons of a failure that are the user's own, or have rung an alarm of their own. */
const knownReasons: readonly (ErrorCode | 'not-installed')[] = [
  'not-installed',
  'user-not-active',
  'mobile-id-not-renewable',
  'match-code-wrong',
  'option-invalid',
  'authority-unusable',
];

const logEnd = ({ log }: Pick<Deps, 'log'>, orderId: string, { end, reason }: OrderEnding): void => {
  const fields = { orderId, reason };
  if (end === 'failed' && !knownReasons.some((known) => known === reason))
    log.alarm('order-failed', 'OrderFailed', fields);
  else log.info('order-ended', fields);
};
