import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { DemoCloud } from '../demo/cloud.ts';
import { openDocuments } from '../demo/documents.ts';
import { readUnits, writeUnits, type Usage } from './order-cost.ts';

type Units = Pick<Usage, 'writeUnits' | 'readUnits'>;

const written = (bytes: number): Units => ({ writeUnits: writeUnits(bytes), readUnits: 0 });

const read = (bytes: number): Units => ({ writeUnits: 0, readUnits: readUnits(bytes) });

// A transaction writes the order, a mobile ID that is never larger, and an item or two that fit a unit.
const inTransaction = (bytes: number): Units => ({
  writeUnits: 2 * (2 * writeUnits(bytes) + 2),
  readUnits: 0,
});

/** By operation, what it takes while the order is as large as that. */
const unitsOf: Readonly<Record<string, (bytes: number) => Units>> = {
  PutItem: written,
  UpdateItem: written,
  TransactWriteItems: inTransaction,
  GetItem: read,
  Query: read,
};

const sum = (one: Units, other: Units): Units => ({
  writeUnits: one.writeUnits + other.writeUnits,
  readUnits: one.readUnits + other.readUnits,
});

/** Counts DynamoDB's units of one order, from above: every item is taken for as large as the order is by then. */
export class OrderUnits {
  readonly #cloud: DemoCloud;
  #total: Units = { writeUnits: 0, readUnits: 0 };

  /**
   * @param cloud where there is no other order
   * @param roles whose calls count
   */
  constructor(cloud: DemoCloud, roles: readonly string[]) {
    this.#cloud = cloud;
    for (const role of roles)
      for (const [operation, units] of Object.entries(unitsOf))
        cloud.faults.inject({
          ...{ service: 'dynamodb', operation, role, when: 'after', times: Infinity },
          waitsFor: async () => {
            const taken = units(await this.#size());
            this.#total = sum(this.#total, taken);
          },
        });
  }

  /** With as many looks at the order as it is now, besides. */
  async total(looks: number): Promise<Units> {
    const { readUnits: ofLook } = read(await this.#size());
    return sum(this.#total, { writeUnits: 0, readUnits: looks * ofLook });
  }

  /** Of the order, in bytes. */
  async #size(): Promise<number> {
    const { Orders: TableName } = this.#cloud.endpoints.tables;
    const scan = new ScanCommand({ TableName, Limit: 1 });
    const { Items: [order = {}] = [] } = await openDocuments(this.#cloud).send(scan);
    return Buffer.byteLength(JSON.stringify(order));
  }
}
