import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { RecoverableKey } from '../../../domain/certificates/encryption-key.ts';
import { missing, toCondition, type ConditionOn } from './expressions.ts';
import { unlessRefused, type Tables } from './tables.ts';

type EncryptionKeys = Pick<Tables, 'encryptionKeys'>;

const isNew: ConditionOn<RecoverableKey> = missing('keyId');

/** Keeps a key for good; one that is kept stays as it is. */
export const keepEncryptionKey = (
  { encryptionKeys: { client, name } }: EncryptionKeys,
  key: RecoverableKey,
): Promise<void> =>
  unlessRefused(client.send(new PutCommand({ TableName: name, Item: key, ...toCondition(isNew) })));

/** Every key of a user, the newest first. */
export const listEncryptionKeys = async (
  { encryptionKeys }: EncryptionKeys,
  userId: string,
): Promise<RecoverableKey[]> =>
  (await encryptionKeys.list(userId)).sort((one, other) => other.createdAt.localeCompare(one.createdAt));
