import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { WrongStep } from '../../../domain/failures/errors.ts';
import type { MobileId } from '../../../domain/mobile-id.ts';
import type { Order } from '../../../domain/order/order.ts';
import { activeUserPart } from './directory.ts';
import { all, any, equals, missing } from './expressions.ts';
import { releaseUserPart, type CoordinationTables } from './coordination.ts';
import { mayBecome, refusal } from './order-conditions.ts';
import { checkPart, putPart, transact, updatePart } from './transactions.ts';

/** The tables that a mobile ID comes to life in. */
export interface RegistrationTables extends CoordinationTables {
  readonly mobileIds: string;
  readonly directory: string;
}

/** The two writes that make a mobile ID: it is registered with its certificates, then activated. */
export class Registrations {
  readonly #client: DynamoDBDocumentClient;
  readonly #tables: RegistrationTables;

  constructor(client: DynamoDBDocumentClient, tables: RegistrationTables) {
    this.#client = client;
    this.#tables = tables;
  }

  /**
   * Stores the mobile ID of an order that is `issuing`; once more where the order has registered it before.
   * @param mobileId as `registered`
   * @throws {OrderEnded} the order ended before @throws {WrongStep}
   */
  async register(mobileId: MobileId): Promise<void> {
    const { orders, mobileIds } = this.#tables;
    const { orderId } = mobileId;
    const sameOrder = all(equals('orderId', orderId), equals('state', 'registered'));
    await transact(this.#client, [
      checkPart({ table: orders, key: { orderId } }, equals('state', 'issuing'), refusal),
      putPart(mobileIds, mobileId, any(missing('mobileId'), sameOrder), () => new WrongStep('issuing')),
    ]);
  }

  /**
   * Makes the mobile ID `active` and completes its order, if the user is `active` at this moment.
   * @throws {UserNotActive} @throws {OrderEnded} @throws {WrongStep}
   */
  async activate({ orderId, userId, mobileId }: Order, now: Date): Promise<void> {
    const { orders, coordination, mobileIds, directory } = this.#tables;
    const activatedAt = now.toISOString();
    await transact(this.#client, [
      activeUserPart(directory, userId),
      updatePart(
        { table: orders, key: { orderId } },
        { set: { state: 'completed', completedAt: activatedAt } },
        mayBecome('completed'),
        refusal,
      ),
      updatePart(
        { table: mobileIds, key: { userId, mobileId } },
        { set: { state: 'active', activatedAt } },
        all(equals('state', 'registered'), equals('orderId', orderId)),
        () => new WrongStep('awaiting-installation'),
      ),
      releaseUserPart(coordination, userId, orderId),
    ]);
  }
}
