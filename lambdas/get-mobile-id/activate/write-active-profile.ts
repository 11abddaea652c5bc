import { loadActiveUser } from '../../aws/tables/directory.ts';
import { loadOrder } from '../../aws/tables/orders.ts';
import { writeActivation } from '../../aws/tables/registration.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';

/**
 * Makes the mobile ID `active` and completes the order in one write, which only an active user's order
 * passes: the point of no return. An order that is completed already stays so.
 * @throws {UserNotActive} @throws {MobileIdNotRenewable} @throws {OrderEnded} @throws {WrongStep}
 */
export const writeActiveProfile = async (
  deps: Pick<Dependencies, 'orders' | 'coordination' | 'mobileIds' | 'directory' | 'now' | 'log'>,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  const order = await loadOrder(deps, orderId);
  if (order.state === 'completed') return;
  const user = await loadActiveUser(deps, order.userId);
  await writeActivation(deps, order, user, deps.now());
  const { mobileId, userId } = order;
  deps.log.info('mobile-id-activated', { orderId, mobileId, userId });
};
