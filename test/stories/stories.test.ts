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
    expect(world.unusedGrants()).toEqual([]);
  });
});
