import { expect } from 'vitest';
import { story } from './story.ts';

export const replaced = [
  story('a kept phone works until the new one is active, then its mobile ID is locked', async (world) => {
    const alva = await world.newUser();
    const first = await alva.getMobileId({ phoneName: 'Old phone' });
    const { orderId, phone } = await alva.goTo('awaiting-installation', { oldPhone: 'kept' });
    expect(await alva.selfService.mobileId(first.mobileId.mobileId)).toMatchObject({ state: 'active' });
    await phone.install();
    await phone.acknowledge();
    await alva.selfService.reach(orderId, 'completed');
    await world.processEnds(orderId);
    expect(await alva.selfService.mobileId(first.mobileId.mobileId)).toMatchObject({
      state: 'locked',
      certificates: [{ state: 'revoked' }, { state: 'revoked' }],
    });
    const revoked = await world.issuedFor(first.order.orderId);
    expect(revoked.map(({ reason }) => reason)).toEqual(['SUPERSEDED', 'SUPERSEDED']);
  }),

  story('a lost phone is locked when the user says so, whatever becomes of the order', async (world) => {
    const alva = await world.newUser();
    const first = await alva.getMobileId({ phoneName: 'Lost phone' });
    const { orderId } = await alva.goTo('awaiting-phone', { oldPhone: 'lost' });
    expect(await alva.selfService.mobileId(first.mobileId.mobileId)).toMatchObject({ state: 'locked' });
    await alva.selfService.cancel(orderId);
    await world.processEnds(orderId);
    const revoked = await world.issuedFor(first.order.orderId);
    expect(revoked.map(({ reason }) => reason)).toEqual(['KEY_COMPROMISE', 'KEY_COMPROMISE']);
  }),

  story('an order that is cancelled leaves a kept phone as it was', async (world) => {
    const alva = await world.newUser();
    const first = await alva.getMobileId();
    const { orderId } = await alva.goTo('awaiting-approval', { oldPhone: 'kept' });
    await alva.selfService.cancel(orderId);
    await world.processEnds(orderId);
    expect(await alva.selfService.mobileId(first.mobileId.mobileId)).toEqual(first.mobileId);
  }),

  story('a new mobile ID stays active when the CA revokes the old one late', async (world) => {
    const alva = await world.newUser();
    const first = await alva.getMobileId();
    world.cloud.faults.inject({
      service: 'acm-pca',
      operation: 'RevokeCertificate',
      when: 'before',
      error: { code: 'ThrottlingException' },
      times: 4,
    });
    const second = await alva.getMobileId();
    expect(second.mobileId.state).toBe('active');
    await world.processEnds(second.order.orderId);
    const revoked = await world.issuedFor(first.order.orderId);
    expect(revoked.map(({ reason }) => reason)).toEqual(['SUPERSEDED', 'SUPERSEDED']);
  }),
];
