import { randomUUID } from 'node:crypto';
import { decodeBody, parseIdempotencyKey, type HttpEvent, type SignedInUser } from '../../../api/request.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import { lookUpLanguage, type Language } from '../../../domain/languages.ts';
import { maxMatchTries } from '../../../domain/order/order-states.ts';
import { sweepPartition, type Order } from '../../../domain/order/order.ts';
import { listPresent } from '../../../domain/order/replacing.ts';
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

/** In which language a user wants to read. */
export interface LanguageWish {
  /** What they chose on the page. */
  readonly chosen?: Language | undefined;
  /** What their browser accepts (RFC 9110 section 12.5.4). */
  readonly accepted?: string | undefined;
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
 * @param wish how the user reads: mails go by what they chose, else by the directory, else by their browser
 * @throws {SignInTooOld} @throws {UserNotActive} @throws {DirectoryItemInvalid}
 * @throws {IdempotencyKeyReused} @throws {TooManyRequests}
 */
export const startOrder = async (
  deps: StartDeps & Pick<Dependencies, 'directory' | 'parameters'>,
  user: SignedInUser,
  key: StartKey | undefined,
  wish: LanguageWish = {},
): Promise<StartedOrder> => {
  requireRecentSignIn(user.signedInAt, await deps.parameters.signInAge(), deps.now());
  const { language: known } = await loadActiveUser(deps, user.userId, ['commonName']);
  const language = wish.chosen ?? (known === undefined ? lookUpBrowser(wish) : undefined);
  // Another start of the same user may come between; what it wrote answers this one then.
  return retry(
    maxRaces,
    (error) => error instanceof LostRace,
    async () =>
      (await findStarted(deps, user.userId, key)) ?? (await makeOrder(deps, user.userId, key, language)),
  );
};

const lookUpBrowser = ({ accepted }: LanguageWish): Language | undefined =>
  accepted === undefined ? undefined : lookUpLanguage(accepted);

const findStarted = async (deps: StartDeps, userId: string, key: StartKey | undefined) => {
  const remembered = key && (await findRememberedOrder(deps, userId, key, deps.now()));
  const orderId = remembered ?? (await findRunningOrder(deps, userId));
  if (orderId === undefined) return undefined;
  if (key && remembered === undefined) await rememberStart(deps, { userId, orderId }, key, deps.now());
  const order = await loadOrder(deps, orderId);
  if (order.state === 'starting') await startExecution(deps, orderId);
  return { order, isNew: false };
};

const makeOrder = async (
  deps: StartDeps,
  userId: string,
  key: StartKey | undefined,
  language: Language | undefined,
) => {
  const order = {
    ...createOrder(userId, await findReplaced(deps, userId), deps.now()),
    ...(language && { language }),
  };
  await writeStart(deps, order, key, deps.now());
  await startExecution(deps, order.orderId);
  return { order, isNew: true };
};

const createOrder = (userId: string, replaces: Order['replaces'], now: Date): Order => ({
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

// What functions of the release before go by; Check user state decides anew, by the options and while no other order runs.
const findReplaced = async (
  { mobileIds, now }: Pick<StartDeps, 'mobileIds' | 'now'>,
  userId: string,
): Promise<Order['replaces']> => {
  const [found] = listPresent(await mobileIds.list(userId), now());
  return found && { mobileId: found.mobileId, phoneName: found.phoneName };
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
