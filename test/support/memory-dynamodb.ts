import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { HttpRequest } from '@smithy/core/protocols';
import { Clock } from '../../local/clock.ts';
import { DynamoDb } from '../../local/dynamodb/service.ts';
import { performAtOnce } from '../../local/dynamodb/operations.ts';
import { unmarshallOptions } from '../../lambdas/aws/tables/tables.ts';
import { callOf, responseTo, type ApiOperation, type Call } from './dynamodb/api.ts';
import { Faults, type Fault } from '../../local/aws/faults.ts';
import { projectTables, tableOf, type TableKeys } from './dynamodb/tables.ts';

// A new object for each use: the document client writes defaults of its own into what it gets.
const marshallOptions = () => ({ removeUndefinedValues: true });

/** Which calls a fault strikes. */
type FaultTimes = Pick<Fault, 'when' | 'times' | 'skip'>;

const service = 'dynamodb';

const caller = { arn: 'arn:aws:iam::000000000000:role/code-under-test' };

/**
 * DynamoDB in memory: the real SDK in front, the local cloud's DynamoDB behind, no network. So a wrong condition
 * fails a test, and inputs and errors look as the SDK makes them. A read that does not ask for consistency gives an
 * item as it was before its last write. Everything is allowed, nothing expires, and the client tries once.
 */
export class MemoryDynamoDb<Name extends string> {
  /** The client for the code under test. */
  readonly client: DynamoDBDocumentClient;
  /** What was called so far, in order. */
  readonly calls: Call[] = [];
  readonly #dynamoDb: DynamoDb;
  readonly #faults = new Faults();

  constructor(definitions: Readonly<Record<Name, TableKeys>>) {
    const tables = Object.entries<TableKeys>(definitions).map(([name, keys]) => tableOf(name, keys));
    this.#dynamoDb = new DynamoDb(new Clock(), tables);
    this.#dynamoDb.staleReads = true;
    const client = new DynamoDBClient({
      region: 'eu-central-1',
      credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'of no account' },
      maxAttempts: 1,
      requestHandler: {
        handle: async (request: HttpRequest) => ({ response: await responseTo(this.#serve(request)) }),
      },
    });
    this.client = DynamoDBDocumentClient.from(client, {
      marshallOptions: marshallOptions(),
      unmarshallOptions: unmarshallOptions(),
    });
  }

  /** Stores an item, whatever was there; no call is counted and no fault strikes. */
  put(table: Name, item: Readonly<Record<string, unknown>>): void {
    this.putJustNow(table, item);
    this.putJustNow(table, item);
  }

  /** Stores an item, which a read that does not ask for consistency does not see yet. */
  putJustNow(table: Name, item: Readonly<Record<string, unknown>>): void {
    performAtOnce('PutItem', this.#dynamoDb.store, {
      TableName: table,
      Item: marshall(item, marshallOptions()),
    });
  }

  /** The item that has this key, undefined when there is none. */
  get(table: Name, key: Readonly<Record<string, string>>): Record<string, unknown> | undefined {
    const item = this.#dynamoDb.store.find(table, marshall(key));
    return item && unmarshall(item);
  }

  /** Every item of a table. */
  items(table: Name): Record<string, unknown>[] {
    return this.#dynamoDb.store.all(table).map((item) => unmarshall(item));
  }

  /**
   * Lets calls fail.
   * @param error what the SDK gets instead of an answer, or the name of an exception that DynamoDB answers
   */
  fail(operation: ApiOperation, error: Error | string, when: FaultTimes = {}): void {
    const status = error === 'InternalServerError' ? 500 : 400;
    const answer = typeof error === 'string' ? { code: error, message: error, status } : error;
    this.#faults.inject({ service, operation, error: answer, ...when });
  }

  /** Does something right before the next call of this operation has its effect: another writer's race. */
  before(operation: ApiOperation, action: () => unknown): void {
    this.#faults.inject({ service, operation, waitsFor: action });
  }

  async #serve(request: HttpRequest): Promise<unknown> {
    const call = callOf(request);
    this.calls.push(call);
    await this.#faults.apply('before', { service, operation: call.operation });
    const output = await this.#dynamoDb.operations[call.operation].perform(call.input, caller);
    await this.#faults.apply('after', { service, operation: call.operation });
    return output;
  }
}

/** The project's tables, empty: `directory`, `orders`, `mobile-ids`, `coordination`, `encryption-keys` and `public-keys`. */
export const memoryDynamoDb = () => new MemoryDynamoDb(projectTables);
