import { alarms } from './alarms.ts';
import { cancelled } from './cancelled.ts';
import { cleanedUpStories } from './cleaned-up.ts';
import { deactivated } from './deactivated.ts';
import { expired } from './expired.ts';
import { lostAnswers } from './lost-answers.ts';
import { options } from './options.ts';
import { recovered } from './recovered.ts';
import { replaced } from './replaced.ts';
import { ringing } from './ringing.ts';
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
  ...ringing(options, {
    'a value that no order can work with ends the order at its first step': ['OptionInvalid'],
  }),
  ...ringing(replaced, {
    'a new mobile ID stays active when the CA revokes the old one late': [],
  }),
  ...ringing(recovered, {
    'keys that went to a phone whose order failed ring an alarm': ['EncryptionKeysExposed'],
  }),
  ...lostAnswers,
  ...cleanedUpStories,
  ...alarms,
];
