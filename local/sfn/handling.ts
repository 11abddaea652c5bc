import type { Handling } from './definition.ts';
import { asFailure, isFor, type StateFailure } from './failure.ts';
import type { Outcome } from './run.ts';
import { pause, stopIfAborted } from './suspended.ts';
import type { StateExecution } from './state-execution.ts';

type Retrier = Handling['Retry'][number];

/**
 * Seconds before a retry.
 * @param attempt how often this Retry was used before
 */
export const retryDelay = (
  retrier: Omit<Retrier, 'ErrorEquals'>,
  attempt: number,
  random: () => number,
): number => {
  const { IntervalSeconds, BackoffRate, MaxDelaySeconds, JitterStrategy } = retrier;
  const longest = Math.min(IntervalSeconds * BackoffRate ** attempt, MaxDelaySeconds);
  return JitterStrategy === 'FULL' ? longest * random() : longest;
};

/** Does what a state does, again and again as its Retry says, and goes where its Catch says if all is in vain. */
export const handleErrors = async (
  stateExecution: StateExecution,
  { Retry, Catch }: Handling,
  action: () => Promise<Outcome>,
): Promise<Outcome> => {
  const { scope, run } = stateExecution;
  const used = new Map<Retrier, number>();
  for (;;) {
    try {
      return await action();
    } catch (error) {
      stopIfAborted(scope.signal);
      const failure = asFailure(error);
      const retrier = Retry.find((candidate) => isFor(candidate, failure.error));
      const attempt = retrier ? (used.get(retrier) ?? 0) : 0;
      if (!retrier || attempt >= retrier.MaxAttempts) return caught(stateExecution, Catch, failure);
      used.set(retrier, attempt + 1);
      const seconds = retryDelay(retrier, attempt, run.random);
      stateExecution.retries += 1;
      run.tell({ name: stateExecution.name, type: 'retrying', error: failure.error, seconds });
      await pause(run.clock, seconds, scope.signal);
    }
  }
};

const caught = async (
  stateExecution: StateExecution,
  Catch: Handling['Catch'],
  failure: StateFailure,
): Promise<Outcome> => {
  const catcher = Catch.find((candidate) => isFor(candidate, failure.error));
  if (!catcher) throw failure;
  stateExecution.run.tell({
    name: stateExecution.name,
    type: 'caught',
    error: failure.error,
    next: catcher.Next,
  });
  return stateExecution.outcome(catcher, catcher.Next, { failure });
};
