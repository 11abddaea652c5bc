import type { OrderStore } from '../../aws/tables/order-store.ts';
import type { Process } from '../../aws/services/process.ts';
import { OrderEnded } from '../../../domain/failures/errors.ts';
import type { Order } from '../../../domain/order/order.ts';
import { phoneOrder, type PhoneRequest } from './phone-order.ts';

/** What acknowledging the installation works with. */
export interface ConfirmInstallationDependencies {
  readonly orders: OrderStore;
  readonly process: Process;
  readonly now: () => Date;
}

/**
 * The phone has installed its certificates. The same acknowledgement again changes nothing and moves the
 * process on again, in case the first one got lost on its way there.
 * @returns the order as it is now
 * @throws {Unauthorized} @throws {WrongStep} @throws {OrderEnded}
 */
export const confirmInstallation = async (
  { orders, process, now }: ConfirmInstallationDependencies,
  request: PhoneRequest,
): Promise<Order> => {
  const order = await phoneOrder(orders, request);
  if (order.ended) throw new OrderEnded(order.state);
  const installed = order.installation
    ? order
    : await orders.answer(order.orderId, 'awaiting-installation', {
        set: { installation: { at: now().toISOString() } },
      });
  if (installed.state === 'awaiting-installation') await process.moveOn(installed.taskToken);
  return installed;
};
