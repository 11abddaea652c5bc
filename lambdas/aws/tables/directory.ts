import { UserNotActive } from '../../../domain/failures/errors.ts';
import { DirectoryItemInvalid, StoredItemInvalid } from '../../../domain/failures/process-errors.ts';
import type { User } from '../../../domain/user.ts';
import { equals } from './expressions.ts';
import type { Tables } from './tables.ts';
import { checkPart, type TransactionPart } from './transactions.ts';

type Directory = Pick<Tables, 'directory'>;

/**
 * Reads a user as the directory has it now; undefined when it knows none of this id.
 * @throws {DirectoryItemInvalid}
 */
export const findUser = async ({ directory }: Directory, userId: string): Promise<User | undefined> => {
  try {
    return await directory.find({ userId });
  } catch (error) {
    throw error instanceof StoredItemInvalid ? new DirectoryItemInvalid(userId, error.attribute) : error;
  }
};

/**
 * Reads a user who may get a mobile ID.
 * @throws {UserNotActive} the user is unknown, inactive or locked @throws {DirectoryItemInvalid}
 */
export const loadActiveUser = async (tables: Directory, userId: string): Promise<User> => {
  const user = await findUser(tables, userId);
  if (user?.state !== 'active') throw new UserNotActive();
  return user;
};

/** The part of a transaction that lets it through only while the user is `active`. */
export const activeUserPart = ({ directory }: Directory, userId: string): TransactionPart =>
  checkPart(directory, { userId }, { when: equals('state', 'active'), refused: () => new UserNotActive() });
