import { toProblem, type Problem } from '../shared/problem.ts';
import type { OrderView } from './responses.ts';
import type { Decision } from './model/decision.ts';
import { parsePlace, type Place } from './model/place.ts';
import { hasEnded } from './model/stage.ts';
import type { Action, Event } from './model/state.ts';
import type { RememberedOrder } from './remembered-order.ts';
import type { Requests } from './requests.ts';
import type { Kept, SignIn } from './sign-in.ts';

/** What the actions work with. */
export interface ActionDependencies {
  readonly requests: Requests;
  readonly signIn: SignIn;
  readonly remembered: RememberedOrder;
  readonly dispatch: (event: Event) => void;
  readonly address: () => URL;
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
  readonly loadMobileIds: () => Promise<void>;
  readonly loadRunningOrder: () => Promise<void>;
}

/** @returns the actions, each free to be called at any time */
export const createActions = (deps: ActionDependencies): Actions => {
  const { requests, signIn, dispatch } = deps;
  const attempt = createAttempt(deps);
  const start = createStart(deps, attempt);
  const renew = createRenew(deps, attempt);
  return {
    open: async () => {
      const intent = await openSession(deps);
      if (intent === 'start') await start();
      const place = parsePlace(deps.address().hash);
      if (intent === 'renew' && place.name === 'order') await renew(place);
      if (intent === 'approve' || intent === 'confirm') dispatch({ type: 'noted', note: 'signed-in-again' });
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
        'confirm',
      ),
    renew,
    approve: ({ orderId }, matchCode) => {
      const approve = async (): Promise<void> => {
        const order = await requests.approveOrder(orderId, matchCode);
        dispatch({ type: 'succeeded', order, state: 'awaiting-approval' });
      };
      return attempt('approve', approve, 'approve');
    },
    cancel: ({ orderId }, reason) =>
      attempt('cancel', async () => {
        dispatch({ type: 'succeeded', order: await requests.cancelOrder(orderId, reason) });
      }),
    loadMobileIds: () => loadMobileIds(deps),
    loadRunningOrder: () => loadRunningOrder(deps),
  };
};

type Attempt = ReturnType<typeof createAttempt>;

const createStart = (deps: ActionDependencies, attempt: Attempt) => async (): Promise<void> => {
  const start = async (): Promise<void> => {
    const order = await deps.requests.startOrder(deps.newKey());
    deps.remembered.write(order.orderId);
    deps.dispatch({ type: 'succeeded', order });
    deps.goTo({ name: 'order', orderId: order.orderId });
  };
  await attempt('start', start, 'start');
};

const createRenew =
  ({ requests, dispatch }: ActionDependencies, attempt: Attempt): Actions['renew'] =>
  ({ orderId }) => {
    const renew = async (): Promise<void> => {
      const order = await requests.renewActivationCode(orderId);
      const isMailed = order.activationCode?.mailedTo !== undefined;
      dispatch({ type: 'succeeded', order, note: isMailed ? 'mail-sent' : 'new-code' });
    };
    return attempt('renew', renew, 'renew');
  };

/** @returns what the user had asked for before they had to sign in again */
const openSession = async (deps: ActionDependencies): Promise<Kept['intent']> => {
  const { signIn, dispatch } = deps;
  try {
    const kept = await finish(deps);
    const user = await signIn.user();
    if (user) dispatch({ type: 'signed-in', userName: user.name });
    else dispatch({ type: 'signed-out' });
    return kept?.intent;
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

/**
 * Does what a user asked for and tells how that went. Where the sign-in is too old for it, the user signs in
 * again, and what they had asked for is kept.
 */
const createAttempt =
  ({ dispatch, signIn, address }: ActionDependencies) =>
  async (action: Action, work: () => Promise<void>, intent?: Kept['intent']): Promise<void> => {
    dispatch({ type: 'asked', action });
    try {
      try {
        await work();
      } catch (error) {
        const problem = toProblem(error);
        if (!intent || problem.code !== 'sign-in-too-old') throw error;
        await signIn.again({ hash: address().hash, intent }, problem.maxAge ?? 0);
      }
      // Also after leaving the page, when the back button brings it back as it was.
      dispatch({ type: 'rested' });
    } catch (error) {
      refuse(dispatch, error);
    }
  };

const refuse = (dispatch: ActionDependencies['dispatch'], error: unknown): void => {
  const problem = toProblem(error);
  if (isSignedOut(problem)) dispatch({ type: 'signed-out', problem });
  else dispatch({ type: 'refused', problem });
};

const isSignedOut = ({ code }: Problem): boolean => code === 'unauthorized' || code === 'sign-in-failed';

const loadMobileIds = async ({ requests, dispatch }: ActionDependencies): Promise<void> => {
  try {
    dispatch({ type: 'mobile-ids-read', mobileIds: await requests.listMobileIds() });
  } catch (error) {
    const problem = toProblem(error);
    dispatch({ type: isSignedOut(problem) ? 'signed-out' : 'mobile-ids-unreadable', problem });
  }
};

// A courtesy: what can't be read now is found when the user asks for a mobile ID.
const loadRunningOrder = async ({ remembered, requests, dispatch }: ActionDependencies): Promise<void> => {
  const orderId = remembered.read();
  if (orderId === undefined) return;
  try {
    const order = await requests.readOrder(orderId);
    if (hasEnded(order)) remembered.forget();
    else dispatch({ type: 'order-read', order });
  } catch (error) {
    // Another user's, who sat here before.
    if (toProblem(error).code === 'order-not-found') remembered.forget();
  }
};
