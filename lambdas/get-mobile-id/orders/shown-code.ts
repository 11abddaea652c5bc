import { isExpired } from './activation-code.ts';
import { optionsOf, type Order } from '../../../domain/order/order.ts';

/**
 * The activation code that the page may show of an order, still encrypted: only while the order waits for a
 * phone and none has answered, only until the code expires, and only where the options put it on the page.
 * @returns undefined when there is none to show
 */
export const shownCiphertext = (order: Order, now: Date): string | undefined => {
  const { state, phone, activationCode } = order;
  if (state !== 'awaiting-phone' || phone || !activationCode) return undefined;
  if (optionsOf(order)['qr-delivery'] !== 'self-service') return undefined;
  return isExpired(activationCode, now) ? undefined : activationCode.ciphertext;
};
