import { randomUUID } from 'node:crypto';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SSMClient } from '@aws-sdk/client-ssm';
import { GetCommand, paginateScan, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import type { DemoCloud, TableName } from '../../demo/cloud.ts';
import { adminClient, usualHabits, type AlarmChange, type Mail } from '../../local/index.ts';
import { openDocuments } from '../../demo/documents.ts';
import { until } from '../../demo/actors/until.ts';
import { putOption } from '../../bin/options/put-option.ts';
import { verifyCertificate } from '../../demo/actors/verify-certificate.ts';
import {
  optionDefinition,
  optionNames,
  type OptionName,
  type Options,
} from '../../domain/options/options.ts';
import type { OrderState } from '../../domain/order/order-states.ts';
import { MobileIdSchema, type MobileId } from '../../domain/mobile-id.ts';
import { OrderSchema, type Order } from '../../domain/order/order.ts';
import type { DirectoryItem } from '../../domain/user.ts';
import { AlarmWatch } from './alarm-watch.ts';
import { Canaries } from './canaries.ts';
import { Person } from './person.ts';
import { TraceReader, type Traces } from './traces.ts';

/** How long functions go by the options that they read, in milliseconds. */
const optionsAreKnown = 30_000;

// Waits between tries need not take a story's time.
const usualRate = 10;

/** Where stories happen: a local cloud with reads as stale as DynamoDB allows, and its administrator's way to look at it and to change options. */
export class World {
  readonly cloud: DemoCloud;
  readonly sfn: SFNClient;
  readonly alarms: AlarmWatch;
  /** What must be found nowhere, of everybody so far. */
  readonly secrets = new Canaries();
  /** The options that stories changed so far. */
  readonly changedOptions = new Set<OptionName>();
  readonly #documents: DynamoDBDocumentClient;
  readonly #ssm: SSMClient;
  readonly #changed = new Set<OptionName>();
  readonly #traces: TraceReader;

  constructor(cloud: DemoCloud) {
    this.cloud = cloud;
    this.alarms = new AlarmWatch(cloud);
    cloud.clock.rate = usualRate;
    [cloud.dynamoDb.staleReads, cloud.eventSources.repeats] = [true, true];
    const administrator = adminClient(cloud.endpoints.aws);
    this.sfn = new SFNClient(administrator);
    this.#traces = new TraceReader(cloud, this.sfn);
    this.#ssm = new SSMClient(administrator);
    this.#documents = openDocuments(cloud);
  }

  /** Somebody whom nobody has met before, signed in. */
  newUser(attributes: Partial<DirectoryItem> = {}): Promise<Person> {
    const subject = randomUUID();
    const user = { state: 'active', language: 'en', commonName: 'Alva Active', ...attributes } as const;
    const email = `alva.${subject}@example.com`;
    const person = { subject, hint: 'of a story', attributes: { email, ...user } };
    return Person.signedIn(this.cloud, this.secrets, person);
  }

  /**
   * The administrator changes an option, as the AWS CLI does it, and every function goes by it.
   * @returns the version of its parameter from now on
   */
  async setOption(name: OptionName, value: string): Promise<number | undefined> {
    const version = await putOption(this.#ssm, this.cloud.endpoints.optionsPath, name, value);
    this.#changed.add(name);
    this.changedOptions.add(name);
    this.cloud.clock.advance(optionsAreKnown);
    return version;
  }

  /** The administrator changes several options. */
  async setOptions(values: Partial<Options>): Promise<void> {
    for (const name of optionNames) if (values[name] !== undefined) await this.setOption(name, values[name]);
  }

  /** Lets time pass that nobody's work takes: whatever runs is done before. */
  async pass(milliseconds: number): Promise<void> {
    await this.cloud.lambda.idle();
    this.cloud.clock.advance(milliseconds);
  }

  /** Takes back what a story changed for all: faults, mailboxes, the pace of the clock, options, and alarms, also those of events that are handled late. */
  async tidyUp(): Promise<void> {
    this.cloud.faults.clear();
    this.cloud.mailboxes.others.clear();
    this.cloud.clock.rate = usualRate;
    await this.cloud.behaveAs(usualHabits);
    for (const name of this.#changed) await this.setOption(name, optionDefinition(name).initial);
    this.#changed.clear();
    await this.cloud.lambda.forgetEvents();
    this.cloud.queues.purge();
    this.alarms.quiet();
  }

  /** Waits until an alarm rings, by the words at the end of its name; minutes pass meanwhile. */
  rang(words: string): Promise<AlarmChange> {
    return this.alarms.turns(words, 'ALARM');
  }

  /** Waits until an alarm that rang is over. */
  isOver(words: string): Promise<AlarmChange> {
    return this.alarms.turns(words, 'OK');
  }

  executionArn(orderId: string): string {
    return this.cloud.executions().find(({ name }) => name === orderId)?.arn ?? '';
  }

  /** Waits until the execution of an order is over. */
  async processEnds(orderId: string): Promise<void> {
    const find = () => this.cloud.executions().find(({ name }) => name === orderId);
    await until(find, (found) => found !== undefined && found.status !== 'RUNNING');
  }

  /** Waits for mails to somebody, all kinds, the oldest first. */
  mailsTo({ email }: Person, atLeast: number): Promise<readonly Mail[]> {
    return until(
      () => this.cloud.mails().filter(({ to, missed }) => to.includes(email) && !missed.includes(email)),
      ({ length }) => length >= atLeast,
    );
  }

  /** What functions logged under a code, as one text. */
  logged(code: string): string {
    return this.cloud.logs
      .map(({ line }) => line)
      .filter((line) => line.includes(`"${code}"`))
      .join('\n');
  }

  async order(orderId: string): Promise<Order> {
    const TableName = this.cloud.endpoints.tables.Orders;
    const read = new GetCommand({ TableName, Key: { orderId }, ConsistentRead: true });
    const { Item } = await this.#documents.send(read);
    return v.parse(OrderSchema, Item);
  }

  async orderState(orderId: string): Promise<OrderState> {
    return (await this.order(orderId)).state;
  }

  async orders(): Promise<readonly Order[]> {
    return v.parse(v.array(OrderSchema), await this.items('Orders'));
  }

  async mobileIds(): Promise<readonly MobileId[]> {
    return v.parse(v.array(MobileIdSchema), await this.items('MobileIds'));
  }

  /** Every item of a table. */
  async items(table: TableName): Promise<readonly Record<string, unknown>[]> {
    const found = [];
    const TableName = this.cloud.endpoints.tables[table];
    const pages = paginateScan({ client: this.#documents }, { TableName, ConsistentRead: true });
    for await (const { Items = [] } of pages) found.push(...Items);
    return found;
  }

  /** The administrator changes an item by hand. @param value what `:value` in the expression stands for */
  async change(table: TableName, Key: object, UpdateExpression: string, value?: unknown): Promise<void> {
    const TableName = this.cloud.endpoints.tables[table];
    const values = value !== undefined && { ExpressionAttributeValues: { ':value': value } };
    await this.#documents.send(
      new UpdateCommand({ TableName, Key: { ...Key }, UpdateExpression, ...values }),
    );
  }

  /** The certificates that the CA issued for an order, whatever its item says became of them. */
  async issuedFor(orderId: string) {
    return this.issuedOf(await this.order(orderId));
  }

  /** The certificates that the CA issued for an order as it was read. */
  issuedOf({ certificates }: Order) {
    const tokens = Object.values(certificates).map(({ idempotencyToken }) => idempotencyToken);
    return this.cloud.authority
      .listIssued()
      .filter(({ idempotencyToken }) => tokens.includes(idempotencyToken ?? ''));
  }

  /** Logs, requests and histories that came since they were read last. */
  traces(): Promise<Traces> {
    return this.#traces.next();
  }

  /** Holds a certificate against the CA's chain and its revocation list. */
  verify(pem: string, chain: string) {
    const { rootPem: root } = this.cloud.authority;
    return verifyCertificate({ pem, chain, root, now: this.cloud.clock.date() });
  }
}
