import type * as v from 'valibot';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import type { ActivationResponse } from '../../../api/schemas.ts';
import { Unauthorized } from '../../../domain/failures/errors.ts';
import { orderOfCode, requireUsableCode } from '../orders/activation-code.ts';
import type { ActivationRequest } from './activation-request.ts';
import { phoneKeys } from './phone-keys.ts';

/** What reading an activation works with. */
export interface ReadActivationDependencies {
  readonly orders: OrderStore;
  readonly now: () => Date;
}

/** What the phone learns before it makes its keys. */
export type Activation = v.InferOutput<typeof ActivationResponse>;

/**
 * Tells the holder of an activation code for whom and what it is. It changes nothing, so a mail scanner that
 * opens links, or a second look, does no harm.
 * @throws {Unauthorized} @throws {ActivationCodeGone} says why
 */
export const readActivation = async (
  { orders, now }: ReadActivationDependencies,
  { orderId, code }: ActivationRequest,
): Promise<Activation> => {
  const order = orderOfCode(await orders.find(orderId), code);
  const { expiresAt } = requireUsableCode(order, now());
  const { labels } = order;
  // An order has labels before it has a code.
  if (!labels) throw new Unauthorized();
  const kinds = phoneKeys(order).map(({ kind, keyTypes }) => ({ kind, keyTypes: [...keyTypes] }));
  return { orderId, labels, kinds, expiresAt };
};
