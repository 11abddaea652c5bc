import { isDeepStrictEqual } from 'node:util';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as v from 'valibot';
import { OrderNotFound } from '../../../domain/failures/errors.ts';
import {
  orderStates,
  type Answer,
  type OrderState,
  type WaitingState,
} from '../../../domain/order/order-states.ts';
import { OrderSchema, type Order } from '../../../domain/order/order.ts';
import { all, among, any, equals, exists, missing, updateOf } from './expressions.ts';
import type { Changes, Condition } from './expressions.ts';
import { mayBecome, refusal } from './order-conditions.ts';

/**
 * The orders table, for writes that touch one order only. Every write is conditional on the order's state;
 * a refused one becomes OrderEnded or WrongStep, whichever is true, or LostRace where the state was right.
 */
export class OrderStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** Reads an order as the last write left it; undefined when there is none. */
  async find(orderId: string): Promise<Order | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: { orderId }, ConsistentRead: true }),
    );
    return Item && v.parse(OrderSchema, Item);
  }

  /**
   * Reads an order that has to be there.
   * @throws {OrderNotFound}
   */
  async load(orderId: string): Promise<Order> {
    const order = await this.find(orderId);
    if (!order) throw new OrderNotFound();
    return order;
  }

  /**
   * Brings an order into a waiting state together with the token of the step that waits, so that whoever
   * sees the state can act. A step that starts again replaces its own earlier token.
   * @param conditions what must hold besides
   * @returns the order as written
   * @throws {LostRace} the order is in this state already, but one of the conditions does not hold
   */
  async enter(
    orderId: string,
    to: WaitingState,
    changes: Changes,
    ...conditions: readonly Condition[]
  ): Promise<Order> {
    const again = equals('state', to);
    return this.#write(
      orderId,
      { ...changes, set: { ...changes.set, state: to } },
      all(any(mayBecome(to), again), ...conditions),
      { allowed: [to] },
    );
  }

  /**
   * Stores what somebody answered to a waiting order, once. The SDK sends a write again whose reply got lost: an
   * order that holds this very answer has it from here.
   * @throws {WrongStep} the order waits for something else, or has another answer already
   */
  async answer(
    orderId: string,
    state: WaitingState,
    changes: Changes,
    ...conditions: readonly Condition[]
  ): Promise<Order> {
    const { needs } = orderStates[state];
    const once = needs === undefined ? [] : [missing(needs)];
    const condition = all(equals('state', state), ...once, ...conditions);
    return this.#write(orderId, changes, condition, { isWritten: (order) => holds(order, needs, changes) });
  }

  /**
   * Writes to an order while it is in one of these states.
   * @throws {LostRace} it is in one of them, but one of the conditions does not hold
   */
  async writeDuring(
    orderId: string,
    states: OrderState | readonly OrderState[],
    changes: Changes,
    ...conditions: readonly Condition[]
  ): Promise<Order> {
    const during = typeof states === 'string' ? [states] : states;
    return this.#write(orderId, changes, all(among('state', during), ...conditions), { allowed: during });
  }

  async #write(
    orderId: string,
    changes: Changes,
    condition: Condition,
    { allowed = [], isWritten = () => false }: RefusedWrite,
  ): Promise<Order> {
    try {
      const { Attributes } = await this.#client.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: { orderId },
          ...updateOf(changes, all(exists('orderId'), condition)),
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return v.parse(OrderSchema, Attributes);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const found = error.Item && unmarshall(error.Item);
      if (found && isWritten(found)) return v.parse(OrderSchema, found);
      throw refusal(found, allowed);
    }
  }
}

type Item = Readonly<Record<string, unknown>>;

/** How a refused write is understood. */
interface RefusedWrite {
  /** In one of these states, somebody else came first. */
  readonly allowed?: readonly OrderState[];
  /** Whether the order as found holds what was to be written. */
  readonly isWritten?: (order: Item) => boolean;
}

const holds = (order: Item, answer: Answer | undefined, { set = {} }: Changes): boolean =>
  answer !== undefined && set[answer] !== undefined && isDeepStrictEqual(order[answer], set[answer]);
