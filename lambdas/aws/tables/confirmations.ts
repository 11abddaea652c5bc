import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { MobileIdNotFound } from '../../../domain/failures/errors.ts';
import type { Order } from '../../../domain/order/order.ts';
import { all, any, equals, missing } from './expressions.ts';
import { lockable, lockChanges } from './mobile-id-store.ts';
import { refusal } from './order-conditions.ts';
import { transact, updatePart, type TransactionPart } from './transactions.ts';

/** What the user decided on the first page. */
export type Confirmation = NonNullable<Order['confirmation']>;

/** The write that confirms an order; a phone that was lost loses its mobile ID in the same moment. */
export class Confirmations {
  readonly #client: DynamoDBDocumentClient;
  readonly #tables: { readonly orders: string; readonly mobileIds: string };

  constructor(
    client: DynamoDBDocumentClient,
    tables: { readonly orders: string; readonly mobileIds: string },
  ) {
    this.#client = client;
    this.#tables = tables;
  }

  /**
   * Stores the user's decision, once.
   * @throws {WrongStep} the order does not wait for it, or has been confirmed
   * @throws {OrderEnded}
   */
  async write(order: Order, confirmation: Confirmation, now: Date): Promise<void> {
    const { orderId } = order;
    const waiting = all(equals('state', 'awaiting-confirmation'), missing('confirmation'));
    await transact(this.#client, [
      updatePart(
        { table: this.#tables.orders, key: { orderId } },
        { set: { confirmation } },
        waiting,
        refusal,
      ),
      ...(confirmation.oldPhone === 'lost' ? this.#lockLost(order, now) : []),
    ]);
  }

  #lockLost({ userId, replaces }: Order, now: Date): TransactionPart[] {
    if (replaces === undefined) return [];
    return [
      updatePart(
        { table: this.#tables.mobileIds, key: { userId, mobileId: replaces.mobileId } },
        lockChanges('KEY_COMPROMISE', now),
        any(lockable, equals('state', 'locked')),
        () => new MobileIdNotFound(),
      ),
    ];
  }
}
