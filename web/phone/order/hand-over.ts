import type { Api } from '../../shared/api.ts';
import { abandonInstallation, readCertificates } from '../protocol/activations.ts';
import { isOverdue, type HandingOver, type Received } from '../store/records.ts';
import { HandOverOver, NotInstalled, type HandOverWord } from './hand-over-word.ts';
import { retryUntilAnswered, type RetryDependencies } from './retry-until-answered.ts';

/** Milliseconds between two questions whether the order still runs: its user is busy elsewhere on the phone. */
const watchInterval = 10_000;

/** What handing over works with. */
export interface HandOverDependencies extends RetryDependencies {
  readonly api: Api;
  /** Aborted when another window takes over. */
  readonly lost: AbortSignal;
  /** Milliseconds since 1970, by the service's clock. */
  readonly now: () => number;
  /** The user's next word on what they were handed. */
  readonly hearHandOver: (lost: AbortSignal) => Promise<HandOverWord>;
}

/**
 * Waits until the user has installed the keys of an order in the phone's system, or says that they could not; or until
 * its time is over.
 * @returns the record without the keys: nothing of them is left in the page
 * @throws {NotInstalled} the service knows it and revokes the certificates @throws {HandOverOver}
 * @throws {ProblemError} the order has ended
 */
export const handOver = async (deps: HandOverDependencies, record: HandingOver): Promise<Received> => {
  const heard = deps.hearHandOver(deps.lost);
  const watching = new AbortController();
  await Promise.race([heard, watch(deps, record, watching.signal)]).finally(() => {
    watching.abort();
  });
  const word = await heard;
  if (word === 'installed') return wipeKeys(record);
  deps.dispatch({ type: 'navigated', to: { name: 'stopping' } });
  await retryUntilAnswered(deps, () => {
    requireTime(deps, record);
    return abandonInstallation(deps.api, record);
  });
  throw new NotInstalled();
};

/** Looks after the order until nobody watches any more. @throws when it has ended, or has no time left */
const watch = async (
  deps: HandOverDependencies,
  record: HandingOver,
  watched: AbortSignal,
): Promise<void> => {
  while (!watched.aborted) {
    await retryUntilAnswered(deps, () => {
      requireTime(deps, record);
      return readCertificates(deps.api, record);
    });
    await deps.wait(watchInterval);
    deps.lost.throwIfAborted();
  }
};

/** Looked at before each try: a phone that is offline keeps the keys no longer. @throws {HandOverOver} */
const requireTime = ({ now }: Pick<HandOverDependencies, 'now'>, record: HandingOver): void => {
  if (isOverdue(record, now())) throw new HandOverOver();
};

const wipeKeys = ({ password, deadline, certificates, earlierKeys, ...record }: HandingOver): Received => ({
  ...record,
  step: 'received',
  certificates: certificates.map(({ privateKey, ...certificate }) => certificate),
  earlierKeys: earlierKeys.map(({ privateKey, ...key }) => key),
});
