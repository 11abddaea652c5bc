import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { RecoverableKey } from '../../../domain/certificates/encryption-key.ts';
import { missing, toCondition, type ConditionOn } from './expressions.ts';
import type { Tables } from './tables.ts';

type EncryptionKeys = Pick<Tables, 'encryptionKeys'>;

const isNew: ConditionOn<RecoverableKey> = missing('keyId');

/** Keeps a key for good; one that is kept stays as it is. */
export const keepEncryptionKey = async (
  { encryptionKeys: { client, name } }: EncryptionKeys,
  key: RecoverableKey,
): Promise<void> => {
  try {
    await client.send(new PutCommand({ TableName: name, Item: key, ...toCondition(isNew) }));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};

/** Every key of a user, the newest first. */
export const listEncryptionKeys = async (
  { encryptionKeys }: EncryptionKeys,
  userId: string,
): Promise<RecoverableKey[]> =>
  (await encryptionKeys.list(userId)).sort((one, other) => other.createdAt.localeCompare(one.createdAt));
