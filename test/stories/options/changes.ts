import { expect } from 'vitest';
import { optionNames } from '../../../domain/options/options.ts';
import { Phone } from '../../../demo/actors/phone.ts';
import { story } from '../story.ts';

/** Options of another release: one is no more, one may not hold its value any more, most were not there. */
const ofAnotherRelease = { 'colour-of-the-page': 'blue', 'qr-delivery': 'pigeon', validity: 'P1M' };

export const changes = [
  story('an order that began under the options of another release is completed', async (world) => {
    const alva = await world.newUser();
    const { orderId, phone } = await alva.goTo('awaiting-approval');
    await world.change('Orders', { orderId }, 'SET options = :value', ofAnotherRelease);
    await alva.selfService.approve(orderId, await phone.answer());
    await phone.install();
    await phone.acknowledge();
    await alva.selfService.reach(orderId, 'completed');
    await world.processEnds(orderId);
    const [mobileId] = await alva.selfService.mobileIds();
    expect(mobileId?.state).toBe('active');
  }),

  story('an order that began under the options of another release can be cancelled', async (world) => {
    const alva = await world.newUser();
    const { orderId } = await alva.goTo('awaiting-phone');
    await world.change('Orders', { orderId }, 'SET options = :value', ofAnotherRelease);
    await alva.selfService.cancel(orderId);
    await world.processEnds(orderId);
    const next = await alva.selfService.start();
    expect(next.orderId).not.toBe(orderId);
    await alva.selfService.cancel(next.orderId);
  }),

  story('an option is changed between two orders, and each goes by what it started with', async (world) => {
    const [alva, berit] = [await world.newUser(), await world.newUser()];
    const before = await alva.goTo('awaiting-confirmation');
    await world.setOption('certificates/signature', 'never');
    const { mobileId } = await berit.getMobileId();
    expect(mobileId.certificates.map(({ kind }) => kind)).toEqual(['authentication']);

    await alva.selfService.confirm(before.orderId);
    const link = (await alva.selfService.reachCode(before.orderId)).link ?? '';
    const { kinds } = await new Phone(world.cloud.endpoints.api, link).open();
    expect(kinds.map(({ kind }) => kind)).toEqual(['authentication', 'signature']);
    await alva.selfService.cancel(before.orderId);
  }),

  story('an order keeps every option that it ran with, and the version of each', async (world) => {
    const alva = await world.newUser();
    const version = await world.setOption('validity', 'P30D');
    const { orderId } = await alva.goTo('awaiting-confirmation');
    await world.setOption('validity', 'P60D');
    await alva.selfService.cancel(orderId);
    await world.processEnds(orderId);
    const { options, optionVersions = {} } = await world.order(orderId);
    expect(options?.validity).toBe('P30D');
    expect(optionVersions['validity']).toBe(version);
    expect(Object.keys(options ?? {}).toSorted()).toEqual([...optionNames].toSorted());
    expect(Object.keys(optionVersions).toSorted()).toEqual([...optionNames].toSorted());
  }),
];
