import { sleep } from '../shared/sleep.ts';

/**
 * Waits until the time is over, or until somebody looks at the page again or the network is back.
 * @throws the signal's reason
 */
export const restUntilSeen = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  const woken = new AbortController();
  const wake = (): void => {
    if (document.visibilityState === 'visible') woken.abort();
  };
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);
  try {
    await sleep(milliseconds, AbortSignal.any([signal, woken.signal]));
  } catch (error) {
    if (!woken.signal.aborted) throw error;
  } finally {
    document.removeEventListener('visibilitychange', wake);
    window.removeEventListener('online', wake);
  }
};
