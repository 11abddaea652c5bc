import fc from 'fast-check';
import type { World } from '../stories/world.ts';
import { optionSets, type OptionSet } from './option-sets.ts';
import { recordOrder, type Plan } from './orders.ts';
import { faultsAt, pointsOf } from './points.ts';

/** The name of a plan: with it, `--only` runs it alone. */
export const nameOf = ({ set, faults }: Plan): string =>
  [set.name, faults.map(({ name }) => name).join(' + ')].join(': ');

/** Every order with one fault, for a set of options that hold now: each fault at each call of an order without any. */
export const singles = async (world: World, set: OptionSet): Promise<readonly Plan[]> => {
  const points = pointsOf(await recordOrder(world, set));
  return points.flatMap(faultsAt).map((fault) => ({ set, faults: [fault] }));
};

/** Orders drawn from these, always the same ones for a seed. */
export const drawSingles = (plans: readonly Plan[], seed: number, count: number): readonly Plan[] =>
  fc.sample(fc.constantFrom(...plans), { seed, numRuns: count });

/** Orders with two faults each, drawn from those with one; always the same ones for a seed. */
export const drawPairs = (plans: readonly Plan[], seed: number, count: number): readonly Plan[] => {
  const one = fc.constantFrom(...plans);
  return fc
    .sample(fc.tuple(one, one), { seed, numRuns: count })
    .map(([first, second]) => ({ set: first.set, faults: [...first.faults, ...second.faults] }));
};

/** Does something for each set of options, while it holds. */
export const withEachSet = async (
  world: World,
  wanted: (name: string) => boolean,
  use: (set: OptionSet) => Promise<void>,
): Promise<void> => {
  for (const set of optionSets.filter(({ name }) => wanted(name))) {
    await world.setOptions(set.options);
    await use(set);
    await world.tidyUp();
  }
};
