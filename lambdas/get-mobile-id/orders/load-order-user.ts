import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import { DirectoryItemInvalid } from '../../../domain/failures/errors.ts';
import { listNeededAttributes } from '../../../domain/order/needed-attributes.ts';
import { requireOptions, type Order } from '../../../domain/order/order.ts';
import type { User } from '../../../domain/user.ts';
import { loadActiveUser } from '../../aws/tables/directory.ts';
import { writeDuring } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';

/**
 * Reads the user of an order with all that the order can't do without. The log names what the order goes on
 * without; where it can't, the order keeps the attribute's name, so that its user is told.
 * @param kinds what is to be issued
 * @throws {UserNotActive} @throws {DirectoryItemInvalid}
 */
export const loadOrderUser = async (
  deps: Pick<Dependencies, 'orders' | 'directory' | 'log'>,
  order: Order,
  kinds: readonly CertificateKind[],
): Promise<User & { readonly commonName: string }> => {
  const { orderId, userId, state } = order;
  const besides = listNeededAttributes(requireOptions(order), kinds);
  try {
    const user = await loadActiveUser(deps, userId, ['commonName'], besides);
    for (const attribute of user.leftOut)
      deps.log.info('directory-attribute-left-out', { orderId, userId, attribute });
    return user;
  } catch (error) {
    if (error instanceof DirectoryItemInvalid)
      await writeDuring(deps, orderId, state, { set: { absent: [error.members.attribute] } });
    throw error;
  }
};
