import type { Connection } from '../screens.ts';
import type { MobileId } from '../store/records.ts';
import type { PhoneController } from '../phone-controller.ts';
import { isDue, readState, type Answer } from './read-life.ts';
import { beginRenewal, findRenewal, renew, type Outcome, type RenewalDependencies } from './renewal.ts';

/** Where the renewal of a mobile ID stands. */
export type Renewal =
  /** It goes on behind the screens. */
  | { readonly name: 'running'; readonly connection: Connection }
  /** Its user has to agree. */
  | { readonly name: 'asks' }
  | { readonly name: 'renewed'; readonly mobileId: MobileId }
  /** It did not succeed, and is tried again the next time that the page is opened. */
  | { readonly name: 'later' };

/** What the page knows and does of a mobile ID. */
export interface Life extends Partial<Answer> {
  /** The service was asked, or could not be. */
  readonly isAsked: boolean;
  readonly renewal?: Renewal | undefined;
}

/** Who sees it. */
export interface Onlooker {
  /** Some of it changed. */
  readonly tell: (change: Partial<Life>) => void;
  /** Aborted when nobody sees it any more. */
  readonly stopped: AbortSignal;
}

/** Asks the service how it is with a mobile ID, and renews it when that is due. Nothing of it throws. */
export const lookAfter = async (
  deps: RenewalDependencies,
  mobileId: MobileId,
  onlooker: Onlooker,
): Promise<void> => {
  const before = (await hasRenewal(deps, mobileId)) ? await renewBehind(deps, mobileId, onlooker) : 'ended';
  if (before === 'ended') return askAndRenew(deps, mobileId, onlooker);
  tellOutcome(onlooker, before);
  if (before !== 'later') return;
  const answer = await readState(deps.api, mobileId, deps.clock.now);
  if (!onlooker.stopped.aborted) onlooker.tell({ ...answer, isAsked: true });
};

const askAndRenew: typeof lookAfter = async (deps, mobileId, onlooker) => {
  const { api, clock } = deps;
  const answer = await readState(api, mobileId, clock.now);
  if (onlooker.stopped.aborted) return;
  const renewal = answer && isDue(answer, clock.now()) ? findFirst(answer) : undefined;
  onlooker.tell({ ...answer, isAsked: true, renewal });
  if (renewal === running) tellOutcome(onlooker, await renewBehind(deps, mobileId, onlooker));
};

const running: Renewal = { name: 'running', connection: 'good' };

// An order that waits for a user who has not agreed yet would keep them from starting another.
const findFirst = ({ approval }: Answer): Renewal => (approval === 'match-code' ? { name: 'asks' } : running);

// What can't be read is no renewal; whatever needs the storage says so.
const hasRenewal = ({ store }: RenewalDependencies, mobileId: MobileId): Promise<boolean> =>
  findRenewal(store, mobileId).then(
    (record) => record !== undefined,
    () => false,
  );

const renewBehind = async (
  deps: RenewalDependencies,
  mobileId: MobileId,
  { tell, stopped }: Onlooker,
): Promise<Outcome> => {
  tell({ renewal: running });
  try {
    return await renew(deps, mobileId, {
      stopped,
      dispatch: (event) => {
        if (event.type === 'unanswered') tell({ renewal: { ...running, connection: event.connection } });
        if (event.type === 'connected') tell({ renewal: running });
      },
    });
  } catch {
    return 'later';
  }
};

const tellOutcome = ({ tell, stopped }: Onlooker, outcome: Outcome): void => {
  if (!stopped.aborted) tell({ renewal: toRenewal(outcome) });
};

const toRenewal = (outcome: Outcome): Renewal => {
  if (typeof outcome !== 'string') return { name: 'renewed', mobileId: outcome };
  return { name: outcome === 'asks' ? 'asks' : 'later' };
};

/** What the user's yes to a renewal works with. */
export interface Agreement extends Onlooker {
  readonly controller: Pick<PhoneController, 'start' | 'choose'>;
}

/**
 * The user's yes to a renewal that takes a match code: from here on it is an order like any other. Nothing of it throws.
 */
export const agree = async (
  deps: RenewalDependencies,
  mobileId: MobileId,
  { controller, ...onlooker }: Agreement,
): Promise<void> => {
  try {
    const known = await findRenewal(deps.store, mobileId);
    // Another window went on with it.
    if (known) await controller.start();
    else await beginAgreed(deps, mobileId, { controller, ...onlooker });
  } catch {
    onlooker.tell({ renewal: { name: 'later' } });
  }
};

const beginAgreed: typeof agree = async (deps, mobileId, { controller, ...onlooker }) => {
  const begun = await beginRenewal(deps, mobileId);
  if (begun.renews.approval === 'none') tellOutcome(onlooker, await renewBehind(deps, mobileId, onlooker));
  else await controller.choose(begun, mobileId.phoneName, mobileId.store ?? 'page');
};
