import { toOrderResponse, type OrderView } from '../../../api/order-response.ts';
import type { SignedInUser } from '../../../api/request.ts';
import { requireOptions, type Order } from '../../../domain/order/order.ts';
import { requireRecentSignIn } from '../../../domain/order/time-limits.ts';
import { loadOwnOrder } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import { isExpired } from './activation-code.ts';
import { showCode } from './activation-code.ts';

/**
 * Reads an order as its user may see it, with link and QR code where the page shows them.
 * @throws {OrderNotFound} @throws {SignInTooOld} it would show a code
 */
export const readOrder = async (
  deps: Pick<Dependencies, 'orders' | 'codeVault' | 'siteUrl' | 'now'>,
  { userId, signedInAt }: SignedInUser,
  orderId: string,
): Promise<OrderView> => {
  const order = await loadOwnOrder(deps, { userId, orderId });
  const ciphertext = findShownCode(order, deps.now());
  if (ciphertext === undefined) return toOrderResponse(order);
  requireRecentSignIn(signedInAt, requireOptions(order)['sign-in-age'], deps.now());
  const code = await deps.codeVault.open(orderId, ciphertext);
  return toOrderResponse(order, await showCode(deps.siteUrl, orderId, code));
};

// Only while the order waits for a phone and none has answered, only until the code expires, and only where the
// options put it on the page.
const findShownCode = (order: Order, now: Date): string | undefined => {
  const { state, phone, activationCode } = order;
  if (state !== 'awaiting-phone' || phone || !activationCode) return undefined;
  if (requireOptions(order)['qr-delivery'] !== 'self-service') return undefined;
  return isExpired(activationCode, now) ? undefined : activationCode.ciphertext;
};
