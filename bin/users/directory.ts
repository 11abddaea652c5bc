import {
  GetCommand,
  paginateScan,
  UpdateCommand,
  type DynamoDBDocumentClient,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import type { Person } from './person.ts';

/** What the directory holds of somebody: texts by attribute. */
export type Entry = Readonly<Record<string, string>>;

// A sync job may write numbers; left out of an export, an import of the same file would take them away.
const isText = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

const EntrySchema = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((item): Entry =>
    Object.fromEntries(
      Object.entries(item).flatMap(([name, value]) => (isText(value) ? [[name, value.toString()]] : [])),
    ),
  ),
);

/** How a person is written. */
export interface WriteOptions {
  /** Gives somebody who is there already the state that the file names; else only somebody new gets it. */
  readonly overwriteState: boolean;
}

/** The directory of one deployment, as its administrator reads and changes it. */
export class AdministratedDirectory {
  readonly #documents: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(documents: DynamoDBDocumentClient, table: string) {
    this.#documents = documents;
    this.#table = table;
  }

  /** What it holds of somebody; undefined when it knows nobody of this id. */
  async find(userId: string): Promise<Entry | undefined> {
    const get = new GetCommand({ TableName: this.#table, Key: { userId }, ConsistentRead: true });
    return v.parse(v.optional(EntrySchema), (await this.#documents.send(get)).Item);
  }

  /**
   * Writes a person in one call: what is named gets its value, what is named without one is taken away, all else
   * stays, and so does the state of somebody who is there already, unless told otherwise.
   * @returns what was there before; undefined for somebody new
   */
  async put(userId: string, person: Person, options: WriteOptions): Promise<Entry | undefined> {
    const update = toUpdate(person, options);
    const { Attributes } = await this.#documents.send(
      new UpdateCommand({ TableName: this.#table, Key: { userId }, ReturnValues: 'ALL_OLD', ...update }),
    );
    return v.parse(v.optional(EntrySchema), Attributes);
  }

  /**
   * Changes the state of somebody who is there.
   * @returns the state before; undefined when the directory knows nobody of this id, and nothing was written
   */
  async setState(userId: string, state: string): Promise<string | undefined> {
    try {
      const { Attributes } = await this.#documents.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: { userId },
          UpdateExpression: 'SET #state = :state',
          ConditionExpression: 'attribute_exists(userId)',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':state': state },
          ReturnValues: 'ALL_OLD',
        }),
      );
      return v.parse(v.optional(EntrySchema), Attributes)?.['state'] ?? '';
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return undefined;
      throw error;
    }
  }

  /** Everybody in it, as it holds them. */
  async *all(): AsyncGenerator<Entry> {
    const pages = paginateScan({ client: this.#documents }, { TableName: this.#table });
    for await (const { Items = [] } of pages) for (const item of Items) yield v.parse(EntrySchema, item);
  }
}

type Update = Pick<
  UpdateCommandInput,
  'UpdateExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

const toUpdate = ({ values }: Person, { overwriteState }: WriteOptions): Update => {
  const { state = 'active', ...others } = values;
  const named = Object.entries(others);
  const set = named.filter(([, value]) => value !== undefined);
  const removed = named.filter(([, value]) => value === undefined);
  const overwrites = overwriteState && values.state !== undefined;
  const sets = [
    ...set.map(([name]) => `#${name} = :${name}`),
    `#state = ${overwrites ? ':state' : 'if_not_exists(#state, :state)'}`,
  ];
  const removes = removed.length > 0 ? ` REMOVE ${removed.map(([name]) => `#${name}`).join(', ')}` : '';
  return {
    UpdateExpression: `SET ${sets.join(', ')}${removes}`,
    ExpressionAttributeNames: {
      '#state': 'state',
      ...Object.fromEntries(named.map(([name]) => [`#${name}`, name])),
    },
    ExpressionAttributeValues: {
      ':state': state,
      ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
    },
  };
};
