import { Problem } from '../../shared/problem.ts';
import type { ProblemCode } from '../../shared/problem-codes.ts';
import type { PhoneEvent } from '../screens.ts';

/** How the user hears of a request that is not answered, and how long the next try is away. */
export interface RetryDependencies {
  /** Waits so many milliseconds, or less when the user or the network says so. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Tells the screens what happened. */
  readonly dispatch: (event: PhoneEvent) => void;
}

/** Longest wait between two tries, in milliseconds. */
const maxWait = 30_000;

const reachedNobody: readonly ProblemCode[] = ['offline'];
const retryable: readonly ProblemCode[] = [
  'offline',
  'service-busy',
  'too-many-requests',
  'internal-error',
  // A network that wants a sign-in first answers in the service's place.
  'answer-unknown',
];

/**
 * Sends a request until it is answered: every request of the protocol may be sent again as it is. Meanwhile
 * the user is told, and may try at once.
 * @throws {Problem} the API refused
 */
export const retryUntilAnswered = async <Response>(
  { wait, dispatch }: RetryDependencies,
  send: () => Promise<Response>,
): Promise<Response> => {
  for (let tries = 0; ; tries += 1) {
    try {
      const response = await send();
      if (tries > 0) dispatch({ type: 'connected' });
      return response;
    } catch (error) {
      if (!(error instanceof Problem && retryable.includes(error.code))) throw error;
      dispatch({ type: 'unanswered', connection: reachedNobody.includes(error.code) ? 'offline' : 'busy' });
      await wait(Math.max((error.retryAfter ?? 0) * 1000, Math.min(2000 * 2 ** tries, maxWait)));
    }
  }
};
