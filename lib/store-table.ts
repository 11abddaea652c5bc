import {
  BillingMode,
  StreamViewType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyStatement, PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { DataPolicy } from './data-policy.ts';
import type { EntryPoint } from './entry-point.ts';

/** Calls to a table that can be granted, with the action of each; in a transaction each part needs its own. */
export const tableCalls = {
  get: 'dynamodb:GetItem',
  delete: 'dynamodb:DeleteItem',
  query: 'dynamodb:Query',
  check: 'dynamodb:ConditionCheckItem',
} as const;

type TableCall = keyof typeof tableCalls;

const writes = { put: 'dynamodb:PutItem', update: 'dynamodb:UpdateItem' } as const;

type Write = keyof typeof writes;
type Conditions = NonNullable<PolicyStatementProps['conditions']>;

/** Parts of a transaction don't say what they want back: they get nothing. */
const nothingBack: Conditions = { StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' } };

interface StoreTableProps
  extends DataPolicy, Pick<TableProps, 'partitionKey' | 'sortKey' | 'timeToLiveAttribute'> {
  /** Environment variable in which functions find the table's name. */
  readonly variable: string;
  /** Whether a stream tells of each item that changes, by its key. @default no stream */
  readonly tellsOfChanges?: boolean;
}

/** One table: on demand, encrypted, restorable to any second of the last 35 days. */
export class StoreTable<Attribute extends string> extends Construct {
  readonly table: Table;
  readonly #variable: string;
  readonly #keys: readonly string[];
  readonly #readers = new Set<string>();
  readonly #grants = new Map<
    string,
    { readonly statement: PolicyStatement; readonly attributes: Set<string> }
  >();

  constructor(scope: Construct, id: string, { variable, tellsOfChanges = false, ...props }: StoreTableProps) {
    super(scope, id);
    this.#variable = variable;
    this.#keys = [props.partitionKey, props.sortKey].flatMap((key) => (key ? [key.name] : []));
    this.table = new Table(this, 'Table', {
      ...props,
      // Nothing of an item but its key stands in the stream: who hears of a change reads the item.
      ...(tellsOfChanges && { stream: StreamViewType.KEYS_ONLY }),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    });
  }

  /** Lets a function make these calls by key, and no other. */
  grant(entryPoint: EntryPoint, ...calls: readonly TableCall[]): void {
    this.grantOn(entryPoint, { calls });
  }

  /**
   * Lets a function write these attributes of items, and no other. IAM doesn't tell an attribute that is set from one
   * that a condition of the write asks for, so those are among them; the key is too. A function that was not granted to
   * read items gets none back from its writes.
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
   */
  grantWrite(
    entryPoint: EntryPoint,
    write: Write,
    attributes: readonly Attribute[],
    conditions: Conditions = {},
  ): void {
    const granted = this.#writing(entryPoint, write, conditions);
    for (const attribute of attributes) granted.attributes.add(attribute);
    granted.statement.addCondition('ForAllValues:StringEquals', {
      'dynamodb:Attributes': [...granted.attributes].toSorted(),
    });
    this.#name(entryPoint);
  }

  /** Lets a function make these calls under conditions. */
  protected grantOn(
    entryPoint: EntryPoint,
    { calls, conditions = {} }: { readonly calls: readonly TableCall[]; readonly conditions?: Conditions },
  ): void {
    const actions = calls.map((call) => tableCalls[call]);
    entryPoint.addToRolePolicy({ actions, resources: [this.table.tableArn], conditions });
    if (calls.includes('get')) this.#readers.add(entryPoint.name);
    this.#name(entryPoint);
  }

  /** One statement for each function and kind of write, however many parts of its work ask for it. */
  #writing(entryPoint: EntryPoint, write: Write, conditions: Conditions) {
    const id = `${entryPoint.name} ${write}`;
    const known = this.#grants.get(id);
    if (known) return known;
    const resources = [this.table.tableArn];
    const statement = entryPoint.addToRolePolicy({
      actions: [writes[write]],
      resources,
      conditions: { ...(!this.#readers.has(entryPoint.name) && nothingBack), ...conditions },
    });
    const granted = { statement, attributes: new Set<string>(this.#keys) };
    this.#grants.set(id, granted);
    return granted;
  }

  #name(entryPoint: EntryPoint): void {
    entryPoint.addEnvironment({ [this.#variable]: this.table.tableName });
  }
}
