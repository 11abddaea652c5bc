import * as v from 'valibot';
import { UserNotActive } from '../../../domain/failures/errors.ts';
import { DirectoryItemInvalid, StoredItemInvalid } from '../../../domain/failures/process-errors.ts';
import { UserSchema, type User } from '../../../domain/user.ts';
import { equals } from './expressions.ts';
import type { Tables } from './tables.ts';
import { checkPart, type TransactionPart } from './transactions.ts';

type Directory = Pick<Tables, 'directory'>;

const readAs = async <Found>(userId: string, read: () => Promise<Found>): Promise<Found> => {
  try {
    return await read();
  } catch (error) {
    throw error instanceof StoredItemInvalid ? new DirectoryItemInvalid(userId, error.attribute) : error;
  }
};

const RecipientSchema = v.pick(UserSchema, ['commonName', 'email', 'language']);

/**
 * Reads what a mail to a user needs, whatever else the directory says of them; undefined when it knows none of this
 * id.
 * @throws {DirectoryItemInvalid}
 */
export const findRecipient = (
  { directory }: Directory,
  userId: string,
): Promise<v.InferOutput<typeof RecipientSchema> | undefined> =>
  readAs(userId, () => directory.findPart({ userId }, RecipientSchema));

const StateSchema = v.pick(UserSchema, ['state']);

/**
 * Whether a user is `active` now, whatever else the directory says of them.
 * @throws {DirectoryItemInvalid}
 */
export const isActiveUser = async ({ directory }: Directory, userId: string): Promise<boolean> =>
  (await readAs(userId, () => directory.findPart({ userId }, StateSchema)))?.state === 'active';

/**
 * Reads a user who may get a mobile ID.
 * @throws {UserNotActive} the user is unknown, inactive or locked @throws {DirectoryItemInvalid}
 */
export const loadActiveUser = async (tables: Directory, userId: string): Promise<User> => {
  const user = await readAs(userId, () => tables.directory.find({ userId }));
  if (user?.state !== 'active') throw new UserNotActive();
  return user;
};

/** The part of a transaction that lets it through only while the user is `active`. */
export const activeUserPart = ({ directory }: Directory, userId: string): TransactionPart =>
  checkPart(directory, { userId }, { when: equals('state', 'active'), refused: () => new UserNotActive() });
