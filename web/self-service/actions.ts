import { toProblem } from '../shared/problem.ts';
import type { Decision } from './model/decision.ts';
import { createAttempt, isSignedOut, refuse, type Attempt, type AttemptDependencies } from './attempt.ts';
import type { LockRequest } from './model/lock.ts';
import { parsePlace, type Place } from './model/place.ts';
import { hasEnded } from './model/stage.ts';
import type { Requests } from './requests.ts';
import type { OrderView } from './responses.ts';
import type { Kept } from './sign-in.ts';

/** What the actions work with. */
export interface ActionDependencies extends AttemptDependencies {
  readonly requests: Requests;
  readonly goTo: (place: Place) => void;
  /** Takes a sign-in's response out of the address and puts a place into it. */
  readonly returnTo: (hash: string) => void;
  readonly newKey: () => string;
}

/** All that a user can do. Every outcome, also a refusal, comes as an event; nothing is thrown. */
export interface Actions {
  /** Finds out who is signed in; ends a sign-in that the address tells of, and goes on where it began. */
  readonly open: () => Promise<void>;
  readonly signIn: () => Promise<void>;
  readonly signOut: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly confirm: (order: OrderView, decision: Decision) => Promise<void>;
  readonly renew: (order: Pick<OrderView, 'orderId'>) => Promise<void>;
  readonly approve: (order: OrderView, matchCode: string) => Promise<void>;
  readonly cancel: (order: OrderView, reason?: 'not-my-phone') => Promise<void>;
  readonly lock: (request: LockRequest) => Promise<void>;
  readonly loadMobileIds: () => Promise<void>;
  /** Reads an order of which the user was not told yet how far it is. */
  readonly loadRunningOrder: (orderId: string) => Promise<void>;
}

/** @returns the actions, each free to be called at any time */
export const createActions = (deps: ActionDependencies): Actions => {
  const { requests, signIn, dispatch } = deps;
  const attempt = createAttempt(deps);
  const start = createStart(deps, attempt);
  const renew = createRenew(deps, attempt);
  const lock = createLock(deps, attempt);
  const goOn = async ({ intent, lock: request }: Kept): Promise<void> => {
    if (intent === 'start') await start();
    const place = parsePlace(deps.address().hash);
    if (intent === 'renew' && place.name === 'order') await renew(place);
    if (intent === 'lock' && request) await lock(request);
    if (intent === 'approve' || intent === 'confirm') dispatch({ type: 'noted', note: 'signed-in-again' });
  };
  return {
    open: async () => {
      const kept = await openSession(deps);
      if (kept) await goOn(kept);
    },
    signIn: () => attempt('sign-in', () => signIn.start({ hash: deps.address().hash })),
    signOut: () => attempt('sign-in', () => signIn.signOut()),
    start,
    confirm: ({ orderId }, decision) =>
      attempt(
        'confirm',
        async () => {
          const order = await requests.confirmOrder(orderId, decision);
          dispatch({ type: 'succeeded', order, state: 'awaiting-confirmation' });
        },
        { intent: 'confirm' },
      ),
    renew,
    approve: ({ orderId }, matchCode) => {
      const approve = async (): Promise<void> => {
        const order = await requests.approveOrder(orderId, matchCode);
        dispatch({ type: 'succeeded', order, state: 'awaiting-approval' });
      };
      return attempt('approve', approve, { intent: 'approve' });
    },
    cancel: ({ orderId }, reason) =>
      attempt('cancel', async () => {
        dispatch({ type: 'succeeded', order: await requests.cancelOrder(orderId, reason) });
      }),
    lock,
    loadMobileIds: () => loadMobileIds(deps),
    loadRunningOrder: (orderId) => loadRunningOrder(deps, orderId),
  };
};

const createStart = (deps: ActionDependencies, attempt: Attempt) => async (): Promise<void> => {
  const start = async (): Promise<void> => {
    const order = await deps.requests.startOrder(deps.newKey());
    deps.dispatch({ type: 'succeeded', order });
    deps.goTo({ name: 'order', orderId: order.orderId });
  };
  await attempt('start', start, { intent: 'start' });
};

const createRenew =
  ({ requests, dispatch }: ActionDependencies, attempt: Attempt): Actions['renew'] =>
  ({ orderId }) => {
    const renew = async (): Promise<void> => {
      const order = await requests.renewActivationCode(orderId);
      const isMailed = order.activationCode?.mailedTo !== undefined;
      dispatch({ type: 'succeeded', order, note: isMailed ? 'mail-sent' : 'new-code' });
    };
    return attempt('renew', renew, { intent: 'renew' });
  };

const createLock =
  ({ requests, dispatch }: ActionDependencies, attempt: Attempt): Actions['lock'] =>
  (request) => {
    const lock = async (): Promise<void> => {
      dispatch({ type: 'mobile-id-locked', mobileId: await requests.lockMobileId(request) });
    };
    return attempt('lock', lock, { intent: 'lock', lock: request });
  };

/** @returns what the user had asked for before they had to sign in again */
const openSession = async (deps: ActionDependencies): Promise<Kept | undefined> => {
  const { signIn, dispatch } = deps;
  try {
    const kept = await finish(deps);
    const user = await signIn.user();
    if (user) dispatch({ type: 'signed-in', userName: user.name });
    else dispatch({ type: 'signed-out' });
    return kept;
  } catch (error) {
    refuse(dispatch, error);
    return undefined;
  }
};

const finish = async ({ signIn, address, returnTo }: ActionDependencies): Promise<Kept | undefined> => {
  try {
    const kept = await signIn.finish(address());
    if (kept) returnTo(kept.hash);
    return kept;
  } catch (error) {
    // The response to a sign-in works once: asking again needs a new one.
    returnTo('');
    throw error;
  }
};

const loadMobileIds = async ({ requests, dispatch }: ActionDependencies): Promise<void> => {
  try {
    dispatch({ type: 'mobile-ids-read', ...(await requests.listMobileIds()) });
  } catch (error) {
    const problem = toProblem(error);
    dispatch({ type: isSignedOut(problem) ? 'signed-out' : 'mobile-ids-unreadable', problem });
  }
};

const loadRunningOrder = async (
  { requests, dispatch }: ActionDependencies,
  orderId: string,
): Promise<void> => {
  try {
    const order = await requests.readOrder(orderId);
    if (!hasEnded(order)) dispatch({ type: 'order-read', order });
  } catch {
    // A courtesy: what can't be read now is found when the user asks for a mobile ID.
  }
};
