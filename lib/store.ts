import { AttributeType, ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { RecoverableKey } from '../domain/certificates/encryption-key.ts';
import { coordinationPrefixes, limitPrefix, type LimitName } from '../domain/order/time-limits.ts';
import type { MobileId } from '../domain/mobile-id.ts';
import type { Order } from '../domain/order/order.ts';
import type { DataPolicy } from './data-policy.ts';
import type { EntryPoint } from './entry-point.ts';
import { output } from './outputs.ts';
import { StoreTable, tableCalls } from './store-table.ts';

/** The orders, with an index of those that the sweep has to look at. */
class OrdersTable extends StoreTable<keyof Order> {
  static readonly #sweepIndex = 'sweep';

  constructor(scope: Construct, id: string, data: DataPolicy) {
    super(scope, id, {
      variable: 'ORDERS_TABLE',
      partitionKey: text('orderId'),
      timeToLiveAttribute: 'ttlEpochSeconds',
      ...data,
    });
    this.table.addGlobalSecondaryIndex({
      indexName: OrdersTable.#sweepIndex,
      partitionKey: text('sweep'),
      sortKey: text('sweepAt'),
      projectionType: ProjectionType.KEYS_ONLY,
    });
  }

  /** Lets a function ask the index for orders that are due. */
  grantQueryDue(entryPoint: EntryPoint): void {
    const resources = [`${this.table.tableArn}/index/${OrdersTable.#sweepIndex}`];
    entryPoint.addToRolePolicy({ actions: [tableCalls.query], resources });
  }
}

/** What keeps one user or one order within bounds. Each function reaches the kinds of items that it works with. */
class CoordinationTable extends StoreTable<'orderId' | 'requestHash' | 'requests' | 'ttlEpochSeconds'> {
  constructor(scope: Construct, id: string, data: DataPolicy) {
    super(scope, id, {
      variable: 'COORDINATION_TABLE',
      partitionKey: text('key'),
      timeToLiveAttribute: 'ttlEpochSeconds',
      ...data,
    });
  }

  /** Lets a function start orders: one at a time for each user, and one for each Idempotency-Key. */
  grantStart(entryPoint: EntryPoint): void {
    const { runningOrder, idempotency } = coordinationPrefixes;
    const conditions = startWith(runningOrder, idempotency);
    this.grantOn(entryPoint, { calls: ['get'], conditions });
    this.grantWrite(entryPoint, 'put', ['orderId', 'requestHash', 'ttlEpochSeconds'], conditions);
  }

  /** Lets a function free a user whose order ends. */
  grantRelease(entryPoint: EntryPoint): void {
    const conditions = startWith(coordinationPrefixes.runningOrder);
    this.grantOn(entryPoint, { calls: ['delete'], conditions });
  }

  /** Lets a function count requests against these limits. */
  grantCount(entryPoint: EntryPoint, ...limits: readonly LimitName[]): void {
    const conditions = startWith(...limits.map(limitPrefix));
    this.grantWrite(entryPoint, 'update', ['requests', 'ttlEpochSeconds'], conditions);
  }
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html */
const startWith = (...prefixes: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': prefixes.map((prefix) => `${prefix}*`) },
});

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The tables; one each, so that a function is granted no more than the kind of item it works with. */
export class Store extends Construct {
  /** Only administrators write it. */
  readonly directory: StoreTable<never>;
  readonly orders: OrdersTable;
  readonly mobileIds: StoreTable<keyof MobileId>;
  readonly coordination: CoordinationTable;
  readonly encryptionKeys: StoreTable<keyof RecoverableKey>;
  readonly publicKeys: StoreTable<'publicKey' | 'kind' | 'orderId' | 'userId' | 'takenAt'>;

  constructor(scope: Construct, id: string, data: DataPolicy) {
    super(scope, id);
    this.directory = new StoreTable(this, 'Directory', {
      variable: 'DIRECTORY_TABLE',
      partitionKey: text('userId'),
      ...data,
    });
    output(this, 'DirectoryTable', 'Administrators keep the users here', this.directory.table.tableName);
    this.orders = new OrdersTable(this, 'Orders', data);
    this.mobileIds = new StoreTable(this, 'MobileIds', {
      variable: 'MOBILE_IDS_TABLE',
      partitionKey: text('userId'),
      sortKey: text('mobileId'),
      ...data,
    });
    this.coordination = new CoordinationTable(this, 'Coordination', data);
    this.encryptionKeys = new StoreTable(this, 'EncryptionKeys', {
      variable: 'ENCRYPTION_KEYS_TABLE',
      partitionKey: text('userId'),
      sortKey: text('keyId'),
      ...data,
    });
    this.publicKeys = new StoreTable(this, 'PublicKeys', {
      variable: 'PUBLIC_KEYS_TABLE',
      partitionKey: text('publicKey'),
      ...data,
    });
  }

  /** Names of the tables. */
  get names() {
    return {
      directory: this.directory.table.tableName,
      orders: this.orders.table.tableName,
      mobileIds: this.mobileIds.table.tableName,
      coordination: this.coordination.table.tableName,
      encryptionKeys: this.encryptionKeys.table.tableName,
    };
  }
}
