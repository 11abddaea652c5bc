import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { OrderSchema } from '../../../domain/order/order.ts';
import { onSweep } from './order-conditions.ts';
import { queryAll } from './query.ts';

/** Finds the orders that the process itself has not finished in time. */
export class OrderSweep {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Ids of the orders whose time for the sweep has come, the longest overdue first. */
  async due(now: Date): Promise<string[]> {
    const found = await queryAll(
      this.#client,
      {
        TableName: this.#table,
        IndexName: 'sweep',
        KeyConditionExpression: 'sweep = :due AND sweepAt <= :now',
        ExpressionAttributeValues: { ':due': onSweep.sweep, ':now': now.toISOString() },
      },
      v.pick(OrderSchema, ['orderId']),
    );
    return found.map(({ orderId }) => orderId);
  }
}
