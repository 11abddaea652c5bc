import { until } from '../../demo/actors/until.ts';
import type { World } from './world.ts';

/**
 * Lets minutes pass until something is so.
 * @param every how long functions have, in milliseconds, before 20 seconds are gone
 */
export const letMinutesPass = (
  world: World,
  isSo: () => Promise<boolean> | boolean,
  every = 50,
): Promise<unknown> =>
  until(
    async () => {
      world.cloud.clock.advance(20_000);
      return isSo();
    },
    (over) => over,
    { every },
  );

/** Whether an order has ended and left nothing to clean up. */
export const isOver = async (world: World, orderId: string): Promise<boolean> => {
  return (await world.order(orderId)).ttlEpochSeconds !== undefined;
};

/** Lets minutes pass until all is cleaned up. @param every as in letMinutesPass */
export const cleanedUp = (world: World, orderId: string, every?: number) =>
  letMinutesPass(world, () => isOver(world, orderId), every);
