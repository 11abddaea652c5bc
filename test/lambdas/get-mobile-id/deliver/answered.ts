import type { Order } from '../../../../domain/order/order.ts';
import { orderIn } from '../../../support/orders.ts';

/** An order that a phone has answered, before the process has moved on. */
export const answered = (order: Order): Order => {
  const { phone } = orderIn('awaiting-approval');
  return { ...order, ...(phone && { phone }) };
};
