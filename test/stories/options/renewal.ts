import { expect } from 'vitest';
import { renew } from '../../../demo/actors/renew.ts';
import { expectRefused, personRenewing } from '../renewing.ts';
import { story } from '../story.ts';

export const renewal = [
  story('a phone renews from when on renewal-from says, and never where that is off', async (world) => {
    const alva = await personRenewing(world, { daysLeft: 40 });
    const [begin] = await Promise.all([alva.phone.readMobileId(alva.now()), expectRefused(alva)]);
    expect(Date.parse(begin.renewableFrom ?? '')).toBeGreaterThan(alva.now().getTime());
    await world.setOption('renewal-from', 'PT0S');
    await expectRefused(alva);
    expect(await alva.phone.readMobileId(alva.now())).not.toHaveProperty('renewableFrom');
    await world.setOption('renewal-from', 'P60D');
    const { renewableFrom = '' } = await alva.phone.readMobileId(alva.now());
    expect(Date.parse(renewableFrom)).toBeLessThan(alva.now().getTime());
    await world.processEnds((await renew(alva)).orderId);
  }),
];
