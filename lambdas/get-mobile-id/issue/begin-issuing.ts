import { renderLabels } from '../../../domain/options/labels.ts';
import { certificateEnd } from '../../../domain/options/validity.ts';
import { listKinds, requireOptions, type Issuance } from '../../../domain/order/order.ts';
import { writeIssuance } from '../../aws/tables/issuance.ts';
import { loadOrder } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import { loadOrderUser } from '../orders/load-order-user.ts';

/**
 * Brings an approved order into `issuing`: freezes what its certificates will say, and the labels of the mobile ID
 * from the same look at the directory, in the same write that holds the user to be `active`, and the mobile ID that it
 * renews. An order that is `issuing` already stays as it is.
 * @throws {UserNotActive} @throws {MobileIdNotRenewable} @throws {DirectoryItemInvalid} @throws {OrderEnded} @throws {WrongStep}
 */
export const beginIssuing = async (
  deps: Pick<Dependencies, 'orders' | 'directory' | 'mobileIds' | 'now' | 'log'>,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  const order = await loadOrder(deps, orderId);
  const user = await loadOrderUser(deps, order, listKinds(order));
  if (order.state === 'issuing') return;
  const now = deps.now();
  const options = requireOptions(order);
  const issuance = toIssuance(user, certificateEnd(options, now), now);
  await writeIssuance(deps, order, { user, issuance, labels: renderLabels(options, user) }, now);
};

const toIssuance = (
  { commonName, email, upn, sid, employeeNumber }: Issuance['subject'],
  notAfter: Date,
  now: Date,
): Issuance => ({
  enteredAt: now.toISOString(),
  notAfter: notAfter.toISOString(),
  subject: { commonName, email, upn, sid, employeeNumber },
});
