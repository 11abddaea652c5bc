import { expect } from 'vitest';
import { ApiProblem } from '../../../demo/actors/http.ts';
import { story } from '../story.ts';

export const phoneStore = [
  story(
    'a phone keeps its keys where phone-store says, and the mobile ID says where that is',
    async (world) => {
      const inPage = await (await world.newUser()).getMobileId();
      expect([inPage.activation.stores, inPage.mobileId.store]).toEqual([['page'], 'page']);
      await world.setOption('phone-store', 'system');
      const inSystem = await (await world.newUser()).getMobileId();
      expect([inSystem.activation.stores, inSystem.mobileId.store]).toEqual([['system'], 'system']);
    },
  ),

  story('with phone-store choice the phone’s user decides where its keys are', async (world) => {
    await world.setOption('phone-store', 'choice');
    const { activation, mobileId } = await (await world.newUser()).getMobileId({ store: 'system' });
    expect([activation.stores, mobileId.store]).toEqual([['page', 'system'], 'system']);
  }),

  story('a store that phone-store does not allow is refused, and the code is still good', async (world) => {
    const alva = await world.newUser();
    const { phone, orderId } = await alva.goTo('awaiting-phone');
    phone.store = 'system';
    const refused = await phone.answer().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ApiProblem);
    expect(refused).toMatchObject({ status: 422, code: 'choice-not-offered' });
    expect(await world.orderState(orderId)).toBe('awaiting-phone');
    await alva.selfService.cancel(orderId);
  }),

  story('a phone whose user could not install leaves no certificate valid', async (world) => {
    await world.setOption('phone-store', 'system');
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo('awaiting-installation');
    await phone.install();
    await phone.abandon();
    await phone.abandon();
    await world.processEnds(orderId);
    const order = await alva.selfService.read(orderId);
    expect(order).toMatchObject({ state: 'failed', ended: { reason: 'not-installed' } });
    const issued = await world.issuedFor(orderId);
    expect(issued.map(({ reason }) => reason)).toEqual(['CESSATION_OF_OPERATION', 'CESSATION_OF_OPERATION']);
    await expect(phone.acknowledge()).rejects.toMatchObject({ code: 'order-ended' });
  }),

  story('a phone that said that it is installed can’t take that back', async (world) => {
    const alva = await world.newUser();
    const { phone, mobileId } = await alva.getMobileId();
    await expect(phone.abandon()).rejects.toMatchObject({ code: 'wrong-step' });
    expect((await alva.selfService.mobileId(mobileId.mobileId)).state).toBe('active');
  }),
];
