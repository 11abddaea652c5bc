import { certificateEnd } from '../../../domain/options/validity.ts';
import { requireOptions, type Issuance } from '../../../domain/order/order.ts';
import type { User } from '../../../domain/user.ts';
import { loadActiveUser } from '../../aws/tables/directory.ts';
import { writeIssuance } from '../../aws/tables/issuance.ts';
import { loadOrder } from '../../aws/tables/orders.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';

/**
 * Brings an approved order into `issuing`: freezes what its certificates will say in the same write that holds
 * the user to be `active`. An order that is `issuing` already stays as it is.
 * @throws {UserNotActive} @throws {OrderEnded} @throws {WrongStep}
 */
export const beginIssuing = async (
  deps: Pick<Dependencies, 'orders' | 'directory' | 'now'>,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  const order = await loadOrder(deps, orderId);
  const user = await loadActiveUser(deps, order.userId);
  if (order.state === 'issuing') return;
  const now = deps.now();
  const notAfter = certificateEnd(requireOptions(order), now);
  await writeIssuance(deps, order, toIssuance(user, notAfter, now), now);
};

const toIssuance = (user: User, notAfter: Date, now: Date): Issuance => {
  const { commonName, email, upn, sid, employeeNumber } = user;
  return {
    enteredAt: now.toISOString(),
    notAfter: notAfter.toISOString(),
    subject: { commonName, email, upn, sid, employeeNumber },
  };
};
