import type { Directory } from '../../aws/tables/directory.ts';
import type { IssuanceStore } from '../../aws/tables/issuance-store.ts';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import { labelsFor } from '../../../domain/options/labels.ts';
import { optionsOf, type Issuance } from '../../../domain/order/order.ts';
import type { User } from '../../../domain/user.ts';
import { certificateEnd } from '../../../domain/options/validity.ts';

/** What the user-state check works with. */
export interface CheckUserStateDependencies {
  readonly orders: OrderStore;
  readonly directory: Directory;
  readonly issuances: IssuanceStore;
  readonly now: () => Date;
}

/**
 * Checks that the order's user is `active`: at the start, when the labels are made, and again right before
 * issuing, when what the certificates will say is frozen and the order enters `issuing` in the same write
 * that holds the user to be `active`.
 * @throws {UserNotActive} @throws {OrderEnded}
 */
export const checkUserState = async (
  deps: CheckUserStateDependencies,
  { orderId, beforeIssuing }: { readonly orderId: string; readonly beforeIssuing: boolean },
): Promise<void> => {
  const order = await deps.orders.load(orderId);
  const user = await deps.directory.loadActive(order.userId);
  const options = optionsOf(order);
  if (!beforeIssuing) {
    await deps.orders.writeDuring(orderId, 'starting', { set: { labels: labelsFor(options, user) } });
  } else if (order.state !== 'issuing') {
    const now = deps.now();
    await deps.issuances.begin(order, issuanceOf(user, certificateEnd(options, now), now), now);
  }
};

const issuanceOf = (user: User, notAfter: Date, now: Date): Issuance => {
  const { commonName, email, upn, sid, employeeNumber } = user;
  return {
    enteredAt: now.toISOString(),
    notAfter: notAfter.toISOString(),
    subject: { commonName, email, upn, sid, employeeNumber },
  };
};
