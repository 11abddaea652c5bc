import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { optionSets, type OptionSet } from '../faults/option-sets.ts';
import { runOrders } from '../faults/orders.ts';
import { drawPairs, drawSingles, nameOf, singles } from '../faults/plans.ts';
import type { World } from './world.ts';
import { openWorld } from './worlds.ts';

const seed = randomInt(1_000_000);
const [singlesDrawn, pairsDrawn] = [16, 8];

/** How to see the same again. */
const again = ({ name }: OptionSet): string =>
  `npm run test:faults -- --set ${name} --seed ${seed.toString()} --singles ${singlesDrawn.toString()} --pairs ${pairsDrawn.toString()}`;

describe('orders with faults', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.cloud.stop());

  const set = optionSets[seed % optionSets.length] ?? optionSets[0];

  it(`drawn anew leave what must always hold: ${again(set)}`, async () => {
    await world.setOptions(set.options);
    const all = await singles(world, set);
    const drawn = [...drawSingles(all, seed, singlesDrawn), ...drawPairs(all, seed, pairsDrawn)];
    const runs = await runOrders(world, drawn);
    const violated = runs.filter(({ violations }) => violations.length > 0);
    expect(violated.map(({ plan, violations }) => [nameOf(plan), violations])).toEqual([]);
    expect(runs).toHaveLength(singlesDrawn + pairsDrawn);
  });
});
