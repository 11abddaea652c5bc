import { LostRace } from '../../../domain/failures/process-errors.ts';
import type { MobileIdKey } from '../../../domain/mobile-id.ts';
import type { ReversibleReason } from '../../../domain/user-state-changes.ts';
import type { User } from '../../../domain/user.ts';
import { equals, exists, missing, all } from './expressions.ts';
import { changesFor, mayChange } from './mobile-ids.ts';
import type { Tables } from './tables.ts';
import { checkPart, transact, updatePart } from './transactions.ts';

/**
 * Makes a mobile ID inactive, or active again, while the directory says of its user what it said when it was read: so a
 * late or repeated run never undoes what came after it. One that is not in a state for it stays as it is.
 * @param user as read just before
 * @throws {LostRace} the directory says something else by now
 */
export const writeUserStateChange = async (
  { mobileIds, directory }: Pick<Tables, 'mobileIds' | 'directory'>,
  { userId, mobileId }: MobileIdKey,
  { reason, user }: { readonly reason: ReversibleReason; readonly user: Pick<User, 'storedState'> },
  now: Date,
): Promise<void> => {
  const change = { reason, by: 'directory' } as const;
  const isChanged = new LostRace('another run, or another change');
  const { storedState } = user;
  const stateAsRead =
    storedState === undefined ? missing<'state'>('state') : equals<'state'>('state', storedState);
  const parts = [
    checkPart(
      directory,
      { userId },
      {
        when: all<'userId' | 'state'>(exists('userId'), stateAsRead),
        refused: () => new LostRace('whoever wrote the directory'),
      },
    ),
    updatePart(
      mobileIds,
      { userId, mobileId },
      { ...changesFor(change, now), when: mayChange(change, now), refused: () => isChanged },
    ),
  ];
  try {
    await transact(mobileIds, parts);
  } catch (error) {
    if (error !== isChanged) throw error;
  }
};
