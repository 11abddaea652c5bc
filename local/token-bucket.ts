import type { Clock } from './clock.ts';

/**
 * A token bucket: full at first, and filled again as time passes.
 * @param limits requests a second, and at once
 * @returns takes one; false when there is none left
 */
export const tokenBucket = (
  clock: Clock,
  { rate, burst }: { readonly rate: number; readonly burst: number },
): (() => boolean) => {
  let tokens = burst;
  let filledAt = clock.now();
  return () => {
    const now = clock.now();
    tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * rate);
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
};
