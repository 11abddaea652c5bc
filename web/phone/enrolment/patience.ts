import { sleep } from '../../shared/sleep.ts';

/** Waiting that somebody may cut short. */
export interface Patience {
  /** Waits so many milliseconds, or until somebody is impatient. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Ends the wait that is under way. */
  readonly hurry: () => void;
}

/** A wait that ends at its time, when the user asks for it, or when the network or the page comes back. */
export const newPatience = (): Patience => {
  let waiting = new AbortController();
  return {
    pause: async (milliseconds) => {
      waiting = new AbortController();
      const { signal } = waiting;
      try {
        await sleep(milliseconds, signal);
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },
    hurry: () => {
      waiting.abort();
    },
  };
};
