import { randomBytes } from 'node:crypto';
import { ActivationCodeGone, Unauthorized } from '../../../domain/failures/errors.ts';
import { isEnded } from '../../../domain/order/order-states.ts';
import type { ActivationCode, Order } from '../../../domain/order/order.ts';
import { isSameSecret, sha256 } from '../../../domain/secrets.ts';

/** A new activation code: 160 random bits, 27 characters of base64url. */
export const createActivationCode = (): string => randomBytes(20).toString('base64url');

/**
 * The link that the QR code holds. Order and code stand in the fragment, which browsers keep to themselves
 * (RFC 3986 section 3.5): no server's log, referrer or scanner's request has them.
 * @param siteUrl origin of the pages
 */
export const activationLink = (siteUrl: string, orderId: string, code: string): string =>
  `${siteUrl}/phone/#${orderId}.${code}`;

/**
 * Lets the holder of an order's activation code through, whether or not the code has been used.
 * @param order the order that the holder names, undefined when there is none
 * @param code the code that the holder shows
 * @returns the order
 * @throws {Unauthorized} no such order, or the code was never one of it: the answer is the same
 * @throws {ActivationCodeGone} another code has replaced it, or the order has ended
 */
export const requireCode = (order: Order | undefined, code: string): Order => {
  const kept = order?.activationCode;
  if (!order || !kept) throw new Unauthorized();
  const hash = sha256(code, 'base64url');
  const wasReplaced = kept.replaced.some((earlier) => isSameSecret(earlier, hash));
  if (!wasReplaced && !isSameSecret(kept.hash, hash)) throw new Unauthorized();
  if (isEnded(order.state)) throw new ActivationCodeGone('ended');
  if (wasReplaced) throw new ActivationCodeGone('replaced');
  return order;
};

/**
 * Holds an order to an activation code that can still be used.
 * @returns the code as the order keeps it
 * @throws {ActivationCodeGone} it has been used or has expired
 * @throws {Unauthorized} the order has none yet
 */
export const requireUsableCode = ({ phone, activationCode }: Order, now: Date): ActivationCode => {
  if (activationCode === undefined) throw new Unauthorized();
  if (phone) throw new ActivationCodeGone('used');
  if (isExpired(activationCode, now)) throw new ActivationCodeGone('expired');
  return activationCode;
};

/** Whether the time of an activation code is over. */
export const isExpired = ({ expiresAt }: { readonly expiresAt: string }, now: Date): boolean =>
  expiresAt <= now.toISOString();

/**
 * How every QR code looks: black on white with a quiet zone of 4 modules, as ISO/IEC 18004 wants it, and error
 * correction M, which survives a dirty screen and keeps the modules large.
 */
const look = {
  errorCorrectionLevel: 'M',
  margin: 4,
  color: { dark: '#000000ff', light: '#ffffffff' },
} as const;

/** Pixels per module: more than the size at which mails show the code has, so that it stays sharp. */
const scale = 8;

// Loaded when the first code is drawn: most calls of the functions that can draw one draw none.
const load = () => import('qrcode');

/** The QR code of a link as an SVG document, for the page. */
export const toQrSvg = async (link: string): Promise<string> => {
  const { toString } = await load();
  return toString(link, { ...look, type: 'svg' });
};

/** The QR code of a link as a PNG file, for the mail. */
export const toQrPng = async (link: string): Promise<Buffer> => {
  const { toBuffer } = await load();
  return toBuffer(link, { ...look, type: 'png', scale });
};

/**
 * What the page shows of an activation code: its link, and the QR code of that as SVG.
 * @param siteUrl origin of the pages
 */
export const showCode = async (siteUrl: string, orderId: string, code: string) => {
  const link = activationLink(siteUrl, orderId, code);
  return { link, qrCode: await toQrSvg(link) };
};
