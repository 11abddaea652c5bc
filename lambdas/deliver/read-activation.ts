import type * as v from 'valibot';
import type { OrderStore } from '../shared/aws/order-store.ts';
import type { ActivationAnswer } from '../shared/http/schemas.ts';
import { ActivationCodeGone } from '../shared/model/errors.ts';
import { orderOfCode, requireUsableCode } from './activation-code.ts';
import type { ActivationRequest } from './activation-request.ts';
import { phoneKeys } from './phone-keys.ts';

/** What reading an activation works with. */
export interface ReadActivationDependencies {
  readonly orders: OrderStore;
  readonly now: () => Date;
}

/** What the phone learns before it makes its keys. */
export type Activation = v.InferOutput<typeof ActivationAnswer>;

/**
 * Tells the holder of an activation code for whom and what it is. It changes nothing, so a mail scanner that
 * opens links, or a second look, does no harm.
 * @throws {Unauthorized} @throws {ActivationCodeGone}
 */
export const readActivation = async (
  { orders, now }: ReadActivationDependencies,
  { orderId, code }: ActivationRequest,
): Promise<Activation> => {
  const order = orderOfCode(await orders.find(orderId), code);
  requireUsableCode(order, now());
  const { labels, activationCode } = order;
  if (!labels || !activationCode) throw new ActivationCodeGone();
  const kinds = phoneKeys(order).map(({ kind, keyTypes }) => ({ kind, keyTypes: [...keyTypes] }));
  return { orderId, labels, kinds, expiresAt: activationCode.expiresAt };
};
