import type { Mail } from '../../local/index.ts';
import { until } from './until.ts';

/**
 * Waits for the mail with the QR code of an order.
 * @param mails all mails so far
 * @returns the picture, PNG
 */
export const awaitMailedPicture = async (
  mails: () => readonly Mail[],
  orderId: string,
): Promise<Uint8Array> => {
  const mail = await until(
    () => mails().findLast(({ text, missed }) => text.includes(`#${orderId}.`) && missed.length === 0),
    (found) => found !== undefined,
  );
  const picture = mail?.attachments.find(({ contentType }) => contentType === 'image/png');
  if (!picture) throw new Error('The mail has no picture');
  return picture.content;
};
