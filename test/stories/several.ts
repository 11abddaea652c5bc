import { expect } from 'vitest';
import { becomes, leaves } from './leaving.ts';
import { ApiProblem } from '../../demo/actors/http.ts';
import type { Result } from '../../demo/actors/get-mobile-id.ts';
import type { Person } from './person.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

/** Somebody who gets a mobile ID on each of these phones, one after the other. */
const personWith = async (
  world: World,
  ...phoneNames: readonly string[]
): Promise<{ alva: Person; had: readonly Result[] }> => {
  const alva = await world.newUser();
  const had: Result[] = [];
  for (const phoneName of phoneNames) {
    await alva.signInAgain();
    had.push(await alva.getMobileId({ phoneName }));
  }
  await alva.signInAgain();
  return { alva, had };
};

/** The state of each mobile ID of somebody as they see it, by the phone that it is on. */
const statesOf = async ({ selfService }: Person): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await selfService.mobileIds()).map(({ phoneName, state }) => [phoneName, state]));

/** Why the CA revoked each certificate of an order; undefined for one that is valid. */
const reasonsOf = async (world: World, { order }: Result) =>
  (await world.issuedFor(order.orderId)).map(({ reason }) => reason);

const valid = [undefined, undefined];

export const several = [
  story('a user who may have two has a phone and a tablet side by side, each its own', async (world) => {
    await world.setOption('mobile-ids-per-user', '2');
    const { alva, had } = await personWith(world, 'Phone', 'Tablet');
    expect(await statesOf(alva)).toEqual({ Phone: 'active', Tablet: 'active' });
    for (const { order } of had) {
      expect(order.choices).not.toHaveProperty('replaces');
      await world.processEnds(order.orderId);
    }
    for (const each of had) expect(await reasonsOf(world, each)).toEqual(valid);
    const [phone, tablet] = had;
    if (!phone || !tablet) throw new Error('Nobody has two');
    await alva.selfService.lock(phone.mobileId.mobileId, 'phone-lost');
    await becomes(world, phone.mobileId.mobileId, 'locked');
    expect(await statesOf(alva)).toEqual({ Phone: 'locked', Tablet: 'active' });
    expect(await reasonsOf(world, tablet)).toEqual(valid);
    const now = world.cloud.clock.date();
    expect(await tablet.phone.readMobileId(now)).toMatchObject({ state: 'active' });

    // The place is free again: a new one replaces nothing.
    await alva.getMobileId({ phoneName: 'New phone' });
    expect(await statesOf(alva)).toEqual({ Phone: 'locked', Tablet: 'active', 'New phone': 'active' });
  }),

  story('a user with as many as they may have replaces the one they choose, and no other', async (world) => {
    await world.setOption('mobile-ids-per-user', '2');
    const { alva, had } = await personWith(world, 'Phone', 'Tablet');
    const [phone, tablet] = had;
    if (!phone || !tablet) throw new Error('Nobody has two');
    const { mobileId } = phone.mobileId;
    const { orderId } = await alva.goTo('awaiting-confirmation');
    const { choices } = await alva.selfService.read(orderId);
    expect(choices?.replaceable?.map(({ phoneName }) => phoneName)).toEqual(['Tablet', 'Phone']);
    expect(choices).not.toHaveProperty('replaces');
    const refused = await alva.selfService
      .confirm(orderId, { oldPhone: 'kept' })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ApiProblem);
    expect(refused).toMatchObject({ status: 422, code: 'choice-not-offered' });
    const third = await alva.getMobileId({ phoneName: 'New phone', replaces: mobileId });
    expect(third.order).toMatchObject({ orderId, choices: { replaces: { mobileId, phoneName: 'Phone' } } });
    await world.processEnds(orderId);
    expect(await statesOf(alva)).toEqual({ Phone: 'locked', Tablet: 'active', 'New phone': 'active' });
    expect(await reasonsOf(world, phone)).toEqual(['SUPERSEDED', 'SUPERSEDED']);
    expect(await reasonsOf(world, tablet)).toEqual(valid);
  }),

  story('of several, the lost one is locked at once, and somebody else’s can not be named', async (world) => {
    await world.setOption('mobile-ids-per-user', '2');
    const { alva, had } = await personWith(world, 'Phone', 'Tablet');
    const { had: others } = await personWith(world, 'Hers');
    const [phone] = had;
    const [hers] = others;
    if (!phone || !hers) throw new Error('Nobody has one');
    const { orderId } = await alva.goTo('awaiting-confirmation');
    const naming = (replaces: string) =>
      alva.selfService.confirm(orderId, { replaces, oldPhone: 'lost' }).catch((error: unknown) => error);
    expect(await naming(hers.mobileId.mobileId)).toMatchObject({ status: 422, code: 'choice-not-offered' });
    await naming(phone.mobileId.mobileId);
    expect(await statesOf(alva)).toEqual({ Phone: 'locked', Tablet: 'active' });
    await alva.selfService.cancel(orderId);
    await world.processEnds(orderId);
    expect(await reasonsOf(world, phone)).toEqual(['KEY_COMPROMISE', 'KEY_COMPROMISE']);
    expect(await reasonsOf(world, hers)).toEqual(valid);
  }),

  story(
    'a user with three who is locked: all three are locked, and every certificate revoked',
    async (world) => {
      await world.setOption('mobile-ids-per-user', '3');
      const { alva, had } = await personWith(world, 'Phone', 'Tablet', 'Spare phone');
      for (const { order } of had) await world.processEnds(order.orderId);
      await leaves(world, alva, 'locked');
      for (const each of had) {
        await becomes(world, each.mobileId.mobileId, 'locked');
        expect(await reasonsOf(world, each)).toEqual(['PRIVILEGE_WITHDRAWN', 'PRIVILEGE_WITHDRAWN']);
      }
    },
  ),

  story('with a lower limit nothing is locked by itself, and the next order replaces one', async (world) => {
    await world.setOption('mobile-ids-per-user', '3');
    const { alva, had } = await personWith(world, 'Phone', 'Tablet', 'Spare phone');
    await world.setOption('mobile-ids-per-user', '1');
    expect(await statesOf(alva)).toEqual({ Phone: 'active', Tablet: 'active', 'Spare phone': 'active' });
    const replaces = had[1]?.mobileId.mobileId ?? '';
    const { order } = await alva.getMobileId({ phoneName: 'New phone', replaces });
    await world.processEnds(order.orderId);
    expect(await statesOf(alva)).toEqual({
      ...{ Phone: 'active', 'Spare phone': 'active' },
      ...{ Tablet: 'locked', 'New phone': 'active' },
    });
  }),
];
