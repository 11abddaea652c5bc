import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import {
  MobileIdSchema,
  mobileIdStatesBefore,
  type MobileId,
  type RevocationReason,
} from '../../../domain/mobile-id.ts';
import { among, equals, updateOf, type Changes, type Condition } from './expressions.ts';
import { ofUser, queryAll } from './query.ts';

/** Names one mobile ID: its user, and which of theirs. */
export type MobileIdKey = Pick<MobileId, 'userId' | 'mobileId'>;

/** The mobile IDs table: what users have and had on their phones. */
export class MobileIdStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Reads one mobile ID of a user; undefined when they have none of this id. */
  async find({ userId, mobileId }: MobileIdKey): Promise<MobileId | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: { userId, mobileId }, ConsistentRead: true }),
    );
    return Item && v.parse(MobileIdSchema, Item);
  }

  /** Reads all mobile IDs of a user, present and past. */
  async list(userId: string): Promise<MobileId[]> {
    return queryAll(this.#client, ofUser(this.#table, userId), MobileIdSchema);
  }

  /** Locks a mobile ID for good; one that is locked stays as it is, with its first reason. */
  async lock(key: MobileIdKey, reason: RevocationReason, now: Date): Promise<void> {
    await this.#write(key, lockChanges(reason, now), lockable);
  }

  /** Records that the CA has revoked one of its certificates. */
  async markRevoked(key: MobileIdKey, kind: CertificateKind, now: Date): Promise<void> {
    const path = `certificates.${kind}`;
    await this.#write(
      key,
      { set: { [`${path}.state`]: 'revoked', [`${path}.revokedAt`]: now.toISOString() } },
      equals(`${path}.state`, 'valid'),
    );
  }

  // The state wanted is there already when the condition fails: a retry, or another clean-up, came first.
  async #write({ userId, mobileId }: MobileIdKey, changes: Changes, condition: Condition): Promise<void> {
    try {
      await this.#client.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: { userId, mobileId },
          ...updateOf(changes, condition),
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
}

/** The condition under which a mobile ID can be locked. */
export const lockable = among('state', mobileIdStatesBefore('locked'));

/** What locking writes. */
export const lockChanges = (reason: RevocationReason, now: Date): Changes => ({
  set: { state: 'locked', lockReason: reason, lockedAt: now.toISOString() },
});
