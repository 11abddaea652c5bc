import { describe, expect, it } from 'vitest';
import { errorTypes, errorName } from '../../../domain/failures/error-types.ts';
import { timeLimits } from '../../../domain/order/time-limits.ts';
import { allStates, tasks, type State } from '../support/definition.ts';

/** Longest time that the retries of a state can take together, apart from the calls themselves. */
const longestRetries = (state: State): number =>
  sum(state.Retry.filter((retry) => !isThrottled(retry)).flatMap(longestWaits));

type Retry = State['Retry'][number];

/** Each wait of a Retry at its longest. */
const longestWaits = ({ IntervalSeconds, BackoffRate, MaxDelaySeconds, MaxAttempts }: Retry) =>
  Array.from({ length: MaxAttempts }, (_, n) =>
    Math.min(IntervalSeconds * BackoffRate ** n, MaxDelaySeconds),
  );

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** What random waits, each below its longest, come to in all: half, give or take. */
const atLeast = (waits: readonly number[]): number =>
  sum(waits) / 2 - 5 * Math.sqrt(sum(waits.map((seconds) => seconds ** 2 / 12)));

/** Whether a Retry is for when the CA throttles, and nothing else. */
const isThrottled = ({ ErrorEquals }: Retry): boolean => ErrorEquals.join('') === 'CaThrottled';

const stateNamed = (name: string): State => {
  const state = allStates().find((found) => found.name === name);
  if (!state) throw new Error(`There is no state ${name}`);
  return state;
};

describe('a step of the process', () => {
  it.each(tasks())('$name tries again for errors that heal, at random moments, not for ever', ({ Retry }) => {
    const usual = Retry.filter((retry) => !isThrottled(retry));
    const named = usual.flatMap(({ ErrorEquals }) => ErrorEquals);
    expect(new Set(named).size).toBe(named.length);
    for (const { MaxAttempts, MaxDelaySeconds, JitterStrategy } of usual) {
      expect(JitterStrategy).toBe('FULL');
      expect(MaxAttempts).toBeLessThanOrEqual(100);
      expect(MaxDelaySeconds).toBeLessThanOrEqual(60);
    }
  });

  it.each(tasks())('$name tries again after silence exactly if it closes something', ({ name, Retry }) => {
    const closing = [
      ...['Close order', 'Revoke certificates', 'Lock replaced mobile ID'],
      ...['Mark locked', 'Revoke certificates of mobile ID'],
    ];
    const ofStates = Retry.flatMap(({ ErrorEquals }) =>
      ErrorEquals.filter((error) => error.startsWith('States.')),
    );
    expect(ofStates).toEqual(closing.includes(name) ? ['States.Timeout'] : []);
  });

  it.each(Object.entries(errorTypes))('tries again after %s exactly if it is retryable', (code, type) => {
    for (const { Retry } of tasks()) {
      const usual = Retry.filter((retry) => !isThrottled(retry)).flatMap(({ ErrorEquals }) => ErrorEquals);
      expect(usual.includes(errorName(code))).toBe('retryable' in type);
    }
  });

  it.each(tasks())('$name waits some minutes for services that are away', ({ Retry }) => {
    const away = Retry.find(({ ErrorEquals }) => ErrorEquals.includes(errorName('service-busy')));
    const longest = sum(away ? longestWaits(away) : []);
    // What is random comes to half, give or take.
    expect(longest / 2).toBeGreaterThan(3 * 60);
    expect(longest).toBeLessThan(timeLimits.startAgain);
  });

  it.each(['Issue certificate', 'Issue certificate in turn'])(
    '%s asks for as long as the CA takes it for the same request',
    (name) => {
      const [waits, askable] = [stateNamed(name).Retry.flatMap(longestWaits), timeLimits.caIdempotency];
      expect(atLeast(waits)).toBeGreaterThan(askable - timeLimits.issueCertificate);
    },
  );

  it('is done with issuing before the sweep ends the order', () => {
    const issuing = ['Issue certificate', 'Collect certificate'].map((name) =>
      longestRetries(stateNamed(name)),
    );
    expect(issuing.reduce((sum, seconds) => sum + seconds)).toBeLessThan(timeLimits.issuing);
  });

  it('collects as long as its order has time, however long the CA throttles', () => {
    const { Retry } = stateNamed('Collect certificate');
    const waits = Retry.filter(isThrottled).flatMap(longestWaits);
    expect(Retry.findIndex(isThrottled)).toBe(0);
    expect(Retry[0]?.JitterStrategy).toBe('FULL');
    expect(atLeast(waits)).toBeGreaterThan(timeLimits.issuing + 2 * timeLimits.sweepGrace);
  });

  it('waits with revoking until no issuing function can run any more', () => {
    // Half of the longest waits: what random waits come to on average.
    expect(longestRetries(stateNamed('Revoke certificates')) / 2).toBeGreaterThan(
      4 * timeLimits.issueCertificate,
    );
  });
});
