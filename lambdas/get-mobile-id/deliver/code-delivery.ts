import type { ActivationCodeVault } from '../../aws/services/activation-code-vault.ts';
import type { Directory } from '../../aws/tables/directory.ts';
import { equals, missing, type Condition } from '../../aws/tables/expressions.ts';
import type { Mailer } from '../../aws/services/mailer.ts';
import { maskedAddress } from '../../mail/masked-address.ts';
import { qrMail } from '../../mail/mails.ts';
import { after } from '../../../domain/options/durations.ts';
import { optionsOf, type ActivationCode, type Order } from '../../../domain/order/order.ts';
import type { User } from '../../../domain/user.ts';
import { activationLink, hashOf, newActivationCode } from '../orders/activation-code.ts';
import { qrPng } from '../orders/qr-code.ts';

/** What bringing an activation code to its user works with. */
export interface CodeDeliveryDependencies {
  readonly vault: ActivationCodeVault;
  readonly directory: Directory;
  readonly mailer: Mailer;
  /** Origin of the pages. */
  readonly siteUrl: string;
  readonly now: () => Date;
}

/** An activation code on its way to its user. */
export interface DeliverableCode {
  readonly code: string;
  /** What the order keeps of it. */
  readonly kept: ActivationCode;
  /** Whom it is mailed to; undefined when the page shows it. */
  readonly recipient: User | undefined;
}

/**
 * Makes a new activation code for an order. It dies with the step at the latest, and replaces the one that
 * the order has.
 * @param deadline when the step runs out
 * @throws {UserNotActive} the code has to be mailed to somebody who may not have it
 */
export const freshCode = async (
  deps: CodeDeliveryDependencies,
  order: Order,
  deadline: string,
): Promise<DeliverableCode> => {
  const { orderId, activationCode: old } = order;
  const recipient = await recipientOf(deps, order);
  const code = newActivationCode();
  const end = after(deps.now(), optionsOf(order)['activation-code-lifetime']).toISOString();
  const kept = {
    hash: hashOf(code),
    ciphertext: await deps.vault.seal(orderId, code),
    expiresAt: end < deadline ? end : deadline,
    replaced: old ? [...old.replaced, old.hash] : [],
  };
  return { code, kept: addressed(kept, recipient), recipient };
};

/**
 * Opens the activation code that an order has, to deliver it again.
 * @throws {UserNotActive} the code has to be mailed to somebody who may not have it
 */
export const sameCode = async (
  deps: CodeDeliveryDependencies,
  order: Order,
  kept: ActivationCode & { readonly ciphertext: string },
): Promise<DeliverableCode> => {
  const recipient = await recipientOf(deps, order);
  const code = await deps.vault.open(order.orderId, kept.ciphertext);
  return { code, kept: addressed(kept, recipient), recipient };
};

/**
 * The conditions under which a code may be written to an order: it has the code it was read with, and no
 * phone has used that.
 */
export const unchangedCode = ({ activationCode }: Order): readonly Condition[] => [
  activationCode ? equals('activationCode.hash', activationCode.hash) : missing('activationCode'),
  missing('phone'),
];

/** Mails a code that the order holds by now; where the page shows it, nothing is left to do. */
export const mailCode = async (
  { mailer, siteUrl }: CodeDeliveryDependencies,
  orderId: string,
  { code, kept, recipient }: DeliverableCode,
): Promise<void> => {
  if (!recipient) return;
  const link = activationLink(siteUrl, orderId, code);
  const content = { link, png: await qrPng(link), expiresAt: new Date(kept.expiresAt), siteUrl };
  await mailer.send({ to: recipient.email, ...qrMail(recipient, content) }, orderId);
};

const recipientOf = async ({ directory }: CodeDeliveryDependencies, order: Order) =>
  optionsOf(order)['qr-delivery'] === 'email' ? directory.loadActive(order.userId) : undefined;

const addressed = (kept: ActivationCode, recipient: User | undefined): ActivationCode => ({
  ...kept,
  ...(recipient && { mailedTo: maskedAddress(recipient.email) }),
});
