import type { OrderStore } from '../../aws/tables/order-store.ts';
import { refuseIn } from '../../../domain/failures/errors.ts';
import type { Order } from '../../../domain/order/order.ts';

/**
 * Reads an order that certificates may be issued for.
 * @throws {OrderEnded} @throws {WrongStep} it is at another step
 */
export const loadIssuing = async (orders: OrderStore, orderId: string): Promise<Order> => {
  const order = await orders.load(orderId);
  if (order.state === 'issuing') return order;
  throw refuseIn(order.state);
};
