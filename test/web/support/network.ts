import { vi } from 'vitest';
import { createApi } from '../../../web/shared/api.ts';
import { ProblemError, type Problem } from '../../../web/shared/problem.ts';
import { createServerClock } from '../../../web/shared/server-clock.ts';

/** The API on a network that gives these responses one after the other; an error is one without a response. */
export const apiResponding = (...responses: readonly (Response | Error)[]) => {
  const fetching = vi.fn<typeof fetch>();
  for (const each of responses)
    if (each instanceof Error) fetching.mockRejectedValueOnce(each);
    else fetching.mockResolvedValueOnce(each);
  const clock = createServerClock(() => Date.parse('2026-03-01T09:00:00Z'));
  return { api: createApi({ fetch: fetching, clock }), fetching, clock };
};

/** The problem that some work ends with. */
export const problemFrom = async (work: Promise<unknown>): Promise<Problem> => {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof ProblemError) return thrown.problem;
  throw new Error('expected a problem', { cause: thrown });
};
