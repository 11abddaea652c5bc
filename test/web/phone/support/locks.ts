import type { Locks } from '../../../../web/phone/order/window-lock.ts';

interface Holder {
  readonly ended: Promise<unknown>;
  readonly robbed: AbortController;
}

/**
 * The locks of one browser (Web Locks API), as its windows share them: who waits comes in turn, and who steals comes
 * at once, while the window that had the lock works on and is told.
 */
export const browserLocks = (): Locks => {
  const locks = new Map<string, Locks>();
  return {
    request: (name, options, work) => {
      const lock = locks.get(name) ?? oneLock();
      locks.set(name, lock);
      return lock.request(name, options, work);
    },
  };
};

const oneLock = (): Locks => {
  let holder: Holder | undefined;
  const hold = async <Result>(work: (lock: unknown) => Promise<Result>): Promise<Result> => {
    const robbed = new AbortController();
    const stolen = new Promise<never>((_, reject) => {
      robbed.signal.addEventListener('abort', () => {
        reject(new DOMException('stolen', 'AbortError'));
      });
    });
    const held = Promise.race([work({}), stolen]);
    const mine = { robbed, ended: held.catch(() => undefined) };
    holder = mine;
    try {
      return await held;
    } finally {
      if (holder === mine) holder = undefined;
    }
  };
  const waitForTurn = async (signal: AbortSignal | undefined): Promise<void> => {
    while (holder) await holder.ended;
    signal?.throwIfAborted();
  };
  return {
    request: async (_, { ifAvailable, steal, signal }, work) => {
      if (ifAvailable && holder) return work(null);
      if (steal) holder?.robbed.abort();
      else if (holder) await waitForTurn(signal);
      return hold(work);
    },
  };
};
