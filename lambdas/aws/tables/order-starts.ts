import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { IdempotencyKeyReused } from '../../../domain/failures/errors.ts';
import type { Order } from '../../../domain/order/order.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import { timeLimits } from '../../../domain/order/time-limits.ts';
import { any, below, missing } from './expressions.ts';
import {
  coordinationKeys,
  RememberedStartSchema,
  RunningOrderSchema,
  type CoordinationTables,
} from './coordination.ts';
import { onSweep } from './order-conditions.ts';
import { putPart, transact } from './transactions.ts';

const anotherStart = () => new LostRace('another start of this user');

/** A client's Idempotency-Key, and a hash of the request that came with it. */
export interface StartKey {
  readonly key: string;
  readonly requestHash: string;
}

/** Starts of orders: one running order for each user, and one order for each Idempotency-Key. */
export class OrderStarts {
  readonly #client: DynamoDBDocumentClient;
  readonly #tables: CoordinationTables;

  constructor(client: DynamoDBDocumentClient, tables: CoordinationTables) {
    this.#client = client;
    this.#tables = tables;
  }

  /** The order of the user that has not ended; undefined when none runs. */
  async running(userId: string): Promise<string | undefined> {
    const item = await this.#find(coordinationKeys.runningOrder(userId));
    return item && v.parse(RunningOrderSchema, item).orderId;
  }

  /**
   * The order that an earlier request with the same key was answered with.
   * @param now records older than 24 hours do not count, though they may still be there
   * @throws {IdempotencyKeyReused} the key came with another request
   */
  async remembered(userId: string, start: StartKey, now: Date): Promise<string | undefined> {
    const item = await this.#find(coordinationKeys.idempotency(userId, start.key));
    if (!item) return undefined;
    const record = v.parse(RememberedStartSchema, item);
    if (record.expiresAt * 1000 <= now.getTime()) return undefined;
    if (record.requestHash !== start.requestHash) throw new IdempotencyKeyReused();
    return record.orderId;
  }

  /**
   * Writes the order, the marker that the user has one running, and the record of the key, or nothing.
   * @throws {LostRace} another start of the user came first: what it wrote can be read now
   */
  async write(order: Order, start: StartKey | undefined, now: Date): Promise<void> {
    await transact(this.#client, [
      putPart(this.#tables.orders, { ...order, ...onSweep }, missing('orderId'), anotherStart),
      putPart(
        this.#tables.coordination,
        { key: coordinationKeys.runningOrder(order.userId), orderId: order.orderId },
        missing('key'),
        anotherStart,
      ),
      ...(start ? [this.#rememberPart(order, start, now)] : []),
    ]);
  }

  /**
   * Remembers that a start was answered with an order that ran already.
   * @throws {LostRace} another start with the same key came first
   */
  async remember(userId: string, orderId: string, start: StartKey, now: Date): Promise<void> {
    await transact(this.#client, [this.#rememberPart({ userId, orderId }, start, now)]);
  }

  #rememberPart({ userId, orderId }: Pick<Order, 'userId' | 'orderId'>, start: StartKey, now: Date) {
    const seconds = Math.floor(now.getTime() / 1000);
    return putPart(
      this.#tables.coordination,
      {
        key: coordinationKeys.idempotency(userId, start.key),
        requestHash: start.requestHash,
        orderId,
        expiresAt: seconds + timeLimits.idempotency,
      },
      any(missing('key'), below('expiresAt', seconds)),
      anotherStart,
    );
  }

  async #find(key: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#tables.coordination, Key: { key }, ConsistentRead: true }),
    );
    return Item;
  }
}
