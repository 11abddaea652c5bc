import { randomUUID } from 'node:crypto';
import { matchTries, type Order, type Replaced } from './order.ts';
import { timeLimits } from './time-limits.ts';

/**
 * When a step runs out, and when the sweep looks at the order if the process itself did not.
 * @param now the moment the step begins
 * @param seconds how long it may take
 */
export const stepTimes = (now: Date, seconds: number) => ({
  deadline: new Date(now.getTime() + seconds * 1000).toISOString(),
  sweepAt: new Date(now.getTime() + (seconds + timeLimits.sweepGrace) * 1000).toISOString(),
});

/**
 * An order as it begins.
 * @param userId whose order it is
 * @param replaces the active mobile ID that it would replace
 * @param now the moment it is made
 */
export const newOrder = (userId: string, replaces: Replaced | undefined, now: Date): Order => ({
  orderId: randomUUID(),
  userId,
  mobileId: randomUUID(),
  state: 'starting',
  createdAt: now.toISOString(),
  ...stepTimes(now, timeLimits.starting),
  ...(replaces !== undefined && { replaces }),
  matchTriesLeft: matchTries,
  certificates: {},
});
