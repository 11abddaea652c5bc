import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { optionNames } from '../../domain/options/options.ts';
import { stories } from './all.ts';
import { expectInvariants } from './invariants.ts';
import { openWorld } from './open-world.ts';
import { silentAlarms } from './silent-alarms.ts';
import { unusedGrants } from './unused-grants.ts';
import type { World } from './world.ts';

describe('stories', { timeout: 60_000 }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  }, 60_000);
  afterEach(() => world.tidyUp());
  afterAll(() => world.cloud.stop());

  it.each(stories)('$title', async ({ tell, rings }) => {
    await tell(world);
    await expectInvariants(world, rings);
  });

  it('every option was changed by some story', () => {
    expect(optionNames.filter((name) => !world.changedOptions.has(name))).toEqual([]);
  });

  it('every alarm rang in some story', () => {
    expect(silentAlarms(world.cloud.alarms)).toEqual([]);
  });

  it('some call needed every grant, and would be refused without it', () => {
    expect(unusedGrants(world.cloud.authorizer)).toEqual([]);
  });
});
