import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { WrongStep } from '../../../domain/failures/errors.ts';
import type { MobileId } from '../../../domain/mobile-id.ts';
import type { Order } from '../../../domain/order/order.ts';
import { activeUserPart } from './directory.ts';
import { all, equals, missing, type Changes } from './expressions.ts';
import { releaseUserPart, type CoordinationTables } from './coordination.ts';
import { mayBecome, refusal } from './order-conditions.ts';
import { putPart, transact, updatePart } from './transactions.ts';

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
   * Stores the mobile ID as `registered`, and the order as waiting for the phone to install it.
   * @param changes what the waiting order holds besides its state: token and times
   * @throws {OrderEnded} the order ended before
   */
  async register(mobileId: MobileId, changes: Changes): Promise<void> {
    const { orders, mobileIds } = this.#tables;
    const to = 'awaiting-installation';
    await transact(this.#client, [
      updatePart(
        { table: orders, key: { orderId: mobileId.orderId } },
        { ...changes, set: { ...changes.set, state: to } },
        mayBecome(to),
        refusal,
      ),
      putPart(mobileIds, mobileId, missing('mobileId'), () => new WrongStep(to)),
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
