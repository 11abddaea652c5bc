import { certificateKinds } from '../../../domain/certificates/certificate-kinds.ts';
import { renderLabels } from '../../../domain/options/labels.ts';
import { kindPolicy } from '../../../domain/options/options.ts';
import { requireOptions } from '../../../domain/order/order.ts';
import { decideReplaced, listPresent } from '../../../domain/order/replacing.ts';
import { loadOrder, writeDuring } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import { loadOrderUser } from '../orders/load-order-user.ts';

/**
 * Checks that the user of a new order is `active` and that the directory has what the order needs, and gives the
 * order the labels that are made of the user, and what it replaces. Until it ends its user has no other order, so none
 * of theirs can become active meanwhile.
 * @throws {UserNotActive} @throws {DirectoryItemInvalid} @throws {OrderEnded}
 */
export const checkUserState = async (
  deps: Pick<Dependencies, 'orders' | 'directory' | 'mobileIds' | 'now' | 'log'>,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  const order = await loadOrder(deps, orderId);
  const options = requireOptions(order);
  const certain = certificateKinds.filter((kind) => kindPolicy(options, kind) === 'always');
  const user = await loadOrderUser(deps, order, certain);
  const labels = renderLabels(options, user);
  // Kinds that the user may choose can need what others do without.
  const absent = user.email === undefined ? ['email' as const] : undefined;
  const present = listPresent(await deps.mobileIds.list(order.userId), deps.now());
  const replaced = decideReplaced(present, options);
  await writeDuring(deps, orderId, 'starting', {
    set: { labels, absent, ...replaced },
    remove: replaced.replaces ? [] : ['replaces'],
  });
};
