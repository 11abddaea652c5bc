import { withDemoCloud, type DemoCloud } from '../../demo/cloud.ts';
import { processEnds } from '../../demo/actors/process-ends.ts';
import { budgets } from '../budgets.ts';
import { readBundledSources } from '../bundled-sources.ts';
import { cpuShares, type CpuShares } from '../cpu-shares.ts';
import type { Measure } from '../measure.ts';
import { newUser, oneOrder } from '../actors.ts';
import { WorkerProfiles } from '../worker-profiles.ts';

// The first ones compile what the later ones run.
const before = 5;
const orders = 25;

/** Whole orders, one after the other. */
const run = async (cloud: DemoCloud, name: string, count: number): Promise<void> => {
  for (let index = 0; index < count; index += 1) {
    const { order } = await oneOrder(cloud, await newUser(cloud, `${name}-${index.toString()}`));
    await processEnds(cloud, order.orderId);
  }
};

const shares = async (cloud: DemoCloud): Promise<readonly CpuShares[]> => {
  const sourceOf = readBundledSources();
  await run(cloud, 'first', before);
  const profiles = new WorkerProfiles();
  await run(cloud, 'later', orders);
  return (await profiles.stop()).map((profile) => cpuShares(profile, sourceOf));
};

/** What functions that are warm compute by themselves, besides the calls that they cannot do without. */
export const cpu: Measure = {
  name: 'CPU of the functions to that of their AWS calls',
  unit: '×',
  take: () =>
    withDemoCloud({}, async (cloud) => {
      const all = await shares(cloud);
      const [calls = 0, own = 0] = (['calls', 'own'] as const).map((part) =>
        all.reduce((sum, share) => sum + share[part], 0),
      );
      return [
        { of: `${orders.toString()} orders`, value: (calls + own) / calls, target: { atMost: budgets.cpu } },
      ];
    }),
};
