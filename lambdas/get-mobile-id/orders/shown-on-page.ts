import { activationLink } from './activation-code.ts';
import { qrSvg } from './qr-code.ts';

/**
 * What the page shows of an activation code: its link, and the QR code of that as SVG.
 * @param siteUrl origin of the pages
 */
export const shownOnPage = async (siteUrl: string, orderId: string, code: string) => {
  const link = activationLink(siteUrl, orderId, code);
  return { link, qrCode: await qrSvg(link) };
};
