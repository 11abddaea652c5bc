import { DirectoryItemInvalid, UserNotActive } from '../../../domain/failures/errors.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import type { NeededAttribute } from '../../../domain/order/needed-attributes.ts';
import type { User } from '../../../domain/user.ts';
import { equals } from './expressions.ts';
import type { Tables } from './tables.ts';
import { checkPart, type TransactionPart } from './transactions.ts';

type Directory = Pick<Tables, 'directory'>;

/** Reads a user as the directory has it now; undefined when it knows none of this id. */
export const findUser = ({ directory }: Directory, userId: string): Promise<User | undefined> =>
  directory.find({ userId });

/** Whether a user is `active` now, whatever else the directory says of them. */
export const isActiveUser = async (tables: Directory, userId: string): Promise<boolean> =>
  (await findUser(tables, userId))?.state === 'active';

/**
 * Reads a user who may get a mobile ID.
 * @param needed attributes that the caller can't do without
 * @param besides attributes that the order can't do without
 * @throws {UserNotActive} the user is unknown, inactive or locked, whatever else the directory says
 * @throws {DirectoryItemInvalid} names the first attribute that is needed and absent, or does not fit
 */
export const loadActiveUser = async <Needed extends NeededAttribute = never>(
  tables: Directory,
  userId: string,
  needed: readonly Needed[] = [],
  besides: readonly NeededAttribute[] = [],
): Promise<User & Readonly<Record<Needed, string>>> => {
  const user = await findUser(tables, userId);
  if (user?.state !== 'active') throw refuse(user);
  const absent = [...needed, ...besides].find((name) => user[name] === undefined);
  if (absent !== undefined) throw new DirectoryItemInvalid(userId, absent);
  if (!has(user, needed)) throw new UserNotActive();
  return user;
};

const has = <Needed extends NeededAttribute>(
  user: User,
  needed: readonly Needed[],
): user is User & Readonly<Record<Needed, string>> => needed.every((name) => user[name] !== undefined);

// A word that we do not know may mean anything, also that its user is active: somebody has to mend it.
const refuse = (user: User | undefined): UserNotActive | DirectoryItemInvalid =>
  user && user.state === undefined ? new DirectoryItemInvalid(user.userId, 'state') : new UserNotActive();

/**
 * The part of a transaction that lets it through only while the user is `active`.
 * @param user as read just before: the state has to stand there still as it was written then
 * @returns refuses with UserNotActive, or with LostRace where another word for the same state came between
 */
export const activeUserPart = (
  { directory }: Directory,
  { userId, storedState }: Pick<User, 'userId' | 'storedState'>,
): TransactionPart =>
  checkPart(
    directory,
    { userId },
    {
      when: equals('state', storedState),
      refused: (found) =>
        found && directory.parse(found).state === 'active'
          ? new LostRace('whoever wrote the directory')
          : new UserNotActive(),
    },
  );
