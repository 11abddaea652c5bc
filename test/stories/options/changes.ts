import { expect } from 'vitest';
import { optionNames } from '../../../domain/options/options.ts';
import { Phone } from '../../../demo/actors/phone.ts';
import { story } from '../story.ts';

export const changes = [
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
