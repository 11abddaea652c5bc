import { alarms } from './alarms.ts';
import { authorities } from './authorities.ts';
import { brokenOff } from './broken-off.ts';
import { byHand } from './by-hand.ts';
import { cancelled } from './cancelled.ts';
import { cleanedUpStories } from './cleaned-up.ts';
import { deactivated } from './deactivated.ts';
import { expired } from './expired.ts';
import { forgottenStories } from './forgotten.ts';
import { identityProviders } from './identity-providers.ts';
import { leavers } from './leavers.ts';
import { leavingRaces } from './leaving-races.ts';
import { locked } from './locked.ts';
import { lostAnswers } from './lost-answers.ts';
import { missed } from './missed.ts';
import { noRoom } from './no-room.ts';
import { operators } from './operators.ts';
import { options } from './options/all.ts';
import { outages } from './outages.ts';
import { races } from './races.ts';
import { registered } from './registered.ts';
import { reminders } from './reminders.ts';
import { renewalsEnded } from './renewals-ended.ts';
import { renewalsLost } from './renewals-lost.ts';
import { renewals } from './renewals.ts';
import { replaced } from './replaced.ts';
import { several } from './several.ts';
import type { Story } from './story.ts';
import { strangers } from './strangers.ts';
import { success } from './success.ts';
import { tested } from './tested.ts';
import { throttledStories } from './throttled.ts';

/** Every story, those of a kind together. */
const kinds: readonly (readonly Story[])[] = [
  brokenOff,
  throttledStories,
  noRoom,
  outages,
  races,
  success,
  strangers,
  cancelled,
  expired,
  deactivated,
  options,
  identityProviders,
  replaced,
  several,
  renewals,
  renewalsEnded,
  renewalsLost,
  locked,
  operators,
  tested,
  reminders,
  leavers,
  leavingRaces,
  missed,
  authorities,
  lostAnswers,
  cleanedUpStories,
  registered,
  forgottenStories,
  byHand,
  alarms,
];

/** Every story. */
export const stories = kinds.flat();

/** The first one of each kind that most people go through: what `npm test` tells. */
export const fewStories = [
  success,
  cancelled,
  expired,
  deactivated,
  options,
  replaced,
  several,
  renewals,
  locked,
  tested,
  reminders,
  leavers,
].flatMap((kind) => kind.slice(0, 1));
