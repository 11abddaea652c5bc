import type { Order } from '../../../domain/order/order.ts';
import { failureFacts } from '../../mail/mails.ts';
import { failureMail, securityMail, type FailureReason, type SecurityReason } from '../../mail/mails.ts';
import type { Needs } from '../../runtime/dependencies.ts';
import { isWanted, lockedWriter, notifyOnce, type LetterWriter } from '../orders/notification.ts';

/** Why an order ended when somebody else may have had a hand in it. */
const securityReasons = ['match-code-wrong', 'not-my-phone'] as const satisfies readonly SecurityReason[];

/**
 * Mails the user that an order ended without a mobile ID: where the option `notify` wants it and the user did
 * not choose that end, and always where somebody else may be at work, or where they have not heard yet that a lost
 * phone's mobile ID was locked.
 * @throws whatever kept the mail from being sent
 */
export const notifyFailure = (
  deps: Needs<typeof notifyOnce>,
  { orderId }: { readonly orderId: string },
): Promise<void> => notifyOnce(deps, orderId, (order) => chooseWriter(order, deps.siteUrl));

const chooseWriter = (order: Order, siteUrl: string): LetterWriter | undefined => {
  const content = { facts: failureFacts(order), siteUrl };
  const threat = securityReasons.find((reason) => reason === order.ended?.reason);
  if (threat) return (reader, brand) => securityMail(reader, threat, { ...content, brand });
  const reason = isWanted(order, 'failure') ? findReason(order) : undefined;
  if (reason) return (reader, brand) => failureMail(reader, reason, { ...content, brand });
  return order.lockNotifiedAt === undefined ? lockedWriter(order, siteUrl) : undefined;
};

// What a renewal was to renew works on, and its phone tries again: reminders tell the user, if that goes on.
const findReason = ({ state, ended, renews }: Order): FailureReason | undefined => {
  if (renews) return undefined;
  if (state === 'expired') return 'expired';
  if (state !== 'failed' || ended?.reason === 'not-installed') return undefined;
  return ended?.reason === 'user-not-active' ? 'user-not-active' : 'failed';
};
