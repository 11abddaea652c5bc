import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { stepTimes } from '../../../domain/order/new-order.ts';
import type { Issuance, Order } from '../../../domain/order/order.ts';
import { timeLimits } from '../../../domain/order/time-limits.ts';
import { activeUserPart } from './directory.ts';
import { mayBecome, refusal } from './order-conditions.ts';
import { transact, updatePart } from './transactions.ts';

/** The write that lets certificates be issued. */
export class IssuanceStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tables: { readonly orders: string; readonly directory: string };

  constructor(
    client: DynamoDBDocumentClient,
    tables: { readonly orders: string; readonly directory: string },
  ) {
    this.#client = client;
    this.#tables = tables;
  }

  /**
   * Brings an approved order into `issuing`, if the user is `active` at this moment, and freezes what its
   * certificates will say.
   * @throws {UserNotActive} @throws {OrderEnded} @throws {WrongStep}
   */
  async begin({ orderId, userId }: Order, issuance: Issuance, now: Date): Promise<void> {
    const { orders, directory } = this.#tables;
    const set = { state: 'issuing', issuance, ...stepTimes(now, timeLimits.issuing) };
    await transact(this.#client, [
      activeUserPart(directory, userId),
      updatePart({ table: orders, key: { orderId } }, { set }, mayBecome('issuing'), refusal),
    ]);
  }
}
