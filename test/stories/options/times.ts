import { expect } from 'vitest';
import type { OptionName } from '../../../domain/options/options.ts';
import { expectStillWaiting } from '../still-waiting.ts';
import { story } from '../story.ts';
import type { Step } from '../person.ts';

const minute = 60_000;

/** The step that waits, the option that says how long, and a time that is not what it is at first. */
const waits = [
  ['awaiting-confirmation', 'confirmation-time', 'PT40M', 40],
  ['awaiting-approval', 'approval-time', 'PT1H30M', 90],
  ['awaiting-installation', 'installation-time', 'PT5M', 5],
] as const satisfies readonly (readonly [Step, OptionName, string, number])[];

const endsByItself = ([step, option, value, minutes]: (typeof waits)[number]) =>
  story(`an order is ${step} for the ${option} and no longer`, async (world) => {
    await world.setOption(option, value);
    const alva = await world.newUser();
    const { orderId } = await alva.goTo(step);
    world.cloud.clock.advance((minutes - 1) * minute);
    await expectStillWaiting(world, orderId, step);
    world.cloud.clock.advance(minute);
    await world.processEnds(orderId);
    expect(await world.orderState(orderId)).toBe('expired');
  });

export const times = [
  ...waits.map(endsByItself),

  story('an order waits for a phone for the phone-time, over all its QR codes', async (world) => {
    await world.setOption('phone-time', 'PT25M');
    const alva = await world.newUser();
    const { orderId } = await alva.goTo('awaiting-phone');
    const { deadline } = await alva.selfService.read(orderId);
    world.cloud.clock.advance(12 * minute);
    await alva.signInAgain();
    await alva.selfService.renewCode(orderId);
    world.cloud.clock.advance(12 * minute);
    await alva.signInAgain();
    const { activationCode, deadline: unchanged } = await alva.selfService.renewCode(orderId);
    expect([unchanged, activationCode?.expiresAt]).toEqual([deadline, deadline]);
    await expectStillWaiting(world, orderId, 'awaiting-phone');
    world.cloud.clock.advance(minute);
    await world.processEnds(orderId);
    expect(await world.orderState(orderId)).toBe('expired');
  }),

  story('a QR code works for the activation-code-lifetime, and a new one after it', async (world) => {
    await world.setOption('activation-code-lifetime', 'PT30M');
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo('awaiting-phone');
    world.cloud.clock.advance(29 * minute);
    expect((await phone.open()).orderId).toBe(orderId);
    world.cloud.clock.advance(minute);
    await expect(phone.answer()).rejects.toMatchObject({
      status: 410,
      code: 'activation-code-gone',
      body: { reason: 'expired' },
    });
    await alva.signInAgain();
    const renewed = await alva.selfService.renewCode(orderId);
    expect(await alva.phoneAt(renewed).answer()).toMatch(/^\d{6}$/);
    await alva.selfService.reach(orderId, 'awaiting-approval');
    await alva.selfService.cancel(orderId);
  }),
];
