import { Problem } from '../../shared/problem.ts';
import type { ProblemCode } from '../../shared/problem-codes.ts';
import type { Enrolment } from './enrolment.ts';

/** Longest wait between two tries, in milliseconds. */
const longestWait = 30_000;

const reachedNobody: readonly ProblemCode[] = ['offline'];
const healing: readonly ProblemCode[] = [
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
export const persevere = async <Answer>(
  { pause, tell }: Pick<Enrolment, 'pause' | 'tell'>,
  request: () => Promise<Answer>,
): Promise<Answer> => {
  for (let tries = 0; ; tries += 1) {
    try {
      const answer = await request();
      if (tries > 0) tell({ type: 'connected' });
      return answer;
    } catch (error) {
      if (!(error instanceof Problem && healing.includes(error.code))) throw error;
      tell({ type: 'unanswered', connection: reachedNobody.includes(error.code) ? 'offline' : 'busy' });
      await pause(Math.max((error.retryAfter ?? 0) * 1000, Math.min(2000 * 2 ** tries, longestWait)));
    }
  }
};
