import type { OrderStore } from '../../aws/tables/order-store.ts';
import type { RequestLimits } from '../../aws/tables/request-limits.ts';
import { refuseIn } from '../../../domain/failures/errors.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import type { ActivationCode, Order } from '../../../domain/order/order.ts';
import { ownOrder } from '../orders/own-order.ts';
import { freshCode, mailCode, unchangedCode, type CodeDeliveryDependencies } from './code-delivery.ts';

/** What renewing an activation code works with. */
export interface RenewActivationCodeDependencies extends CodeDeliveryDependencies {
  readonly orders: OrderStore;
  readonly limits: RequestLimits;
}

/** An order with a code that is new. */
export interface RenewedOrder {
  readonly order: Order;
  /** The code where the page shows it; undefined where it was mailed, or another request renewed it. */
  readonly shownCode: string | undefined;
}

/**
 * Gives an order that still waits for its phone a new activation code, on the page or by mail as the option
 * `qr-delivery` says; the one before dies. Of two requests at once one renews it, and both have a new code.
 * @throws {OrderNotFound} @throws {OrderEnded} @throws {TooManyRequests} @throws {UserNotActive}
 * @throws {WrongStep} the order does not wait for a phone, or one has answered
 */
export const renewActivationCode = async (
  deps: RenewActivationCodeDependencies,
  { userId, orderId }: { readonly userId: string; readonly orderId: string },
): Promise<RenewedOrder> => {
  const order = await phonelessOrder(deps, userId, orderId);
  await deps.limits.count('renew-activation-code', orderId, deps.now());
  const delivery = await freshCode(deps, order, order.deadline);
  const renewed = await replaceCode(deps, order, delivery.kept);
  if (renewed.activationCode?.hash !== delivery.kept.hash) return { order: renewed, shownCode: undefined };
  await mailCode(deps, orderId, delivery);
  return { order: renewed, shownCode: delivery.recipient ? undefined : delivery.code };
};

const phonelessOrder = async (
  { orders }: RenewActivationCodeDependencies,
  userId: string,
  orderId: string,
): Promise<Order> => {
  const order = await ownOrder(orders, userId, orderId);
  if (order.state !== 'awaiting-phone' || order.phone) throw refuseIn(order.state);
  return order;
};

// A refused write may also be our own, repeated by the SDK after a lost reply: the order tells.
const replaceCode = async (
  deps: RenewActivationCodeDependencies,
  order: Order,
  activationCode: ActivationCode,
): Promise<Order> => {
  const { orderId, userId, state } = order;
  try {
    return await deps.orders.writeDuring(
      orderId,
      state,
      { set: { activationCode } },
      ...unchangedCode(order),
    );
  } catch (error) {
    if (!(error instanceof LostRace)) throw error;
    return phonelessOrder(deps, userId, orderId);
  }
};
