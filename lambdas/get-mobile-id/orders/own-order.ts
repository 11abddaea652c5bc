import type { OrderStore } from '../../aws/tables/order-store.ts';
import { OrderNotFound } from '../../../domain/failures/errors.ts';
import type { Order } from '../../../domain/order/order.ts';

/**
 * Reads an order for the user who asks.
 * @throws {OrderNotFound} there is none, or it is somebody else's: the answer is the same
 */
export const ownOrder = async (orders: OrderStore, userId: string, orderId: string): Promise<Order> => {
  const order = await orders.find(orderId);
  if (order?.userId !== userId) throw new OrderNotFound();
  return order;
};
