import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { HttpRequest } from '@smithy/core/protocols';
import type { Data } from 'dynalite';
import { answer, callOf, responseTo, type ApiOperation, type Call } from './dynamodb/api.ts';
import { Faults, type FaultOptions } from './dynamodb/faults.ts';
import { performAtOnce } from './dynamodb/operations.ts';
import { MemoryStore } from './dynamodb/store.ts';
import { projectTables, tableOf, type TableDefinitions } from './dynamodb/tables.ts';

// A new object for each use: the document client writes defaults of its own into what it gets.
const marshallOptions = () => ({ removeUndefinedValues: true });

/**
 * DynamoDB in memory: the real SDK in front, dynalite's own checks and expressions behind, no network. So a
 * wrong condition fails a test, and inputs and errors look as the SDK makes them. Reads are consistent, TTL
 * deletes nothing, and the client tries once.
 */
export class MemoryDynamoDb<Name extends string> {
  /** The client for the code under test. */
  readonly client: DynamoDBDocumentClient;
  /** What was called so far, in order. */
  readonly calls: Call[] = [];
  readonly #store: MemoryStore;
  readonly #faults = new Faults();

  constructor(definitions: Readonly<Record<Name, TableDefinitions[string]>>) {
    const tables = Object.entries<TableDefinitions[string]>(definitions);
    this.#store = new MemoryStore(new Map(tables.map(([name, table]) => [name, tableOf(name, table)])));
    const client = new DynamoDBClient({
      region: 'eu-central-1',
      credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'of no account' },
      maxAttempts: 1,
      requestHandler: {
        handle: async (request: HttpRequest) => ({ response: await responseTo(this.#serve(request)) }),
      },
    });
    this.client = DynamoDBDocumentClient.from(client, { marshallOptions: marshallOptions() });
  }

  /** Stores an item, whatever was there; no call is counted and no fault strikes. */
  put(table: Name, item: Readonly<Record<string, unknown>>): void {
    performAtOnce('PutItem', this.#store, { TableName: table, Item: marshall(item, marshallOptions()) });
  }

  /** The item that has this key, undefined when there is none. */
  get(table: Name, key: Readonly<Record<string, string>>): Record<string, unknown> | undefined {
    const item = this.#store.find(table, marshall(key));
    return item && unmarshall(item);
  }

  /** Every item of a table. */
  items(table: Name): Record<string, unknown>[] {
    return this.#store.all(table).map((item) => unmarshall(item));
  }

  /**
   * Lets calls fail.
   * @param error what the SDK gets instead of an answer, or the name of an exception that DynamoDB answers
   */
  fail(operation: ApiOperation, error: Error | string, options?: FaultOptions): void {
    this.#faults.fail(operation, error, options);
  }

  /** Does something right before the next call of this operation has its effect: another writer's race. */
  before(operation: ApiOperation, action: () => unknown): void {
    this.#faults.before(operation, action);
  }

  async #serve(request: HttpRequest): Promise<Data> {
    const call = callOf(request);
    this.calls.push(call);
    await this.#faults.spring(call.operation, false);
    const output = await answer(this.#store, call);
    await this.#faults.spring(call.operation, true);
    return output;
  }
}

/** The project's tables, empty: `directory`, `orders`, `mobile-ids`, `guards` and `encryption-keys`. */
export const memoryDynamoDb = () => new MemoryDynamoDb(projectTables);
