import type { Directory } from '../../aws/tables/directory.ts';
import type { MobileIdStore } from '../../aws/tables/mobile-id-store.ts';
import type { OptionParameters } from '../../aws/services/option-parameters.ts';
import type { OrderStarts, StartKey } from '../../aws/tables/order-starts.ts';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import type { Process } from '../../aws/services/process.ts';
import type { RequestLimits } from '../../aws/tables/request-limits.ts';
import type { SignedInUser } from '../../../api/request.ts';
import { newOrder } from '../../../domain/order/new-order.ts';
import { parseOption } from '../../../domain/options/options.ts';
import type { Order, Replaced } from '../../../domain/order/order.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import { requireRecentSignIn } from '../../../domain/order/sign-in-age.ts';
import type { Log } from '../../runtime/log.ts';

/** What starting an order works with. */
export interface StartOrderDependencies {
  readonly directory: Directory;
  readonly orders: OrderStore;
  readonly starts: OrderStarts;
  readonly mobileIds: MobileIdStore;
  readonly parameters: OptionParameters;
  readonly limits: RequestLimits;
  readonly process: Process;
  readonly stateMachineArn: string;
  readonly now: () => Date;
  readonly log: Log;
}

/** The order that a start is answered with, and whether the start made it. */
export interface StartedOrder {
  readonly order: Order;
  readonly isNew: boolean;
}

/**
 * Starts an order for a signed-in user, or finds the one that their start belongs to: the one that this
 * Idempotency-Key made, or the one that is running.
 * @param key undefined when the client sent no Idempotency-Key
 * @throws {SignInTooOld} @throws {UserNotActive} @throws {IdempotencyKeyReused} @throws {TooManyRequests}
 */
export const startOrder = async (
  deps: StartOrderDependencies,
  user: SignedInUser,
  key: StartKey | undefined,
): Promise<StartedOrder> => {
  const signInAge = parseOption('sign-in-age', await deps.parameters.one('sign-in-age'));
  requireRecentSignIn(user.signedInAt, signInAge, deps.now());
  await deps.directory.loadActive(user.userId);
  return (
    (await findStarted(deps, user.userId, key)) ??
    (await makeOrder(deps, user.userId, key)) ??
    // Another start of the same user came between; what it wrote answers this one.
    (await findStarted(deps, user.userId, key)) ??
    failRaced()
  );
};

const findStarted = async (deps: StartOrderDependencies, userId: string, key: StartKey | undefined) => {
  const { starts, orders, now } = deps;
  const remembered = key && (await starts.remembered(userId, key, now()));
  const orderId = remembered ?? (await starts.running(userId));
  if (orderId === undefined) return undefined;
  if (key && remembered === undefined) await starts.remember(userId, orderId, key, now());
  const order = await orders.load(orderId);
  if (order.state === 'starting') await startExecution(deps, orderId);
  return { order, isNew: false };
};

const makeOrder = async (deps: StartOrderDependencies, userId: string, key: StartKey | undefined) => {
  const { starts, limits, now } = deps;
  await limits.count('start-order', userId, now());
  const order = newOrder(userId, await activeMobileId(deps, userId), now());
  try {
    await starts.write(order, key, now());
  } catch (error) {
    if (error instanceof LostRace) return undefined;
    throw error;
  }
  await startExecution(deps, order.orderId);
  return { order, isNew: true };
};

const activeMobileId = async (
  { mobileIds }: StartOrderDependencies,
  userId: string,
): Promise<Replaced | undefined> => {
  const active = (await mobileIds.list(userId)).find(({ state }) => state === 'active');
  return active && { mobileId: active.mobileId, phoneName: active.phoneName };
};

// The order is written: what fails here, the sweep makes good.
const startExecution = async (deps: StartOrderDependencies, orderId: string): Promise<void> => {
  try {
    await deps.process.start(deps.stateMachineArn, orderId);
  } catch {
    deps.log.info('execution-not-started', { orderId });
  }
};

const failRaced = (): never => {
  throw new LostRace('another start of this user');
};
