import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { UserNotActive } from '../../../domain/failures/errors.ts';
import { UserSchema, type User } from '../../../domain/user.ts';
import { equals } from './expressions.ts';
import { checkPart, type TransactionPart } from './transactions.ts';

/** The directory table: it is read here, and written by the administrator's own means. */
export class Directory {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Reads a user as the directory has it now; undefined when it knows none of this id. */
  async find(userId: string): Promise<User | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: { userId }, ConsistentRead: true }),
    );
    return Item && v.parse(UserSchema, Item);
  }

  /**
   * Reads a user who may get a mobile ID.
   * @throws {UserNotActive} the user is unknown, inactive or locked
   */
  async loadActive(userId: string): Promise<User> {
    const user = await this.find(userId);
    if (user?.state !== 'active') throw new UserNotActive();
    return user;
  }
}

/** The part of a transaction that lets it through only while the user is `active`. */
export const activeUserPart = (table: string, userId: string): TransactionPart =>
  checkPart({ table, key: { userId } }, equals('state', 'active'), () => new UserNotActive());
