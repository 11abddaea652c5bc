import { describe, expect, it } from 'vitest';
import { SignInTooOld } from '../../../domain/failures/errors.ts';
import { requireRecentSignIn } from '../../../domain/order/time-limits.ts';
import { later, start } from '../../support/orders.ts';

const isRecent = (signedInAt: Date | undefined): boolean => {
  try {
    requireRecentSignIn(signedInAt, 'PT10M', start);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(SignInTooOld);
    return false;
  }
};

describe('a sign-in', () => {
  it.each([
    ['just now', 0, true],
    ['as long ago as it may be', -600, true],
    ['longer ago', -601, false],
    ['a minute ahead of our clock', 60, true],
    ['further ahead: no clock explains that', 61, false],
  ])('%s is taken or refused', (_, seconds, taken) => {
    expect(isRecent(later(seconds))).toBe(taken);
  });

  it('at an unknown time is refused', () => {
    expect(isRecent(undefined)).toBe(false);
  });
});
