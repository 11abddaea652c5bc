import { randomUUID } from 'node:crypto';
import { decodeBody, parseIdempotencyKey, type HttpEvent, type SignedInUser } from '../../../api/request.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import { stateAt } from '../../../domain/mobile-id.ts';
import { maxMatchTries, sweepPartition, type Order, type Replaced } from '../../../domain/order/order.ts';
import { requireRecentSignIn, stepTimes, timeLimits } from '../../../domain/order/time-limits.ts';
import { sha256 } from '../../../domain/secrets.ts';
import { loadActiveUser } from '../../aws/tables/directory.ts';
import {
  findRememberedOrder,
  findRunningOrder,
  rememberStart,
  writeStart,
  type StartKey,
} from '../../aws/tables/order-start.ts';
import { loadOrder } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import { retry } from '../../runtime/retry.ts';

/** How often a start is tried that other starts of the same user come before. */
const maxRaces = 6;

type StartDeps = Pick<
  Dependencies,
  'orders' | 'coordination' | 'mobileIds' | 'workflow' | 'stateMachineArn' | 'now' | 'log'
>;

/** The order that a start is answered with, and whether the start made it. */
export interface StartedOrder {
  readonly order: Order;
  readonly isNew: boolean;
}

/**
 * Starts an order for a signed-in user, or finds the one that their start belongs to: the one that this
 * Idempotency-Key made, or the one that is running.
 * @param key undefined when the client sent no Idempotency-Key
 * @throws {SignInTooOld} @throws {UserNotActive} @throws {DirectoryItemInvalid}
 * @throws {IdempotencyKeyReused} @throws {TooManyRequests}
 */
export const startOrder = async (
  deps: StartDeps & Pick<Dependencies, 'directory' | 'parameters'>,
  user: SignedInUser,
  key: StartKey | undefined,
): Promise<StartedOrder> => {
  requireRecentSignIn(user.signedInAt, await deps.parameters.signInAge(), deps.now());
  await loadActiveUser(deps, user.userId, ['commonName']);
  // Another start of the same user may come between; what it wrote answers this one then.
  return retry(
    maxRaces,
    (error) => error instanceof LostRace,
    async () => (await findStarted(deps, user.userId, key)) ?? (await makeOrder(deps, user.userId, key)),
  );
};

const findStarted = async (deps: StartDeps, userId: string, key: StartKey | undefined) => {
  const remembered = key && (await findRememberedOrder(deps, userId, key, deps.now()));
  const orderId = remembered ?? (await findRunningOrder(deps, userId));
  if (orderId === undefined) return undefined;
  if (key && remembered === undefined) await rememberStart(deps, { userId, orderId }, key, deps.now());
  const order = await loadOrder(deps, orderId);
  if (order.state === 'starting') await startExecution(deps, orderId);
  return { order, isNew: false };
};

const makeOrder = async (deps: StartDeps, userId: string, key: StartKey | undefined) => {
  const order = createOrder(userId, await findReplaced(deps, userId), deps.now());
  await writeStart(deps, order, key, deps.now());
  await startExecution(deps, order.orderId);
  return { order, isNew: true };
};

const createOrder = (userId: string, replaces: Replaced | undefined, now: Date): Order => ({
  orderId: randomUUID(),
  userId,
  mobileId: randomUUID(),
  state: 'starting',
  createdAt: now.toISOString(),
  ...stepTimes(now, timeLimits.starting),
  sweep: sweepPartition,
  ...(replaces !== undefined && { replaces }),
  matchTriesLeft: maxMatchTries,
  certificates: {},
});

const findReplaced = async (
  { mobileIds, now }: Pick<StartDeps, 'mobileIds' | 'now'>,
  userId: string,
): Promise<Replaced | undefined> => {
  const active = (await mobileIds.list(userId)).find((each) => stateAt(each, now()) === 'active');
  return active && { mobileId: active.mobileId, phoneName: active.phoneName };
};

// The order is written: what fails here, the sweep makes good.
const startExecution = async (deps: StartDeps, orderId: string): Promise<void> => {
  try {
    await deps.workflow.start(deps.stateMachineArn, orderId);
  } catch {
    deps.log.info('execution-not-started', { orderId });
  }
};

/**
 * The Idempotency-Key of a start with a hash of the body that came with it; undefined without a key.
 * @throws {RequestInvalid}
 */
export const parseStartKey = (event: HttpEvent): StartKey | undefined => {
  const key = parseIdempotencyKey(event);
  return key === undefined ? undefined : { key, requestHash: sha256(decodeBody(event), 'base64url') };
};
