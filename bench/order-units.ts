import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { LocalCloud } from '../local/cloud.ts';
import { laptop } from '../local/laptop.ts';
import { readUnits, writeUnits, type Usage } from './order-cost.ts';

type Units = Pick<Usage, 'writeUnits' | 'readUnits'>;

// A transaction writes the order, a mobile ID that is never larger, and an item or two that fit a unit.
const unitsOfTransaction = (bytes: number): number => 2 * (2 * writeUnits(bytes) + 2);

/** By operation, what it takes while the order is as large as that. */
const unitsOf = {
  PutItem: (bytes) => ({ writeUnits: writeUnits(bytes), readUnits: 0 }),
  UpdateItem: (bytes) => ({ writeUnits: writeUnits(bytes), readUnits: 0 }),
  TransactWriteItems: (bytes) => ({ writeUnits: unitsOfTransaction(bytes), readUnits: 0 }),
  GetItem: (bytes) => ({ writeUnits: 0, readUnits: readUnits(bytes) }),
  Query: (bytes) => ({ writeUnits: 0, readUnits: readUnits(bytes) }),
} as const satisfies Readonly<Record<string, (bytes: number) => Units>>;

/** Counts DynamoDB's units of one order, from above: every item is taken for as large as the order is by then. */
export class OrderUnits {
  readonly #documents: DynamoDBDocumentClient;
  readonly #table: string;
  /** Each call so far, with the size of the order after it, in bytes. */
  readonly #calls: { readonly operation: keyof typeof unitsOf; readonly bytes: number }[] = [];

  /**
   * @param cloud where there is no other order
   * @param roles whose calls count
   */
  constructor({ endpoints, faults }: LocalCloud, roles: readonly string[]) {
    this.#documents = DynamoDBDocumentClient.from(new DynamoDBClient(laptop(endpoints.aws)));
    this.#table = endpoints.tables.Orders;
    for (const role of roles)
      for (const operation of ['PutItem', 'UpdateItem', 'TransactWriteItems', 'GetItem', 'Query'] as const)
        faults.inject({
          ...{ service: 'dynamodb', operation, role, when: 'after', times: Infinity },
          waitsFor: async () => this.#calls.push({ operation, bytes: await this.#size() }),
        });
  }

  total(): Units {
    const units = this.#calls.map(({ operation, bytes }) => unitsOf[operation](bytes));
    return {
      writeUnits: units.reduce((sum, unit) => sum + unit.writeUnits, 0),
      readUnits: units.reduce((sum, unit) => sum + unit.readUnits, 0),
    };
  }

  async #size(): Promise<number> {
    const { Items: [order = {}] = [] } = await this.#documents.send(
      new ScanCommand({ TableName: this.#table, Limit: 1 }),
    );
    return Buffer.byteLength(JSON.stringify(order));
  }
}
