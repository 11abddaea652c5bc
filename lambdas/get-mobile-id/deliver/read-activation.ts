import type * as v from 'valibot';
import type { PhoneRequest } from '../../../api/request.ts';
import type { ActivationResponse } from '../../../api/phone-schemas.ts';
import { deriveChallenge } from '../../../domain/secrets.ts';
import { Unauthorized } from '../../../domain/failures/errors.ts';
import { findOrder } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import { requireCode, requireUsableCode } from '../orders/activation-code.ts';
import { listPhoneKeys, listPhoneStores } from './phone-submission.ts';

/** What the phone learns before it makes its keys. */
export type Activation = v.InferOutput<typeof ActivationResponse>;

/**
 * Tells the holder of an activation code for whom and what it is. It changes nothing, so a mail scanner that
 * opens links, or a second look, does no harm.
 * @throws {Unauthorized} @throws {ActivationCodeGone} says why
 */
export const readActivation = async (
  deps: Pick<Dependencies, 'orders' | 'now'>,
  { orderId, secret }: PhoneRequest,
): Promise<Activation> => {
  const order = requireCode(await findOrder(deps, orderId), secret);
  const { expiresAt } = requireUsableCode(order, deps.now());
  const { labels } = order;
  // An order has labels before it has a code.
  if (!labels) throw new Unauthorized();
  const kinds = listPhoneKeys(order).map(({ kind, keyTypes }) => ({ kind, keyTypes: [...keyTypes] }));
  const stores = [...listPhoneStores(order)];
  return { orderId, labels, kinds, stores, challenge: deriveChallenge(order.orderId, secret), expiresAt };
};
