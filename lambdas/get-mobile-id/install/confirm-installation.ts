import { OrderEnded } from '../../../domain/failures/errors.ts';
import type { Order } from '../../../domain/order/order.ts';
import { storeSubmission } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';

/**
 * The phone has installed its certificates. The same acknowledgement again changes nothing and moves the
 * process on again, in case the first one got lost on its way there.
 * @param order of the phone that says so
 * @returns the order as it is now
 * @throws {WrongStep} @throws {OrderEnded}
 */
export const confirmInstallation = async (
  deps: Pick<Dependencies, 'orders' | 'workflow' | 'now'>,
  order: Order,
): Promise<Order> => {
  if (order.ended) throw new OrderEnded(order.state);
  const installed = order.installation ? order : await storeInstallation(deps, order);
  if (installed.state === 'awaiting-installation') await deps.workflow.completeTask(installed.taskToken);
  return installed;
};

const storeInstallation = (deps: Pick<Dependencies, 'orders' | 'now'>, { orderId }: Order): Promise<Order> =>
  storeSubmission(deps, orderId, 'awaiting-installation', {
    set: { installation: { at: deps.now().toISOString() } },
  });
