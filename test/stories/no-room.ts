import { expect } from 'vitest';
import { isOver, letMinutesPass } from './minutes.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

/** Meanwhile the account may run only so many functions at once. */
const withRoomFor = async <Result>({ cloud }: World, count: number, work: () => Promise<Result>) => {
  const { quotas } = cloud;
  const { enforced, concurrentExecutions } = quotas;
  Object.assign(quotas, { enforced: true, concurrentExecutions: count });
  try {
    return await work();
  } finally {
    Object.assign(quotas, { enforced, concurrentExecutions });
  }
};

/** What orders meet while an account has no room for another execution: new ones often have ten. */
export const noRoom = [
  story(
    'an order that ends while nothing has room for ten minutes is cleaned up afterwards',
    async (world) => {
      const alva = await world.newUser();
      const { orderId, phone } = await alva.goTo('awaiting-installation');
      world.cloud.clock.rate = 1;
      const keepsBusy = world.cloud.faults.inject({
        ...{ service: 'acm-pca', operation: 'RevokeCertificate', times: Infinity },
        error: { code: 'ThrottlingException' },
      });
      await phone.abandon();
      await withRoomFor(world, 0, async () => {
        keepsBusy();
        const end = world.cloud.clock.now() + 10 * 60_000;
        await letMinutesPass(world, () => world.cloud.clock.now() >= end, 150);
        expect((await world.issuedFor(orderId)).every(({ revokedAt }) => revokedAt === undefined)).toBe(true);
      });
      await letMinutesPass(world, () => isOver(world, orderId), 150);
      expect((await world.issuedFor(orderId)).every(({ revokedAt }) => revokedAt !== undefined)).toBe(true);
    },
    // Steps wait for some seven minutes; then the sweep takes over.
    ['ProcessExecutionsFailed'],
  ),
];
