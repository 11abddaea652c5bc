import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cancelled } from './cancelled.ts';
import { cleanedUpStories } from './cleaned-up.ts';
import { deactivated } from './deactivated.ts';
import { expired } from './expired.ts';
import { expectInvariants } from './invariants.ts';
import { lostAnswers } from './lost-answers.ts';
import { options } from './options.ts';
import { recovered } from './recovered.ts';
import { replaced } from './replaced.ts';
import { strangers } from './strangers.ts';
import { success } from './success.ts';
import { startLocalCloud } from '../../local/cloud.ts';
import { unusedGrants } from './unused-grants.ts';
import { World } from './world.ts';

const stories = [
  ...success,
  ...strangers,
  ...cancelled,
  ...expired,
  ...deactivated,
  ...options,
  ...replaced,
  ...recovered,
  ...lostAnswers,
  ...cleanedUpStories,
];

describe('stories', { timeout: 60_000 }, () => {
  let world: World;
  beforeAll(async () => {
    world = new World(await startLocalCloud());
    // Waits between tries need not take a story's time.
    world.cloud.clock.rate = 10;
  }, 60_000);
  afterEach(async () => {
    world.cloud.faults.clear();
    await world.resetOptions();
  });
  afterAll(() => world.cloud.stop());

  it.each(stories)('$title', async ({ tell }) => {
    await tell(world);
    await expectInvariants(world);
  });

  it('every grant was used by some call', () => {
    expect(unusedGrants(world.cloud.authorizer)).toEqual([]);
  });
});
