/** The parts of the Web Locks API that this needs. */
export interface Locks {
  request<Result>(
    name: string,
    options: { readonly ifAvailable?: boolean; readonly steal?: boolean; readonly signal?: AbortSignal },
    work: (lock: unknown) => Promise<Result>,
  ): Promise<Result>;
}

/** What a window does alone. @param lost aborted when another window has taken over: then this one stops */
export type LoneWork = (lost: AbortSignal) => Promise<void>;

/** One window among those of a browser: one of them works, so that a link opened twice makes one set of keys. */
export interface WindowLock {
  /**
   * Works while no other window does, and waits for one that does until it has ended, was closed, or crashed.
   * @param work again from its beginning, when another window took over and has ended since
   */
  readonly hold: (work: LoneWork, again: LoneWork) => Promise<void>;
  /** Works at once; the window that did until now stops, and waits. A page that sleeps could not let go by itself. */
  readonly take: (work: LoneWork) => Promise<void>;
}

// The gallery of the browser tests takes the lock of orders, too.
const lockNames = { order: 'get-mobile-id.order', renewal: 'get-mobile-id.renewal' } as const;

/**
 * @param locks undefined where the browser has none: then windows don't know of each other
 * @param onElsewhere called when this window has to wait for another one
 * @param what what one window does alone: an order that its user follows, or a renewal behind the screens
 */
export const createWindowLock = (
  locks: Locks | undefined,
  onElsewhere: () => void,
  what: keyof typeof lockNames = 'order',
): WindowLock => {
  if (!locks) {
    const work = (alone: LoneWork) => alone(new AbortController().signal);
    return { hold: work, take: work };
  }
  let queue = new AbortController();
  const wait = async (alone: LoneWork, again: LoneWork): Promise<void> => {
    onElsewhere();
    queue = new AbortController();
    const { signal } = queue;
    try {
      await workOrWait({ signal }, alone, again);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };
  const workOrWait = async (options: Options, alone: LoneWork, again: LoneWork): Promise<void> => {
    const outcome = await work(locks, lockNames[what], options, alone);
    if (outcome === 'not-begun') await wait(alone, again);
    if (outcome === 'taken-over') await wait(again, again);
  };
  return {
    hold: (alone, again) => workOrWait({ ifAvailable: true }, alone, again),
    take: (alone) => {
      // This window no longer waits for its turn.
      queue.abort();
      return workOrWait({ steal: true }, alone, alone);
    },
  };
};

type Options = Parameters<Locks['request']>[1];
type Outcome = 'done' | 'not-begun' | 'taken-over';

/** @see https://w3c.github.io/web-locks/#dom-lockoptions-steal whose lock was stolen is told by a rejection */
const work = async (locks: Locks, name: string, options: Options, alone: LoneWork): Promise<Outcome> => {
  const lost = new AbortController();
  const own = { isWorking: false };
  try {
    return await locks.request(name, options, async (lock) => {
      if (lock === null) return 'not-begun';
      own.isWorking = true;
      try {
        await alone(lost.signal);
        return 'done';
      } finally {
        own.isWorking = false;
      }
    });
  } catch (error) {
    if (!own.isWorking) throw error;
    lost.abort();
    return 'taken-over';
  }
};
