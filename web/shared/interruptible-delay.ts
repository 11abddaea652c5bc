import { sleep } from './sleep.ts';

/** Waiting that somebody may cut short. */
export interface InterruptibleDelay {
  /** Waits so many milliseconds, or until `wake`. @throws the signal's reason */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Ends the wait that is under way; the next one is as long as it should be. */
  readonly wake: () => void;
}

/** Makes a delay; one wait at a time. */
export const createInterruptibleDelay = (): InterruptibleDelay => {
  let woken = new AbortController();
  return {
    wait: async (milliseconds, signal) => {
      woken = new AbortController();
      const early = woken.signal;
      try {
        await sleep(milliseconds, signal ? AbortSignal.any([signal, early]) : early);
      } catch (error) {
        signal?.throwIfAborted();
        if (!early.aborted) throw error;
      }
    },
    wake: () => {
      woken.abort();
    },
  };
};

/** Wakes whoever waits when somebody comes back to the page, or the network does. */
export const wakeOnReturn = (wake: () => void): void => {
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake();
  });
};
