import type { PhoneRequest } from '../../../api/request.ts';
import { Unauthorized } from '../../../domain/failures/errors.ts';
import type { Order } from '../../../domain/order/order.ts';
import { isSameSecret, sha256 } from '../../../domain/secrets.ts';
import { findOrder } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';

/**
 * Reads an order for the phone that used its activation code.
 * @throws {Unauthorized} there is no such order, or another phone has it: the response is the same
 */
export const loadPhoneOrder = async (
  deps: Pick<Dependencies, 'orders'>,
  { orderId, secret }: PhoneRequest,
): Promise<Order> => {
  const order = await findOrder(deps, orderId);
  const expected = order?.phone?.secretHash ?? '';
  if (!order || !isSameSecret(expected, sha256(secret, 'base64url'))) throw new Unauthorized();
  return order;
};
