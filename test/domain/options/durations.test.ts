import { describe, expect, it } from 'vitest';
import { addDuration, toSeconds } from '../../../domain/options/durations.ts';

describe('durations', () => {
  it.each([
    ['PT10M', 600],
    ['PT1H30M', 5400],
    ['PT24H', 86_400],
    ['PT90S', 90],
  ])('%s lasts %i seconds', (duration, seconds) => {
    expect(toSeconds(duration)).toBe(seconds);
  });

  it.each([
    ['2024-02-29T12:00:00Z', 'P2Y', '2026-02-28T12:00:00.000Z'],
    ['2024-02-29T12:00:00Z', 'P4Y', '2028-02-29T12:00:00.000Z'],
    ['2026-01-31T12:00:00Z', 'P1M', '2026-02-28T12:00:00.000Z'],
    ['2026-01-31T12:00:00Z', 'P1M1D', '2026-03-01T12:00:00.000Z'],
    ['2026-12-31T23:59:59Z', 'P1D', '2027-01-01T23:59:59.000Z'],
    // Clocks go forward in Europe between the two, and not in UTC.
    ['2026-03-28T12:00:00Z', 'P1D', '2026-03-29T12:00:00.000Z'],
  ])('%s and %s later is %s', (moment, duration, end) => {
    expect(addDuration(new Date(moment), duration).toISOString()).toBe(end);
  });
});
