import { NamedError } from '../../../domain/failures/errors.ts';
import { errorName } from '../../../domain/failures/error-types.ts';
import {
  CertificateOutcomeUnknown,
  IssuingMayStillRun,
  ServiceBusy,
  StoredItemInvalid,
} from '../../../domain/failures/process-errors.ts';
import { isEnded } from '../../../domain/order/order-states.ts';
import { timeLimits } from '../../../domain/order/time-limits.ts';
import { loadEndingOrder, type EndingOrder } from '../../aws/tables/order-end.ts';
import { findDueOrders, forgetPhone, isSettled, postponeOrder } from '../../aws/tables/order-sweep.ts';
import type { Dependencies, Needs } from '../../runtime/dependencies.ts';
import { cleanUp } from './clean-up.ts';
import { timeoutError } from './close-order.ts';

type Deps = Needs<typeof cleanUp> &
  Pick<Dependencies, 'workflow' | 'stateMachineArn' | 'renewStateMachineArn'>;

/**
 * Looks after every order whose time is up: starts an execution that is missing, ends what nobody ended, tries again
 * what clean-up could not do, and forgets the phones of settled orders. An order that still can't be cleaned up goes
 * behind the others, and rings an alarm once a day; one that hangs keeps no other from its turn. Those whose turn does not
 * come before the time of a sweep is over are the next one's first.
 * @returns how many orders were due
 */
export const sweepOrders = async (deps: Deps): Promise<number> => {
  const due = await findDueOrders(deps, deps.now());
  const left = due.values();
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
  }, timeLimits.sweep * 1000);
  const takeTurns = async (): Promise<void> => {
    // Each takes the next order off one and the same list.
    for (let next = left.next(); !isOver && !next.done; next = left.next()) await tryOne(deps, next.value);
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, takeTurns));
  } finally {
    clearTimeout(timer);
  }
  return due.length;
};

// As many as revoke, together, about what the CA's quota allows.
const atOnce = 5;

const tryOne = async (deps: Deps, orderId: string): Promise<void> => {
  try {
    await withDeadline(lookAfter(deps, orderId));
  } catch (error) {
    if (!(error instanceof IssuingMayStillRun)) await postpone(deps, orderId, error);
  }
};

const withDeadline = async (work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new ServiceBusy('SweepDeadline'));
    }, timeLimits.sweepOne * 1000);
  });
  try {
    await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
};

// What waiting can't heal is looked at again once a day, and so is said again.
const postpone = async (deps: Deps, orderId: string, error: unknown): Promise<void> => {
  const now = deps.now();
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const isStuck = error instanceof CertificateOutcomeUnknown || error instanceof StoredItemInvalid;
  const alarmedAt = isStuck ? undefined : await findLastAlarm(deps, orderId);
  const rings = alarmedAt === undefined || after(-timeLimits.sayAgain) >= alarmedAt;
  const errorCode = error instanceof NamedError ? error.code : 'internal-error';
  if (rings) deps.log.alarm('clean-up-incomplete', 'CleanUpIncomplete', { orderId, errorCode });
  await postponeOrder(deps, orderId, {
    sweepAt: after(isStuck ? timeLimits.sayAgain : timeLimits.sweepGrace),
    alarmedAt: rings ? now : undefined,
  }).catch(() => undefined);
};

const findLastAlarm = async (deps: Deps, orderId: string): Promise<Date | undefined> => {
  try {
    const { alarmedAt } = await loadEndingOrder(deps, orderId);
    return alarmedAt === undefined ? undefined : new Date(alarmedAt);
  } catch {
    return undefined;
  }
};

const lookAfter = async (deps: Deps, orderId: string): Promise<void> => {
  const order = await loadEndingOrder(deps, orderId);
  const { state, taskToken } = order;
  if (isSettled(order)) return forgetPhone(deps, order);
  if (isUnstarted(order) && !isStale(order, deps.now()))
    return deps.workflow.start(order.renews ? deps.renewStateMachineArn : deps.stateMachineArn, orderId);
  await cleanUp(deps, { orderId, error: timeoutError });
  if (!isEnded(state)) await deps.workflow.failTask(taskToken, errorName('order-ended'));
};

// A renewal waits for its phone from the beginning; its execution has begun once it has a token.
const isUnstarted = ({ state, renews, taskToken }: EndingOrder): boolean =>
  state === 'starting' || (renews !== undefined && state === 'awaiting-phone' && taskToken === undefined);

const isStale = ({ createdAt }: EndingOrder, now: Date): boolean =>
  now.getTime() - Date.parse(createdAt) > timeLimits.startAgain * 1000;
