import { certificateKinds } from '../../../domain/certificates/certificate-kinds.ts';
import { renderLabels } from '../../../domain/options/labels.ts';
import { kindPolicy } from '../../../domain/options/options.ts';
import { requireOptions } from '../../../domain/order/order.ts';
import { loadOrder, writeDuring } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import { loadOrderUser } from '../orders/load-order-user.ts';

/**
 * Checks that the user of a new order is `active` and that the directory has what the order needs, and gives the
 * order the labels that are made of the user.
 * @throws {UserNotActive} @throws {DirectoryItemInvalid} @throws {OrderEnded}
 */
export const checkUserState = async (
  deps: Pick<Dependencies, 'orders' | 'directory' | 'log'>,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  const order = await loadOrder(deps, orderId);
  const options = requireOptions(order);
  const certain = certificateKinds.filter((kind) => kindPolicy(options, kind) === 'always');
  const user = await loadOrderUser(deps, order, certain);
  const labels = renderLabels(options, user);
  // Kinds that the user may choose can need what others do without.
  const absent = user.email === undefined ? ['email' as const] : undefined;
  await writeDuring(deps, orderId, 'starting', { set: { labels, absent } });
};
