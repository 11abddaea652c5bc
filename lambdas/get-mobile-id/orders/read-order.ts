import { shownOnPage } from './shown-on-page.ts';
import type { ActivationCodeVault } from '../../aws/services/activation-code-vault.ts';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import { ownOrder } from './own-order.ts';
import { toOrderResponse, type OrderView } from '../../../api/order-response.ts';
import { shownCiphertext } from './shown-code.ts';

/** What reading an order works with. */
export interface ReadOrderDependencies {
  readonly orders: OrderStore;
  readonly vault: ActivationCodeVault;
  /** Origin of the pages. */
  readonly siteUrl: string;
  readonly now: () => Date;
}

/**
 * Reads an order as its user may see it, with link and QR code where the page shows them.
 * @throws {OrderNotFound}
 */
export const readOrder = async (
  { orders, vault, siteUrl, now }: ReadOrderDependencies,
  { userId, orderId }: { readonly userId: string; readonly orderId: string },
): Promise<OrderView> => {
  const order = await ownOrder(orders, userId, orderId);
  const ciphertext = shownCiphertext(order, now());
  if (ciphertext === undefined) return toOrderResponse(order);
  return toOrderResponse(order, await shownOnPage(siteUrl, orderId, await vault.open(orderId, ciphertext)));
};
