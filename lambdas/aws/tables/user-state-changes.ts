import { NumberValue } from '@aws-sdk/lib-dynamodb';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import type { MobileIdKey } from '../../../domain/mobile-id.ts';
import type { ReversibleReason } from '../../../domain/user-state-changes.ts';
import type { User } from '../../../domain/user.ts';
import { all, any, equals, exists, missing } from './expressions.ts';
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
  const parts = [
    checkPart(
      directory,
      { userId },
      {
        when: all<'userId' | 'state'>(exists('userId'), isStateAsRead(user)),
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

const isStateAsRead = ({ storedState }: Pick<User, 'storedState'>) => {
  if (storedState === undefined) return missing<'state'>('state');
  const asRead = equals<'state'>('state', storedState);
  // A number of many digits is read as a text, and is none where it stands.
  return typeof storedState === 'string' && /^-?[\d.]+(?:E[+-]?\d+)?$/i.test(storedState)
    ? any(asRead, equals<'state'>('state', NumberValue.from(storedState)))
    : asRead;
};
