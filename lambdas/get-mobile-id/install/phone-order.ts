import { createHash, timingSafeEqual } from 'node:crypto';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import { Unauthorized } from '../../../domain/failures/errors.ts';
import type { Order } from '../../../domain/order/order.ts';

/** What a phone shows for itself once it has used the activation code. */
export interface PhoneRequest {
  readonly orderId: string;
  readonly phoneSecret: string;
}

/**
 * Reads an order for the phone that used its activation code.
 * @throws {Unauthorized} there is no such order, or another phone has it: the answer is the same
 */
export const phoneOrder = async (
  orders: OrderStore,
  { orderId, phoneSecret }: PhoneRequest,
): Promise<Order> => {
  const order = await orders.find(orderId);
  const hash = createHash('sha256').update(phoneSecret).digest();
  const expected = Buffer.from(order?.phone?.secretHash ?? '', 'base64url');
  if (!order || expected.length !== hash.length || !timingSafeEqual(expected, hash)) throw new Unauthorized();
  return order;
};
