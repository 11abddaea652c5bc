import { isDeepStrictEqual } from 'node:util';
import type * as v from 'valibot';
import type { Confirmation, Confirmations } from '../../aws/tables/confirmations.ts';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import type { Process } from '../../aws/services/process.ts';
import type { ConfirmOrderBody } from '../../../api/schemas.ts';
import { ChoiceNotOffered, WrongStep } from '../../../domain/failures/errors.ts';
import { optionsOf, type OldPhone, type Order } from '../../../domain/order/order.ts';
import { ownOrder } from '../orders/own-order.ts';
import { chosenKinds } from './chosen-kinds.ts';
import { confirmed } from './confirmed.ts';

/** What confirming an order works with. */
export interface ConfirmOrderDependencies {
  readonly orders: OrderStore;
  readonly confirmations: Confirmations;
  readonly process: Process;
  readonly now: () => Date;
}

/** What the user decided. */
export type ConfirmOrderRequest = v.InferOutput<typeof ConfirmOrderBody>;

/**
 * *Next* on the first page. The same decision again changes nothing and moves the process on again, in case
 * the first try got lost on its way there.
 * @returns the order as it is now
 * @throws {OrderNotFound} @throws {WrongStep} @throws {ChoiceNotOffered}
 */
export const confirmOrder = async (
  deps: ConfirmOrderDependencies,
  { userId, orderId }: { readonly userId: string; readonly orderId: string },
  request: ConfirmOrderRequest,
): Promise<Order> => {
  const order = await ownOrder(deps.orders, userId, orderId);
  const now = deps.now();
  const confirmation = confirmationOf(order, request, now);
  if (order.confirmation === undefined) await deps.confirmations.write(order, confirmation, now);
  else if (!isSameDecision(order.confirmation, confirmation)) throw new WrongStep(order.state);
  // Read again: a step that started again has a new token.
  const written = await deps.orders.load(orderId);
  if (written.state === 'awaiting-confirmation')
    await deps.process.moveOn(written.taskToken, confirmed(written));
  return written;
};

const confirmationOf = (order: Order, request: ConfirmOrderRequest, now: Date): Confirmation => {
  const oldPhone = oldPhoneOf(order, request.oldPhone);
  return {
    kinds: [...chosenKinds(optionsOf(order), request.kinds)],
    ...(oldPhone && { oldPhone }),
    at: now.toISOString(),
  };
};

const oldPhoneOf = ({ replaces }: Order, oldPhone: OldPhone | undefined): OldPhone | undefined => {
  if (replaces && !oldPhone) throw new ChoiceNotOffered('Say what became of the old phone: kept or lost');
  if (!replaces && oldPhone) throw new ChoiceNotOffered('There is no old phone: this order replaces nothing');
  return oldPhone;
};

const isSameDecision = (one: Confirmation, other: Confirmation): boolean =>
  isDeepStrictEqual({ ...one, at: '' }, { ...other, at: '' });
