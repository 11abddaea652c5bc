import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { coordinationPrefixes, limitPrefix, type LimitName } from '../domain/order/time-limits.ts';
import type { DataPolicy } from './data-policy.ts';
import type { EntryPoint } from './entry-point.ts';
import { StoreTable } from './store-table.ts';

/** What keeps one user, order or mobile ID, or all of them, within bounds. Each function reaches the kinds of items that it works with. */
export class CoordinationTable extends StoreTable<
  'orderId' | 'requestHash' | 'mobileId' | 'requests' | 'nextTurn' | 'ttlEpochSeconds'
> {
  constructor(scope: Construct, id: string, data: DataPolicy) {
    super(scope, id, {
      variable: 'COORDINATION_TABLE',
      partitionKey: { name: 'key', type: AttributeType.STRING },
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

  /** Lets a function start orders, one at a time for each user. */
  grantStartOne(entryPoint: EntryPoint): void {
    const conditions = startWith(coordinationPrefixes.runningOrder);
    this.grantOn(entryPoint, { calls: ['get'], conditions });
    this.grantWrite(entryPoint, 'put', ['orderId'], conditions);
  }

  /** Lets a function find the order of a user that runs. */
  grantFindRunning(entryPoint: EntryPoint): void {
    this.grantOn(entryPoint, { calls: ['get'], conditions: startWith(coordinationPrefixes.runningOrder) });
  }

  /** Lets a function free a user whose order ends. */
  grantRelease(entryPoint: EntryPoint): void {
    const conditions = startWith(coordinationPrefixes.runningOrder);
    this.grantOn(entryPoint, { calls: ['delete'], conditions });
  }

  /** Lets a function take turns at the CA; it hears when its own comes. */
  grantTakeTurn(entryPoint: EntryPoint): void {
    const back = { StringEqualsIfExists: { 'dynamodb:ReturnValues': 'ALL_NEW' } };
    this.grantWrite(entryPoint, 'update', ['nextTurn'], {
      ...startWith(coordinationPrefixes.turns),
      ...back,
    });
  }

  /** Lets a function give challenges to phones. */
  grantChallenge(entryPoint: EntryPoint): void {
    const conditions = startWith(coordinationPrefixes.challenge);
    this.grantWrite(entryPoint, 'put', ['mobileId', 'ttlEpochSeconds'], conditions);
  }

  /** Lets a function use up a challenge that a phone has signed. */
  grantUseChallenge(entryPoint: EntryPoint): void {
    this.grantOn(entryPoint, { calls: ['delete'], conditions: startWith(coordinationPrefixes.challenge) });
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
