import { activationLink } from './activation-code.ts';

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
