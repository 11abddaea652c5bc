import { expect } from 'vitest';
import { story } from './story.ts';
import type { Step } from './person.ts';

const cancelledAt = (step: Exclude<Step, 'awaiting-installation'>) =>
  story(`a user cancels an order that is ${step}`, async (world) => {
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo(step);
    const answer = await alva.selfService.cancel(orderId);
    expect(answer).toMatchObject({ state: 'cancelled' });
    await world.processEnds(orderId);
    expect(await alva.selfService.read(orderId)).toMatchObject({ state: 'cancelled' });
    expect(await world.issuedFor(orderId)).toEqual([]);
    if (step === 'awaiting-phone') await expect(phone.open()).rejects.toMatchObject({ status: 410 });
    if (step === 'awaiting-approval')
      await expect(phone.readStanding()).rejects.toMatchObject({ status: 409, code: 'order-ended' });
    expect(await world.mailsTo(alva, 0)).toEqual([]);
  });

export const cancelled = [
  cancelledAt('awaiting-confirmation'),
  cancelledAt('awaiting-phone'),
  cancelledAt('awaiting-approval'),

  story('a user cannot cancel once the certificates are issued', async (world) => {
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo('awaiting-installation');
    await expect(alva.selfService.cancel(orderId)).rejects.toMatchObject({ code: 'wrong-step' });
    await phone.install();
    await phone.acknowledge();
    await alva.selfService.reach(orderId, 'completed');
  }),
];
