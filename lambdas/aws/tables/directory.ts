import { UserNotActive } from '../../../domain/failures/errors.ts';
import type { User } from '../../../domain/user.ts';
import { equals } from './expressions.ts';
import type { Tables } from './tables.ts';
import { checkPart, type TransactionPart } from './transactions.ts';

type Directory = Pick<Tables, 'directory'>;

/** Reads a user as the directory has it now; undefined when it knows none of this id. */
export const findUser = ({ directory }: Directory, userId: string): Promise<User | undefined> =>
  directory.find({ userId });

/**
 * Reads a user who may get a mobile ID.
 * @throws {UserNotActive} the user is unknown, inactive or locked
 */
export const loadActiveUser = async (tables: Directory, userId: string): Promise<User> => {
  const user = await findUser(tables, userId);
  if (user?.state !== 'active') throw new UserNotActive();
  return user;
};

/** The part of a transaction that lets it through only while the user is `active`. */
export const activeUserPart = ({ directory }: Directory, userId: string): TransactionPart =>
  checkPart(directory, { userId }, { when: equals('state', 'active'), refused: () => new UserNotActive() });
