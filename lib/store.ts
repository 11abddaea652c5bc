import { AttributeType, ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { RecoverableKey } from '../domain/certificates/encryption-key.ts';
import type { MobileId } from '../domain/mobile-id.ts';
import type { Order } from '../domain/order/order.ts';
import { CoordinationTable } from './coordination-table.ts';
import type { DataPolicy } from './data-policy.ts';
import type { EntryPoint } from './entry-point.ts';
import { ending } from './order-writes.ts';
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

/**
 * The mobile IDs, with an index by state and end. Both attributes stand in every item since the first release, so
 * DynamoDB itself brings those that are stored already into the index when a deploy makes it.
 */
class MobileIdsTable extends StoreTable<keyof MobileId> {
  static readonly #expiryIndex = 'expiry';

  constructor(scope: Construct, id: string, data: DataPolicy) {
    super(scope, id, {
      variable: 'MOBILE_IDS_TABLE',
      partitionKey: text('userId'),
      sortKey: text('mobileId'),
      ...data,
    });
    this.table.addGlobalSecondaryIndex({
      indexName: MobileIdsTable.#expiryIndex,
      partitionKey: text('state'),
      sortKey: text('notAfter'),
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: ['reminder'],
    });
  }

  /** Lets a function ask the index for mobile IDs by state and end. */
  grantQueryExpiring(entryPoint: EntryPoint): void {
    const resources = [`${this.table.tableArn}/index/${MobileIdsTable.#expiryIndex}`];
    entryPoint.addToRolePolicy({ actions: [tableCalls.query], resources });
  }
}

/** The users, whom only administrators write. Its stream tells who was changed or deleted, and nothing else of them. */
class DirectoryTable extends StoreTable<never> {
  constructor(scope: Construct, id: string, data: DataPolicy) {
    super(scope, id, {
      variable: 'DIRECTORY_TABLE',
      partitionKey: text('userId'),
      tellsOfChanges: true,
      ...data,
    });
  }

  /** ARN of its stream. */
  get streamArn(): string {
    const { tableStreamArn } = this.table;
    if (tableStreamArn === undefined) throw new Error('The directory has no stream');
    return tableStreamArn;
  }

  /**
   * Lets Lambda read the stream for a function, as the function's role.
   * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
   */
  grantFollow(entryPoint: EntryPoint): void {
    const calls = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];
    entryPoint.addToRolePolicy({
      actions: calls.map((call) => `dynamodb:${call}`),
      resources: [this.streamArn],
    });
  }
}

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The tables; one each, so that a function is granted no more than the kind of item it works with. */
export class Store extends Construct {
  readonly directory: DirectoryTable;
  readonly orders: OrdersTable;
  readonly mobileIds: MobileIdsTable;
  readonly coordination: CoordinationTable;
  readonly encryptionKeys: StoreTable<keyof RecoverableKey>;
  readonly publicKeys: StoreTable<'publicKey' | 'kind' | 'orderId' | 'userId' | 'takenAt'>;

  constructor(scope: Construct, id: string, data: DataPolicy) {
    super(scope, id);
    this.directory = new DirectoryTable(this, 'Directory', data);
    output(this, 'DirectoryTable', 'Administrators keep the users here', this.directory.table.tableName);
    this.orders = new OrdersTable(this, 'Orders', data);
    this.mobileIds = new MobileIdsTable(this, 'MobileIds', data);
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

  /**
   * May end an order without a mobile ID, and let its user start another one.
   * @param others attributes that it writes, too
   */
  grantEndOrder(entryPoint: EntryPoint, ...others: readonly (keyof Order)[]): void {
    this.orders.grant(entryPoint, 'get');
    this.orders.grantWrite(entryPoint, 'update', [...ending, ...others]);
    this.coordination.grantRelease(entryPoint);
  }

  /** Names of the tables. */
  get names() {
    return {
      directory: this.directory.table.tableName,
      orders: this.orders.table.tableName,
      mobileIds: this.mobileIds.table.tableName,
      coordination: this.coordination.table.tableName,
      encryptionKeys: this.encryptionKeys.table.tableName,
      publicKeys: this.publicKeys.table.tableName,
    };
  }
}
