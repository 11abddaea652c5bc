import { domainToUnicode } from 'node:url';
import type { SignedInUser } from '../../../api/request.ts';
import { refuseIn } from '../../../domain/failures/errors.ts';
import { LostRace } from '../../../domain/failures/process-errors.ts';
import { addDuration } from '../../../domain/options/durations.ts';
import { requireOptions, type ActivationCode, type Order } from '../../../domain/order/order.ts';
import { requireRecentSignIn } from '../../../domain/order/time-limits.ts';
import { sha256 } from '../../../domain/secrets.ts';
import { firstLetter, plainLine } from '../../../domain/text.ts';
import type { User } from '../../../domain/user.ts';
import { countRequest } from '../../aws/tables/coordination.ts';
import { loadActiveUser } from '../../aws/tables/directory.ts';
import { equals, missing, type ConditionOn } from '../../aws/tables/expressions.ts';
import { loadOwnOrder, writeDuring } from '../../aws/tables/orders.ts';
import { qrMail, toReader } from '../../mail/mails.ts';
import type { Dependencies, Needs } from '../../runtime/dependencies.ts';
import { activationLink, createActivationCode } from '../orders/activation-code.ts';
import { toQrPng } from '../orders/activation-code.ts';

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
  { orderId, language }: Pick<Order, 'orderId' | 'language'>,
  { code, kept, recipient }: DeliverableCode,
): Promise<void> => {
  if (!recipient) return;
  const link = activationLink(siteUrl, orderId, code);
  const lifetimeMs = Date.parse(kept.expiresAt) - now().getTime();
  const content = { link, png: await toQrPng(link), lifetimeMs, siteUrl, brand: await brand.read() };
  const letter = qrMail(toReader(recipient, recipient.email, language), content);
  await mailer.send({ to: recipient.email, ...letter }, orderId);
};

const findRecipient = async (deps: Pick<Dependencies, 'directory'>, order: Order) =>
  requireOptions(order)['qr-delivery'] === 'email'
    ? loadActiveUser(deps, order.userId, ['email'])
    : undefined;

const addRecipient = (kept: ActivationCode, recipient: Recipient | undefined): ActivationCode => ({
  ...kept,
  ...(recipient && { mailedTo: maskAddress(recipient.email) }),
});

/**
 * A mail address that its owner knows again and nobody else can write to: `a…@example.com`. The first letter is one as
 * people see it, in any script; the domain stands in its own letters, not in their A-labels (RFC 5891 section 4.4).
 * @param address whatever the directory holds; without an @ nothing of it is shown
 */
export const maskAddress = (address: string): string => {
  const line = plainLine(address);
  // A quoted local part may hold an @ of its own (RFC 5321 section 4.1.2): the last one counts.
  const at = line.lastIndexOf('@');
  if (at < 0) return '…';
  const host = line.slice(at + 1);
  return `${firstLetter(unquote(line.slice(0, at)))}…@${domainToUnicode(host) || host}`;
};

// Quotation marks, and the backslash before what they hide, are no letters of the name.
const unquote = (local: string): string => local.replace(/^"\\?/, '');

type Orders = Pick<Dependencies, 'orders'>;

/** An order with a code that is new. */
export interface RenewedOrder {
  readonly order: Order;
  /** The code where the page shows it; undefined where it was mailed, or another request renewed it. */
  readonly code: string | undefined;
}

/**
 * Gives an order that still waits for its phone a new activation code, on the page or by mail as the option
 * `qr-delivery` says; the one before dies. Of two requests at once one renews it, and both have a new code.
 * @throws {SignInTooOld} @throws {OrderNotFound} @throws {OrderEnded} @throws {TooManyRequests} @throws {UserNotActive}
 * @throws {WrongStep} the order does not wait for a phone, one has answered, or it is a renewal
 */
export const renewActivationCode = async (
  deps: Orders & Needs<typeof countRequest> & Needs<typeof createCode> & Needs<typeof mailCode>,
  { userId, signedInAt }: SignedInUser,
  orderId: string,
): Promise<RenewedOrder> => {
  const order = await loadPhonelessOrder(deps, { userId, orderId });
  requireRecentSignIn(signedInAt, requireOptions(order)['sign-in-age'], deps.now());
  await countRequest(deps, 'renew-activation-code', orderId, deps.now());
  const delivery = await createCode(deps, order, order.deadline);
  const renewed = await replaceCode(deps, order, delivery.kept);
  if (renewed.activationCode?.hash !== delivery.kept.hash) return { order: renewed, code: undefined };
  await mailCode(deps, order, delivery);
  return { order: renewed, code: delivery.recipient ? undefined : delivery.code };
};

// The phone of a renewal is the one that proved its key: no code of its order is for anybody else.
const loadPhonelessOrder = async (deps: Orders, key: Pick<Order, 'userId' | 'orderId'>): Promise<Order> => {
  const order = await loadOwnOrder(deps, key);
  if (order.state !== 'awaiting-phone' || order.phone || order.renews) throw refuseIn(order.state);
  return order;
};

// A lost race may also be one against ourselves, when the SDK repeats a write after a lost reply: the order tells.
const replaceCode = async (deps: Orders, order: Order, activationCode: ActivationCode): Promise<Order> => {
  const { orderId, state } = order;
  const change = { set: { activationCode }, when: requireUnchangedCode(order) };
  try {
    return await writeDuring(deps, orderId, state, change);
  } catch (error) {
    if (!(error instanceof LostRace)) throw error;
    return loadPhonelessOrder(deps, order);
  }
};
