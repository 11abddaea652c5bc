import { addDuration } from '../../../domain/options/durations.ts';
import { requireOptions, type ActivationCode, type Order } from '../../../domain/order/order.ts';
import { sha256 } from '../../../domain/secrets.ts';
import { maskAddress } from '../../../domain/text.ts';
import type { User } from '../../../domain/user.ts';
import { loadActiveUser } from '../../aws/tables/directory.ts';
import { equals, missing, type ConditionOn } from '../../aws/tables/expressions.ts';
import { qrMail, toReader } from '../../mail/mails.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';
import { activationLink, createActivationCode } from '../orders/activation-code.ts';
import { toQrPng } from '../orders/qr-code.ts';

/** Somebody whom the directory has an address of. */
type Recipient = User & { readonly email: string };

/** An activation code on its way to its user. */
export interface DeliverableCode {
  readonly code: string;
  /** What the order keeps of it. */
  readonly kept: ActivationCode;
  /** Whom it is mailed to; undefined when the page shows it. */
  readonly recipient: Recipient | undefined;
}

/**
 * Makes a new activation code for an order. It dies with the step at the latest, and replaces the one that
 * the order has.
 * @param deadline when the step runs out
 * @throws {UserNotActive} the code has to be mailed to somebody who may not have it
 */
export const createCode = async (
  deps: Pick<Dependencies, 'codeVault' | 'directory' | 'now'>,
  order: Order,
  deadline: string,
): Promise<DeliverableCode> => {
  const { orderId, activationCode: old } = order;
  const recipient = await findRecipient(deps, order);
  const code = createActivationCode();
  const end = addDuration(deps.now(), requireOptions(order)['activation-code-lifetime']).toISOString();
  const kept = {
    hash: sha256(code, 'base64url'),
    ciphertext: await deps.codeVault.seal(orderId, code),
    expiresAt: end < deadline ? end : deadline,
    replaced: old ? [...old.replaced, old.hash] : [],
  };
  return { code, kept: addRecipient(kept, recipient), recipient };
};

/**
 * Opens the activation code that an order has, to deliver it again.
 * @throws {UserNotActive} the code has to be mailed to somebody who may not have it
 */
export const openCode = async (
  deps: Pick<Dependencies, 'codeVault' | 'directory'>,
  order: Order,
  kept: ActivationCode & { readonly ciphertext: string },
): Promise<DeliverableCode> => {
  const recipient = await findRecipient(deps, order);
  const code = await deps.codeVault.open(order.orderId, kept.ciphertext);
  return { code, kept: addRecipient(kept, recipient), recipient };
};

/**
 * The conditions under which a code may be written to an order: it has the code it was read with, and no
 * phone has used that.
 */
export const requireUnchangedCode = ({ activationCode }: Order): readonly ConditionOn<Order>[] => [
  activationCode ? equals('activationCode.hash', activationCode.hash) : missing('activationCode'),
  missing('phone'),
];

/** Mails a code that the order holds by now; where the page shows it, nothing is left to do. */
export const mailCode = async (
  { mailer, siteUrl, brand, now }: Pick<Dependencies, 'mailer' | 'siteUrl' | 'brand' | 'now'>,
  orderId: string,
  { code, kept, recipient }: DeliverableCode,
): Promise<void> => {
  if (!recipient) return;
  const link = activationLink(siteUrl, orderId, code);
  const lifetimeMs = Date.parse(kept.expiresAt) - now().getTime();
  const content = { link, png: await toQrPng(link), lifetimeMs, siteUrl, brand: await brand.read() };
  await mailer.send(
    { to: recipient.email, ...qrMail(toReader(recipient, recipient.email), content) },
    orderId,
  );
};

const findRecipient = async (deps: Pick<Dependencies, 'directory'>, order: Order) =>
  requireOptions(order)['qr-delivery'] === 'email'
    ? loadActiveUser(deps, order.userId, ['email'])
    : undefined;

const addRecipient = (kept: ActivationCode, recipient: Recipient | undefined): ActivationCode => ({
  ...kept,
  ...(recipient && { mailedTo: maskAddress(recipient.email) }),
});
