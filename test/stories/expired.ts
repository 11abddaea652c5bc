import { expect } from 'vitest';
import { expectStillWaiting } from './still-waiting.ts';
import { story } from './story.ts';
import type { Step } from './person.ts';

const minute = 60_000;
const hour = 60 * minute;

const expiredAt = (step: Step, time: number) =>
  story(`an order that is ${step} ends by itself when its time is up`, async (world) => {
    const alva = await world.newUser();
    const { orderId } = await alva.goTo(step);
    world.cloud.clock.advance(time - minute);
    await expectStillWaiting(world, orderId, step);
    world.cloud.clock.advance(minute);
    await world.processEnds(orderId);
    expect(await world.orderState(orderId)).toBe('expired');
    const issued = await world.issuedFor(orderId);
    expect(issued).toHaveLength(step === 'awaiting-installation' ? 2 : 0);
    for (const { revokedAt } of issued) expect(revokedAt).toBeDefined();
    expect(await world.mailsTo(alva, 1)).toHaveLength(1);
  });

export const expired = [
  expiredAt('awaiting-confirmation', 15 * minute),
  expiredAt('awaiting-phone', hour),
  expiredAt('awaiting-approval', 15 * minute),
  expiredAt('awaiting-installation', 15 * minute),

  story('an activation code runs out, and a new one works', async (world) => {
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo('awaiting-phone');
    world.cloud.clock.advance(10 * minute);
    await expect(phone.answer()).rejects.toMatchObject({ status: 410, code: 'activation-code-gone' });
    await alva.signInAgain();
    const renewed = await alva.selfService.renewCode(orderId);
    expect(await alva.phoneAt(renewed).answer()).toMatch(/^\d{6}$/);
  }),

  story('a new code kills the one before', async (world) => {
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo('awaiting-phone');
    const renewed = await alva.selfService.renewCode(orderId);
    await expect(phone.answer()).rejects.toMatchObject({ status: 410 });
    await alva.phoneAt(renewed).answer();
    await alva.selfService.reach(orderId, 'awaiting-approval');
    await alva.selfService.cancel(orderId);
  }),
];
