import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { RecoverableKeySchema, type RecoverableKey } from '../../../domain/certificates/encryption-key.ts';
import { conditionOf, missing } from './expressions.ts';
import { ofUser, queryAll } from './query.ts';

/** The encryption keys table: every key that users had certificates for, so that a new phone can read on. */
export class EncryptionKeyStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Keeps a key for good; one that is kept stays as it is. */
  async keep(key: RecoverableKey): Promise<void> {
    try {
      await this.#client.send(
        new PutCommand({ TableName: this.#table, Item: key, ...conditionOf(missing('keyId')) }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  /** Every key of a user, the newest first. */
  async list(userId: string): Promise<RecoverableKey[]> {
    const keys = await queryAll(this.#client, ofUser(this.#table, userId), RecoverableKeySchema);
    return keys.sort((one, other) => other.createdAt.localeCompare(one.createdAt));
  }
}
