import { ProblemError, type ProblemCode } from '../../shared/problem.ts';
import { retry } from '../../shared/retry.ts';
import type { PhoneEvent } from '../screens.ts';

/** How the user hears of a request that is not answered, and how long the next try is away. */
export interface RetryDependencies {
  /** Waits so many milliseconds, or less when the user or the network says so. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Tells the screens what happened. */
  readonly dispatch: (event: PhoneEvent) => void;
}

/** Milliseconds before the second try; each further wait is twice as long, up to the longest. */
const firstWait = 2000;
const maxWait = 30_000;

const retryable: readonly ProblemCode[] = [
  'offline',
  'service-busy',
  'too-many-requests',
  'internal-error',
  // A network that wants a sign-in first responds in the service's place.
  'response-unknown',
];

/**
 * Sends a request until it is answered: every request of the protocol may be sent again as it is. Meanwhile
 * the user is told, and may try at once.
 * @throws {ProblemError} the API refused
 */
export const retryUntilAnswered = async <Result>(
  { wait, dispatch }: RetryDependencies,
  send: () => Promise<Result>,
): Promise<Result> => {
  let failed = 0;
  const waitAfter = async (error: unknown, failures: number): Promise<void> => {
    if (!(error instanceof ProblemError && retryable.includes(error.problem.code))) throw error;
    const { code, retryAfter = 0 } = error.problem;
    failed = failures;
    dispatch({ type: 'unanswered', connection: code === 'offline' ? 'offline' : 'busy' });
    await wait(Math.max(retryAfter * 1000, Math.min(firstWait * 2 ** (failures - 1), maxWait)));
  };
  const result = await retry(Infinity, waitAfter, send);
  if (failed > 0) dispatch({ type: 'connected' });
  return result;
};
