import type { OrderStore } from '../../aws/tables/order-store.ts';
import { OrderEnded, WrongStep } from '../../../domain/failures/errors.ts';
import { isEnded } from '../../../domain/order/order-states.ts';
import type { Order } from '../../../domain/order/order.ts';

/**
 * Reads an order that certificates may be issued for.
 * @throws {OrderEnded} @throws {WrongStep} it is at another step
 */
export const loadIssuing = async (orders: OrderStore, orderId: string): Promise<Order> => {
  const order = await orders.load(orderId);
  if (order.state === 'issuing') return order;
  throw isEnded(order.state) ? new OrderEnded(order.state) : new WrongStep(order.state);
};
