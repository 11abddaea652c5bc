/**
 * What the directory's word for a user makes of their mobile IDs: who is not `active` has no active one. Pure rules; the
 * changes themselves are in mobile-id.ts.
 */

import { canChange, changeFor, stateAt, type MobileId } from './mobile-id.ts';
import type { User, UserState } from './user.ts';

/** Why the directory changes mobile IDs, by the state that it gives their user. */
const reasons = {
  active: 'user-active',
  inactive: 'user-inactive',
  locked: 'user-locked',
} as const satisfies Readonly<Record<UserState, string>>;

/** A reason for which the directory changes a mobile ID. */
export type DirectoryReason = (typeof reasons)[UserState] | 'user-deleted';

/** Every `DirectoryReason` that can be taken back. */
export const reversibleReasons = ['user-active', 'user-inactive'] as const;

/** A reason for which the directory changes a mobile ID, and changes it back. */
export type ReversibleReason = (typeof reversibleReasons)[number];

/**
 * Why the mobile IDs of a user change, by what the directory says now. A word that is no state may mean anything: it
 * makes nobody active, and does nothing that could not be taken back.
 * @param user undefined for one whom the directory does not know any more
 */
export const reasonFor = (user: Pick<User, 'state'> | undefined): DirectoryReason => {
  if (!user) return 'user-deleted';
  return user.state === undefined ? 'user-inactive' : reasons[user.state];
};

/** Whether a reason leads somewhere that nothing leads back from. */
export const isForGood = (reason: DirectoryReason): reason is Exclude<DirectoryReason, ReversibleReason> =>
  changeFor(reason).to === 'locked';

/**
 * Whether a mobile ID has yet to become what its user's state makes of it. What an administrator made inactive stays so
 * when its user becomes active; one that has expired stays as it is.
 */
export const isDue = (
  mobileId: Pick<MobileId, 'state' | 'notAfter' | 'change'>,
  reason: DirectoryReason,
  now: Date,
): boolean => {
  const { undoes } = changeFor(reason);
  const last = mobileId.change?.reason;
  return (
    canChange(stateAt(mobileId, now), reason) &&
    (undoes === undefined || undoes.some((each) => each === last))
  );
};
