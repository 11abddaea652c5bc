import { successFacts } from '../../mail/facts.ts';
import { successMail } from '../../mail/mails.ts';
import {
  isWanted,
  notifyOnce,
  type LetterWriter,
  type NotificationDependencies,
} from '../orders/notification.ts';
import type { Order } from '../../../domain/order/order.ts';

/** What telling of a success works with. */
export type NotifySuccessDependencies = NotificationDependencies;

/**
 * Mails the user that the mobile ID is active, where the option `notify` wants it.
 * @throws whatever kept the mail from being sent
 */
export const notifySuccess = (
  deps: NotifySuccessDependencies,
  { orderId }: { readonly orderId: string },
): Promise<void> => notifyOnce(deps, orderId, (order) => successWriter(order, deps.siteUrl));

const successWriter = (order: Order, siteUrl: string): LetterWriter | undefined => {
  const { state, phone } = order;
  if (state !== 'completed' || !phone || !isWanted(order, 'success')) return undefined;
  return (reader) => successMail(reader, { facts: successFacts(order), siteUrl });
};
