import type { SignedInUser } from '../../../api/request.ts';
import { refuseIn } from '../../../domain/failures/errors.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import { requireOptions, type ActivationCode, type Order } from '../../../domain/order/order.ts';
import { requireRecentSignIn } from '../../../domain/order/time-limits.ts';
import { loadOwnOrder, writeDuring } from '../../aws/tables/orders.ts';
import { countRequest } from '../../aws/tables/request-limits.ts';
import type { Dependencies, Needs } from '../../runtime/dependencies.ts';
import { createCode, mailCode, requireUnchangedCode } from './code-delivery.ts';

type Orders = Pick<Dependencies, 'orders'>;

/** An order with a code that is new. */
export interface RenewedOrder {
  readonly order: Order;
  /** The code where the page shows it; undefined where it was mailed, or another request renewed it. */
  readonly code: string | undefined;
}

/**
 * Gives an order that still waits for its phone a new activation code, on the page or by mail as the option
 * `qr-delivery` says; the one before dies. Of two requests at once one renews it, and both have a new code.
 * @throws {SignInTooOld} @throws {OrderNotFound} @throws {OrderEnded} @throws {TooManyRequests} @throws {UserNotActive}
 * @throws {WrongStep} the order does not wait for a phone, or one has answered
 */
export const renewActivationCode = async (
  deps: Orders & Needs<typeof countRequest> & Needs<typeof createCode> & Needs<typeof mailCode>,
  { userId, signedInAt }: SignedInUser,
  orderId: string,
): Promise<RenewedOrder> => {
  const order = await loadPhonelessOrder(deps, { userId, orderId });
  requireRecentSignIn(signedInAt, requireOptions(order)['sign-in-age'], deps.now());
  await countRequest(deps, 'renew-activation-code', orderId, deps.now());
  const delivery = await createCode(deps, order, order.deadline);
  const renewed = await replaceCode(deps, order, delivery.kept);
  if (renewed.activationCode?.hash !== delivery.kept.hash) return { order: renewed, code: undefined };
  await mailCode(deps, orderId, delivery);
  return { order: renewed, code: delivery.recipient ? undefined : delivery.code };
};

const loadPhonelessOrder = async (deps: Orders, key: Pick<Order, 'userId' | 'orderId'>): Promise<Order> => {
  const order = await loadOwnOrder(deps, key);
  if (order.state !== 'awaiting-phone' || order.phone) throw refuseIn(order.state);
  return order;
};

// A lost race may also be one against ourselves, when the SDK repeats a write after a lost reply: the order tells.
const replaceCode = async (deps: Orders, order: Order, activationCode: ActivationCode): Promise<Order> => {
  const { orderId, state } = order;
  const change = { set: { activationCode }, when: requireUnchangedCode(order) };
  try {
    return await writeDuring(deps, orderId, state, change);
  } catch (error) {
    if (!(error instanceof LostRace)) throw error;
    return loadPhonelessOrder(deps, order);
  }
};
