import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { refuseIn } from '../../../domain/failures/errors.ts';
import { canBecome, isEnded, orderStateNames, type EndState } from '../../../domain/order/order-states.ts';
import type { Order } from '../../../domain/order/order.ts';
import { timeLimits } from '../../../domain/order/time-limits.ts';
import { among, equals, updateOf } from './expressions.ts';
import { releaseUserPart, type CoordinationTables } from './coordination.ts';
import { refusal } from './order-conditions.ts';
import { transact, updatePart } from './transactions.ts';

const endedStates = orderStateNames.filter(isEnded);

/** Ends of orders: each frees its user for another order in the same write. */
export class OrderEnds {
  readonly #client: DynamoDBDocumentClient;
  readonly #tables: CoordinationTables;

  constructor(client: DynamoDBDocumentClient, tables: CoordinationTables) {
    this.#client = client;
    this.#tables = tables;
  }

  /**
   * Ends an order that is still as it was read; its activation code can't be shown any more.
   * @param order as it was read
   * @param end how it ends
   * @param reason stable code of why
   * @throws {WrongStep} the order can't end like this, or has moved on since it was read
   * @throws {OrderEnded} it has ended already
   */
  async end(order: Order, end: EndState, reason: string, now: Date): Promise<void> {
    if (!canBecome(order.state, end)) throw refuseIn(order.state);
    const sweepAt = new Date(now.getTime() + timeLimits.cleanUpGrace * 1000).toISOString();
    const changes = {
      set: { state: end, ended: { at: now.toISOString(), reason, from: order.state }, sweepAt },
      remove: order.activationCode ? ['activationCode.ciphertext'] : [],
    };
    const { userId, orderId, state } = order;
    await transact(this.#client, [
      updatePart({ table: this.#tables.orders, key: { orderId } }, changes, equals('state', state), refusal),
      releaseUserPart(this.#tables.coordination, userId, orderId),
    ]);
  }

  /** Takes an ended order off the sweep: nothing is left to do for it, and it may be forgotten in time. */
  async settle(orderId: string, now: Date): Promise<void> {
    await this.#client.send(
      new UpdateCommand({
        TableName: this.#tables.orders,
        Key: { orderId },
        ...updateOf(
          {
            set: { expiresAt: Math.floor(now.getTime() / 1000) + timeLimits.retention },
            remove: ['sweep', 'sweepAt', 'taskToken'],
          },
          among('state', endedStates),
        ),
      }),
    );
  }
}
