import { isDeepStrictEqual } from 'node:util';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as v from 'valibot';
import { OrderNotFound, refuseIn, type NamedError } from '../../../domain/failures/errors.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import {
  listNeeded,
  orderStateNames,
  orderStates,
  statesBefore,
  type OrderState,
  type WaitingState,
} from '../../../domain/order/order-states.ts';
import { OrderSchema, type Order } from '../../../domain/order/order.ts';
import { all, among, any, equals, exists, missing, type Changes, type ConditionOn } from './expressions.ts';
import type { Tables } from './tables.ts';

type Orders = Pick<Tables, 'orders'>;

/** What to write to an order, and what must hold of it besides its state. */
export type OrderWrite = Changes<Order> & { readonly when?: readonly ConditionOn<Order>[] };

/** Reads an order as the last write left it; undefined when there is none. */
export const findOrder = ({ orders }: Orders, orderId: string): Promise<Order | undefined> =>
  orders.find({ orderId });

/**
 * Reads an order that has to be there.
 * @throws {OrderNotFound}
 */
export const loadOrder = async (tables: Orders, orderId: string): Promise<Order> => {
  const order = await findOrder(tables, orderId);
  if (!order) throw new OrderNotFound();
  return order;
};

/**
 * Reads an order for the user who asks.
 * @throws {OrderNotFound} there is none, or it is somebody else's: the response is the same
 */
export const loadOwnOrder = async (
  tables: Orders,
  { userId, orderId }: Pick<Order, 'userId' | 'orderId'>,
): Promise<Order> => {
  const order = await findOrder(tables, orderId);
  if (order?.userId !== userId) throw new OrderNotFound();
  return order;
};

/**
 * Reads an order that certificates may be issued for.
 * @throws {OrderRefused} it is at another step
 */
export const loadIssuingOrder = async (tables: Orders, orderId: string): Promise<Order> => {
  const order = await loadOrder(tables, orderId);
  if (order.state !== 'issuing') throw refuseIn(order.state);
  return order;
};

/**
 * Brings an order into a waiting state together with the token of the step that waits, so that whoever sees the
 * state can act. A step that starts again replaces its own earlier token.
 * @returns the order as written
 * @throws {OrderRefused} @throws {LostRace} it is in this state already, but a condition does not hold
 */
export const enterWaitingState = (
  tables: Orders,
  orderId: string,
  to: WaitingState,
  { when = [], set, ...changes }: OrderWrite,
): Promise<Order> =>
  write(
    tables,
    orderId,
    { ...changes, set: { ...set, state: to }, when: [any(mayBecome(to), equals('state', to)), ...when] },
    { allowed: [to] },
  );

/**
 * Stores what somebody submits to a waiting order, once. A write that comes second, be it a repetition of the SDK's or
 * the same request beside this one, finds the order with the same submission: it counts as made, until the order ends
 * without a mobile ID.
 * @throws {OrderRefused} the order waits for something else, or has another submission already
 */
export const storeSubmission = (
  tables: Orders,
  orderId: string,
  state: WaitingState,
  { when = [], ...changes }: OrderWrite,
): Promise<Order> => {
  const { needs } = orderStates[state];
  const once = needs === undefined ? [] : [missing(needs)];
  return write(
    tables,
    orderId,
    { ...changes, when: [equals('state', state), ...once, ...when] },
    { isWritten: (order) => needs !== undefined && isHeld(order, changes.set ?? {}, needs) },
  );
};

const isHeld = (order: Attributes, set: Attributes, name: string): boolean =>
  order['ended'] === undefined &&
  set[name] !== undefined &&
  isDeepStrictEqual(withoutTime(order[name]), withoutTime(set[name]));

const withoutTime = (submission: unknown): unknown =>
  typeof submission === 'object' ? { ...submission, at: undefined } : submission;

/**
 * Writes to an order while it is in one of these states.
 * @throws {OrderRefused} @throws {LostRace} it is in one of them, but a condition does not hold
 */
export const writeDuring = (
  tables: Orders,
  orderId: string,
  states: OrderState | readonly OrderState[],
  { when = [], ...changes }: OrderWrite,
): Promise<Order> => {
  const allowed = typeof states === 'string' ? [states] : states;
  return write(tables, orderId, { ...changes, when: [among('state', allowed), ...when] }, { allowed });
};

/**
 * Writes down what became of an order, wherever it stands, and reads nothing of it: whatever else it holds, what
 * happened to its certificates is kept.
 * @throws {OrderNotFound} @throws {LostRace} a condition does not hold
 */
export const writeDown = async (tables: Orders, orderId: string, changes: OrderWrite): Promise<void> => {
  await writeUnread(tables, orderId, changes, { allowed: orderStateNames });
};

type Attributes = Readonly<Record<string, unknown>>;

/** What comes back of a write, and how a refused one is understood. */
interface Outcome {
  /** What comes back; nothing by default. */
  readonly returns?: 'ALL_NEW';
  /** In one of these states, somebody else came first. */
  readonly allowed?: readonly OrderState[];
  /** Whether the order as found holds what was to be written. */
  readonly isWritten?: (order: Attributes) => boolean;
}

const write = async (
  tables: Orders,
  orderId: string,
  changes: OrderWrite,
  outcome: Outcome,
): Promise<Order> =>
  tables.orders.parse(await writeUnread(tables, orderId, changes, { ...outcome, returns: 'ALL_NEW' }));

const writeUnread = async (
  { orders }: Orders,
  orderId: string,
  { when = [], ...changes }: OrderWrite,
  { returns, ...refused }: Outcome,
): Promise<unknown> => {
  try {
    return await orders.update({ orderId }, { ...changes, when: all(exists('orderId'), ...when) }, returns);
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return acceptWritten(error.Item && unmarshall(error.Item), refused);
  }
};

const acceptWritten = (
  found: Attributes | undefined,
  { allowed, isWritten = () => false }: Outcome,
): Attributes => {
  if (found && isWritten(found)) return found;
  throw refusal(found, allowed);
};

/**
 * The condition under which an order may become `to`, derived from the life cycle: it is in a state before
 * it, and when that is the way forward, it holds the submissions that the way needs.
 * @param to the state to write
 */
export const mayBecome = (to: OrderState): ConditionOn<Order> =>
  any(
    ...statesBefore(to).map((from): ConditionOn<Order> =>
      all(equals('state', from), ...listNeeded(from, to).map((needed) => exists(needed))),
    ),
  );

/**
 * Says why a conditional write to an order was refused: the one place that does.
 * @param found the order as it is, undefined when there is none
 * @param allowed the states in which the write is allowed: in one of them, something else than the state kept
 *   it from being made, and so somebody else came first
 */
export const refusal = (found: Attributes | undefined, allowed: readonly OrderState[] = []): NamedError => {
  if (found === undefined) return new OrderNotFound();
  const { state } = v.parse(v.pick(OrderSchema, ['state']), found);
  return allowed.includes(state) ? new LostRace(`an order that is ${state}`) : refuseIn(state);
};
