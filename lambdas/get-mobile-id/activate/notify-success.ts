import type { Order } from '../../../domain/order/order.ts';
import { successFacts } from '../../mail/mails.ts';
import { successMail } from '../../mail/mails.ts';
import type { Needs } from '../../runtime/dependencies.ts';
import { isWanted, notifyOnce, type LetterWriter } from '../orders/notification.ts';

/**
 * Mails the user that the mobile ID is active, where the option `notify` wants it.
 * @throws whatever kept the mail from being sent
 */
export const notifySuccess = (
  deps: Needs<typeof notifyOnce>,
  { orderId }: { readonly orderId: string },
): Promise<void> => notifyOnce(deps, orderId, (order) => chooseWriter(order, deps.siteUrl));

const chooseWriter = (order: Order, siteUrl: string): LetterWriter | undefined => {
  const { state, phone } = order;
  if (state !== 'completed' || !phone || !isWanted(order, 'success')) return undefined;
  return (reader) => successMail(reader, { facts: successFacts(order), siteUrl });
};
