import { describe, expect, it } from 'vitest';
import { pollDelay, type PollSituation } from '../../../web/self-service/model/poll-delay.ts';

const watching: PollSituation = { stage: 'scan', age: 0, hidden: false, failures: 0, chance: 1 };
const delay = (situation: Partial<PollSituation>) => pollDelay({ ...watching, ...situation }) ?? NaN;

describe('time until the next look at an order', () => {
  it.each(['preparing', 'scan', 'mailed', 'issuing', 'installing'] as const)(
    'is one to two seconds while something is about to happen: %s',
    (stage) => {
      expect(delay({ stage })).toBeGreaterThanOrEqual(1000);
      expect(delay({ stage })).toBeLessThanOrEqual(2000);
    },
  );

  it('is longer while the order waits for this page', () => {
    expect(delay({ stage: 'approve' })).toBeGreaterThan(delay({ stage: 'scan' }));
  });

  it.each(['completed', 'cancelled', 'expired', 'failed'] as const)(
    'never comes after the end: %s',
    (stage) => {
      expect(pollDelay({ ...watching, stage })).toBeUndefined();
    },
  );

  it('is long while nobody looks', () => {
    expect(delay({ hidden: true })).toBe(15_000);
    expect(delay({ hidden: true, stage: 'preparing' })).toBe(15_000);
  });

  it('grows with the minutes that nothing has happened', () => {
    const ages = [0, 2, 10, 50].map((minutes) => delay({ age: minutes * 60_000 }));
    expect(ages).toEqual([1500, 3000, 6000, 6000]);
  });

  it('grows with failures, up to half a minute, and not the same for every page', () => {
    const delays = [1, 2, 3, 4, 5, 9].map((failures) => delay({ failures }));
    expect(delays).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(delay({ failures: 5, chance: 0 })).toBe(15_000);
  });

  it('is never shorter than the service asks for', () => {
    expect(delay({ failures: 1, retryAfter: 45 })).toBe(45_000);
  });
});
