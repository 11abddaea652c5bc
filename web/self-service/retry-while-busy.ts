import { ProblemError, type ProblemCode } from '../shared/problem.ts';
import { retry } from '../shared/retry.ts';

/** Waits so many milliseconds. @throws the signal's reason */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** How often a request is sent in all, and the longest wait between in seconds: somebody watches the page. */
const maxTries = 3;
const maxWaitSeconds = 5;

/**
 * Sends a request, and once more while the service is busy and says that it won't be for long.
 * @param signal ends the wait
 * @param codes what says that the service is busy
 * @throws what `send` throws, and the signal's reason
 */
export const retryWhileBusy = <Result>(
  sleep: Sleep,
  send: () => Promise<Result>,
  signal?: AbortSignal,
  codes: readonly ProblemCode[] = ['service-busy', 'too-many-requests'],
): Promise<Result> => {
  const waitAfter = async (error: unknown): Promise<void> => {
    const seconds = readWait(error, codes);
    if (seconds === undefined || seconds > maxWaitSeconds) throw error;
    await sleep(seconds * 1000, signal);
  };
  return retry(maxTries, waitAfter, send);
};

/** Seconds until a busy service can be asked again; undefined when something else is wrong. */
const readWait = (error: unknown, codes: readonly ProblemCode[]): number | undefined => {
  if (!(error instanceof ProblemError)) return undefined;
  const { code, retryAfter = 1 } = error.problem;
  return codes.includes(code) ? retryAfter : undefined;
};
