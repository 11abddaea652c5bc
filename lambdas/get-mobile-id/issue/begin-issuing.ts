import type { Directory } from '../../aws/tables/directory.ts';
import type { IssuanceStore } from '../../aws/tables/issuance-store.ts';
import type { OrderStore } from '../../aws/tables/order-store.ts';
import { certificateEnd } from '../../../domain/options/validity.ts';
import { optionsOf, type Issuance } from '../../../domain/order/order.ts';
import type { User } from '../../../domain/user.ts';

/** Where order and user are read, and the write that lets certificates be issued. */
export interface BeginIssuingDependencies {
  readonly orders: OrderStore;
  readonly directory: Directory;
  readonly issuances: IssuanceStore;
  readonly now: () => Date;
}

/**
 * Brings an approved order into `issuing`: freezes what its certificates will say in the same write that holds
 * the user to be `active`. An order that is `issuing` already stays as it is.
 * @throws {UserNotActive} @throws {OrderEnded} @throws {WrongStep}
 */
export const beginIssuing = async (
  { orders, directory, issuances, now: clock }: BeginIssuingDependencies,
  { orderId }: { readonly orderId: string },
): Promise<void> => {
  const order = await orders.load(orderId);
  const user = await directory.loadActive(order.userId);
  if (order.state === 'issuing') return;
  const now = clock();
  const notAfter = certificateEnd(optionsOf(order), now);
  await issuances.begin(order, toIssuance(user, notAfter, now), now);
};

const toIssuance = (user: User, notAfter: Date, now: Date): Issuance => {
  const { commonName, email, upn, sid, employeeNumber } = user;
  return {
    enteredAt: now.toISOString(),
    notAfter: notAfter.toISOString(),
    subject: { commonName, email, upn, sid, employeeNumber },
  };
};
