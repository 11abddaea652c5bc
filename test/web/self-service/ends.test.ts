import { expect, it } from 'vitest';
import { daysToSoonEnd } from '../../../web/self-service/model/ends.ts';

const now = Date.parse('2026-03-01T09:00:00Z');
const endsIn = (days: number) => new Date(now + days * 86_400_000).toISOString();

it.each([
  [61, undefined],
  [60, 60],
  [1.5, 2],
  [0.1, 1],
  [0, undefined],
])('a mobile ID that ends in %d days says so in its last sixty: %s', (days, said) => {
  expect(daysToSoonEnd({ state: 'active', notAfter: endsIn(days) }, now)).toBe(said);
});

it('one that does not work is not said to end', () => {
  for (const state of ['inactive', 'locked', 'expired'] as const)
    expect(daysToSoonEnd({ state, notAfter: endsIn(7) }, now)).toBeUndefined();
});
