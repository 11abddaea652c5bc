import { alarms } from './alarms.ts';
import { byHand } from './by-hand.ts';
import { cancelled } from './cancelled.ts';
import { cleanedUpStories } from './cleaned-up.ts';
import { deactivated } from './deactivated.ts';
import { expired } from './expired.ts';
import { forgottenStories } from './forgotten.ts';
import { identityProviders } from './identity-providers.ts';
import { locked } from './locked.ts';
import { lostAnswers } from './lost-answers.ts';
import { options } from './options/all.ts';
import { registered } from './registered.ts';
import { replaced } from './replaced.ts';
import type { Story } from './story.ts';
import { strangers } from './strangers.ts';
import { success } from './success.ts';

/** Every story. */
export const stories: readonly Story[] = [
  ...success,
  ...strangers,
  ...cancelled,
  ...expired,
  ...deactivated,
  ...options,
  ...identityProviders,
  ...replaced,
  ...locked,
  ...lostAnswers,
  ...cleanedUpStories,
  ...registered,
  ...forgottenStories,
  ...byHand,
  ...alarms,
];
