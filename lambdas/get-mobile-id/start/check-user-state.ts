import type { Directory } from '../../aws/tables/directory.ts';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import { labelsFor } from '../../../domain/options/labels.ts';
import { optionsOf } from '../../../domain/order/order.ts';

/** Where the order and its user are read. */
export interface CheckUserStateDependencies {
  readonly orders: OrderStore;
  readonly directory: Directory;
}

/**
 * Checks that the user of a new order is `active`, and gives the order the labels that are made of the user.
 * @throws {UserNotActive} @throws {OrderEnded}
 */
export const checkUserState = async (
  { orders, directory }: CheckUserStateDependencies,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  const order = await orders.load(orderId);
  const user = await directory.loadActive(order.userId);
  await orders.writeDuring(orderId, 'starting', { set: { labels: labelsFor(optionsOf(order), user) } });
};
