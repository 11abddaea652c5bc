import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { optionNames } from '../../domain/options/options.ts';
import { fewStories, stories } from './all.ts';
import { expectInvariants } from './invariants.ts';
import { tellOfLeapDay, validities } from './leap-day.ts';
import type { World } from './world.ts';
import { Worlds } from './worlds.ts';
import { findStoredCanaries } from './stored-canaries.ts';
import { silentAlarms } from './silent-alarms.ts';
import { unusedGrants, unusedValues } from './unused-grants.ts';

// All of them take minutes: they are told by `npm run test:stories`.
const areAllTold = process.env['EVERY_STORY'] !== undefined;

// A world mostly waits.
const worldsAtOnce = 2;

describe('stories', () => {
  let worlds: Worlds;
  beforeAll(async () => {
    worlds = await Worlds.open(worldsAtOnce);
  });
  afterAll(() => worlds.close());

  /** What is so in every world. */
  const inAll = (find: (world: Worlds['all'][number]) => readonly string[]): readonly string[] => {
    const [first = [], ...others] = worlds.all.map(find);
    return first.filter((each) => others.every((other) => other.includes(each)));
  };

  it.concurrent.for(areAllTold ? stories : fewStories)(
    '$title',
    async ({ tell, rings, authority }, { expect: expectHere }) => {
      const tellAll = async (world: World): Promise<void> => {
        await tell(world);
        await expectInvariants(world, rings);
      };
      const told = authority ? worlds.apart({ authority }, tellAll) : worlds.within(tellAll);
      await expectHere(told).resolves.toBeUndefined();
    },
  );

  it.runIf(areAllTold)('every option was changed by some story', () => {
    expect(inAll(({ changedOptions }) => optionNames.filter((name) => !changedOptions.has(name)))).toEqual(
      [],
    );
  });

  it.runIf(areAllTold)('every alarm rang in some story', () => {
    expect(inAll(({ cloud }) => silentAlarms(cloud.alarms))).toEqual([]);
  });

  it.runIf(areAllTold)('some call needed every grant, and would be refused without it', () => {
    expect(inAll(({ cloud }) => unusedGrants(cloud.authorizer))).toEqual([]);
  });

  it.runIf(areAllTold)('some call had every attribute and every key that conditions allow', () => {
    expect(inAll(({ cloud }) => unusedValues(cloud.authorizer))).toEqual([]);
  });

  it('no table and no mail holds a secret in the clear', async () => {
    for (const world of worlds.all) expect(await findStoredCanaries(world)).toEqual([]);
  });

  // Last, because nothing that the others left behind is as it was by then.
  it.runIf(areAllTold).each(validities)(
    'on the 29th of February, %s is until %s',
    async (validity, lastDay) => {
      await worlds.within((world) => tellOfLeapDay(world, validity, lastDay));
    },
  );
});
