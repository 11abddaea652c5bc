import { toSeconds } from '../options/durations.ts';
import { SignInTooOld } from '../failures/errors.ts';

/** How far the issuer's clock may be ahead of ours, in seconds. */
const clockTolerance = 60;

/**
 * Starting and approving need a recent sign-in.
 * @param signedInAt undefined when the token does not say: that counts as too old
 * @param maxAge ISO 8601 duration, from the option `sign-in-age`
 * @throws {SignInTooOld}
 */
export const requireRecentSignIn = (signedInAt: Date | undefined, maxAge: string, now: Date): void => {
  const seconds = toSeconds(maxAge);
  const age = signedInAt === undefined ? Infinity : (now.getTime() - signedInAt.getTime()) / 1000;
  if (age > seconds || age < -clockTolerance) throw new SignInTooOld(seconds);
};
