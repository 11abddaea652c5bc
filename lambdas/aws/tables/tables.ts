import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  GetCommand,
  paginateQuery,
  UpdateCommand,
  type DynamoDBDocumentClient,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import type { RecoverableKey } from '../../../domain/certificates/encryption-key.ts';
import { StoredItemInvalid } from '../../../domain/failures/process-errors.ts';
import type { MobileId } from '../../../domain/mobile-id.ts';
import type { Order } from '../../../domain/order/order.ts';
import type { User } from '../../../domain/user.ts';
import { toUpdate, type Update } from './expressions.ts';

/**
 * How DynamoDB's numbers are read: those that JavaScript's would round stay texts. A sync job may write some with as
 * many digits as it likes. A new object for each use: the document client writes defaults of its own into what it gets.
 */
export const unmarshallOptions = () => ({
  wrapNumbers: (digits: string): number | string =>
    Number.isInteger(Number(digits)) && !Number.isSafeInteger(Number(digits)) ? digits : Number(digits),
});

/**
 * One item of the coordination table, which keeps users, orders, mobile IDs and the whole process within bounds: the
 * marker of a running order, a remembered Idempotency-Key, a challenge, a counter of requests, or the turns at the CA.
 */
export const CoordinationSchema = v.object({
  key: v.string(),
  /** Of a marker: the order that runs. Of a remembered key: the order that its start got. */
  orderId: v.optional(v.string()),
  /** Of a remembered key: hash of the request that came with it. */
  requestHash: v.optional(v.string()),
  /** Of a challenge: the mobile ID whose phone may use it. */
  mobileId: v.optional(v.string()),
  /** Of a counter: the requests so far. */
  requests: v.optional(v.number()),
  /** Of the turns: when the next one is free, in milliseconds since 1970. */
  nextTurn: v.optional(v.number()),
  /** When the item stops to count; DynamoDB deletes it some time after that. */
  ttlEpochSeconds: v.optional(v.number()),
});

/** An item of the coordination table. */
export type Coordination = v.InferOutput<typeof CoordinationSchema>;

/** One item of the public keys table: a key that an order took to have certified, for good. */
export const PublicKeySchema = v.object({
  /** SHA-256 of the DER SubjectPublicKeyInfo, base64url. */
  publicKey: v.string(),
  kind: v.string(),
  orderId: v.string(),
  userId: v.string(),
  takenAt: v.string(),
});

/** A public key that is taken. */
export type PublicKey = v.InferOutput<typeof PublicKeySchema>;

/** Key attributes of an item. */
export type Key = Readonly<Record<string, string>>;

/** One DynamoDB table, which holds items of one type; reads see the last write. */
export class Table<Item extends object> {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  readonly #schema: v.GenericSchema<unknown, Item>;

  /** @param schema what each item has to be */
  constructor(client: DynamoDBDocumentClient, name: string, schema: v.GenericSchema<unknown, Item>) {
    this.client = client;
    this.name = name;
    this.#schema = schema;
  }

  /**
   * Reads what DynamoDB holds as an item of this table.
   * @throws {StoredItemInvalid} names the attribute that does not fit, never what it holds
   */
  parse(attributes: unknown): Item {
    return this.#parseAs(this.#schema, attributes);
  }

  /** Reads the item of a key; undefined when there is none. @throws {StoredItemInvalid} */
  find(key: Key): Promise<Item | undefined> {
    return this.findPart(key, this.#schema);
  }

  /**
   * Reads a part of the item of a key, whatever the rest of it holds; undefined when there is no item.
   * @param schema of the part
   * @throws {StoredItemInvalid} the part itself does not fit
   */
  async findPart<Part>(key: Key, schema: v.GenericSchema<unknown, Part>): Promise<Part | undefined> {
    const command = new GetCommand({ TableName: this.name, Key: key, ConsistentRead: true });
    const { Item: found } = await this.client.send(command);
    return found && this.#parseAs(schema, found);
  }

  /** Reads every item of a user, page by page, in a table that is keyed by users first. */
  async list(userId: string): Promise<Item[]> {
    const query = {
      KeyConditionExpression: 'userId = :userId',
      ExpressionAttributeValues: { ':userId': userId },
      ConsistentRead: true,
    };
    return (await this.query(query)).map((attributes) => this.parse(attributes));
  }

  /** Reads the attributes that a query finds, page by page. */
  async query(input: Omit<QueryCommandInput, 'TableName'>): Promise<unknown[]> {
    const found: unknown[] = [];
    for await (const page of this.queryPages(input)) found.push(...page);
    return found;
  }

  /** Reads the attributes that a query finds, a page whenever one is wanted: whoever has enough stops. */
  async *queryPages(
    input: Omit<QueryCommandInput, 'TableName'>,
    pageSize?: number,
  ): AsyncGenerator<readonly unknown[]> {
    const config = { client: this.client, ...(pageSize !== undefined && { pageSize }) };
    const pages = paginateQuery(config, { TableName: this.name, ...input });
    for await (const { Items = [] } of pages) yield Items;
  }

  /**
   * Changes an item.
   * @param returns whether the item as written comes back: the role has to be allowed to read it
   * @returns its attributes, which `parse` reads
   * @throws {ConditionalCheckFailedException} the condition does not hold; carries the item as it is
   */
  async update(key: Key, update: Update<Item>, returns: 'ALL_NEW' | 'NONE' = 'NONE'): Promise<unknown> {
    const { Attributes } = await this.client.send(
      new UpdateCommand({
        TableName: this.name,
        Key: key,
        ...toUpdate(update),
        ReturnValues: returns,
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return Attributes;
  }

  #parseAs<Part>(schema: v.GenericSchema<unknown, Part>, attributes: unknown): Part {
    const { success, output, issues } = v.safeParse(schema, attributes);
    if (!success) throw new StoredItemInvalid(this.name, v.getDotPath(issues[0]) ?? 'its root');
    return output;
  }
}

/**
 * Waits for a write whose condition may fail: then what it would write stands there already, or is not wanted any more.
 * @throws what else kept it from being written
 */
export const unlessRefused = async (write: Promise<unknown>): Promise<void> => {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};

/** The tables, by the name under which functions ask for them: a function is given no more than it touches. */
export interface Tables {
  readonly orders: Table<Order>;
  readonly mobileIds: Table<MobileId>;
  /** The users; written by the administrator's own means. */
  readonly directory: Table<User>;
  readonly coordination: Table<Coordination>;
  /** Every key that users had encryption certificates for, so that a new phone can read on. */
  readonly encryptionKeys: Table<RecoverableKey>;
  /** Every public key that an order took to have certified, so that none is certified twice. */
  readonly publicKeys: Table<PublicKey>;
}
