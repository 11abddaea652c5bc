import { expect } from 'vitest';
import { holdUpStream } from './leaving.ts';
import { story } from './story.ts';

/** What the process itself sees to, however late the stream of the directory is. */
export const deactivated = [
  story('a user who is deactivated before issuing gets no certificate', async (world) => {
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo('awaiting-approval');
    holdUpStream(world);
    await alva.becomes('locked');
    await alva.selfService.approve(orderId, await phone.answer());
    await world.processEnds(orderId);
    expect(await world.orderState(orderId)).toBe('failed');
    expect(await world.issuedFor(orderId)).toEqual([]);
  }),

  story('a user who is deactivated before activation keeps no certificate', async (world) => {
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo('awaiting-installation');
    await phone.install();
    holdUpStream(world);
    await alva.becomes('inactive');
    await phone.acknowledge();
    await world.processEnds(orderId);
    expect(await world.orderState(orderId)).toBe('failed');
    expect(await world.issuedFor(orderId)).toHaveLength(2);
    for (const { revokedAt } of await world.issuedFor(orderId)) expect(revokedAt).toBeDefined();
    expect(await alva.selfService.mobileIds()).toMatchObject([{ state: 'locked' }]);
  }),
];
