/** The parts of the Web Locks API that this needs. */
export interface Locks {
  request<Result>(
    name: string,
    options: { readonly ifAvailable: boolean },
    work: (lock: unknown) => Promise<Result>,
  ): Promise<Result>;
}

// The gallery of the browser tests takes this lock, too.
const lockName = 'get-mobile-id.order';

/**
 * Works while no other window of this browser does, so that a link that was opened twice makes one set of
 * keys. The browser frees the lock when the window is closed, or crashes.
 * @param locks undefined where the browser has none (Safari before 15.4): then windows don't know of each other
 * @param onElsewhere called when this window has to wait for another one
 */
export const withWindowLock = async (
  locks: Locks | undefined,
  onElsewhere: () => void,
  work: () => Promise<void>,
): Promise<void> => {
  if (!locks) return work();
  const isDone = await locks.request(lockName, { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await work();
    return true;
  });
  if (isDone) return;
  onElsewhere();
  await locks.request(lockName, { ifAvailable: false }, work);
};
