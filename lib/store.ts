import {
  AttributeType,
  BillingMode,
  ProjectionType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { DataPolicy } from './data-policy.ts';
import type { EntryPoint } from './entry-point.ts';
import { output } from './outputs.ts';

/** Calls to a table that can be granted, with the action of each; in a transaction each part needs its own. */
const tableCalls = {
  get: 'dynamodb:GetItem',
  put: 'dynamodb:PutItem',
  update: 'dynamodb:UpdateItem',
  delete: 'dynamodb:DeleteItem',
  query: 'dynamodb:Query',
  check: 'dynamodb:ConditionCheckItem',
} as const;

type TableCall = keyof typeof tableCalls;

interface StoreTableProps
  extends DataPolicy, Pick<TableProps, 'partitionKey' | 'sortKey' | 'timeToLiveAttribute'> {
  /** Environment variable in which functions find the table's name. */
  readonly variable: string;
}

/** One table: on demand, encrypted, restorable to any second of the last 35 days. */
class StoreTable extends Construct {
  readonly table: Table;
  readonly #variable: string;

  constructor(scope: Construct, id: string, { variable, ...props }: StoreTableProps) {
    super(scope, id);
    this.#variable = variable;
    this.table = new Table(this, 'Table', {
      ...props,
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });
  }

  /** Lets a function make these calls by key, and no other. */
  grant(entryPoint: EntryPoint, ...calls: readonly TableCall[]): void {
    const actions = calls.map((call) => tableCalls[call]);
    entryPoint.addToRolePolicy({ actions, resources: [this.table.tableArn] });
    entryPoint.addEnvironment({ [this.#variable]: this.table.tableName });
  }
}

/** The orders, with an index of those that the sweep has to look at. */
class OrdersTable extends StoreTable {
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

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The tables; one each, so that a function is granted no more than the kind of item it works with. */
export class Store extends Construct {
  readonly directory: StoreTable;
  readonly orders: OrdersTable;
  readonly mobileIds: StoreTable;
  readonly coordination: StoreTable;
  readonly encryptionKeys: StoreTable;
  readonly publicKeys: StoreTable;

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
    this.coordination = new StoreTable(this, 'Coordination', {
      variable: 'COORDINATION_TABLE',
      partitionKey: text('key'),
      timeToLiveAttribute: 'ttlEpochSeconds',
      ...data,
    });
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
