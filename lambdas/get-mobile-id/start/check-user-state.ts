import { renderLabels } from '../../../domain/options/labels.ts';
import { requireOptions } from '../../../domain/order/order.ts';
import { loadActiveUser } from '../../aws/tables/directory.ts';
import { loadOrder, writeDuring } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';

/**
 * Checks that the user of a new order is `active`, and gives the order the labels that are made of the user.
 * @throws {UserNotActive} @throws {OrderEnded}
 */
export const checkUserState = async (
  deps: Pick<Dependencies, 'orders' | 'directory'>,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  const order = await loadOrder(deps, orderId);
  const user = await loadActiveUser(deps, order.userId);
  const labels = renderLabels(requireOptions(order), user);
  await writeDuring(deps, orderId, 'starting', { set: { labels } });
};
