import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { activationLink } from '../../../../lambdas/get-mobile-id/orders/activation-code.ts';
import { toQrPng, toQrSvg } from '../../../../lambdas/get-mobile-id/orders/activation-code.ts';
import { secrets } from '../../../support/orders.ts';
import { allRead, readWithAll } from '../../../support/qr-readers.ts';
import { readModules, readPng, readSvg } from '../../../../demo/actors/read-qr-code.ts';

const link = activationLink(
  'https://id.example.com',
  '3f0c6b1e-6f6b-4a52-9d55-6d6f9b2f7a01',
  secrets.activationCode,
);

describe('the QR code of a link', () => {
  it('reads as the link, drawn as SVG', async () => {
    expect(readSvg(await toQrSvg(link))).toBe(link);
  });

  it('reads as the link, drawn as PNG', async () => {
    expect(readPng(await toQrPng(link))).toBe(link);
  });

  it('reads as the link by three readers that have no code in common', async () => {
    expect(await readWithAll(await toQrPng(link))).toEqual(allRead(link));
  });

  it('is black on white with a quiet zone of 4 modules', async () => {
    const svg = await toQrSvg(link);
    const size = readModules(svg).length;
    expect(svg).toContain(`viewBox="0 0 ${size.toString()} ${size.toString()}"`);
    expect(svg).toContain(`<path fill="#ffffff" d="M0 0h${size.toString()}v${size.toString()}H0z"/>`);
    expect(svg.match(/#[0-9a-f]{6}/g)).toEqual(['#ffffff', '#000000']);
    expect(quietZone(readModules(svg))).toEqual({ top: 4, right: 4, bottom: 4, left: 4 });
  });

  it('has the quiet zone as PNG too', async () => {
    const { width, data } = PNG.sync.read(await toQrPng(link));
    const rows = Array.from({ length: width }, (_, y) =>
      Array.from({ length: width }, (__, x) => data[(y * width + x) * 4] === 0),
    );
    const scale = width / readModules(await toQrSvg(link)).length;
    expect(quietZone(rows)).toEqual({ top: 4 * scale, right: 4 * scale, bottom: 4 * scale, left: 4 * scale });
  });

  it('says that it has error correction M', async () => {
    expect(errorCorrection(readModules(await toQrSvg(link)))).toBe('M');
  });

  it('carries no script and no reference to elsewhere', async () => {
    const svg = await toQrSvg(link);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /script|href|url\(|http|on\w+=/i,
    );
  });
});

const quietZone = (rows: readonly (readonly boolean[])[]) => {
  const columns = (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] === true));
  const empty = (lines: readonly (readonly boolean[])[]) => lines.findIndex((line) => line.includes(true));
  return {
    top: empty(rows),
    right: empty(columns.toReversed()),
    bottom: empty(rows.toReversed()),
    left: empty(columns),
  };
};

// The first two bits of the format stand below the upper left finder, masked with 10 (ISO/IEC 18004, 7.9.1).
const errorCorrection = (rows: readonly (readonly boolean[])[]): string | undefined => {
  const [first, second] = [rows[12]?.[4], rows[12]?.[5]];
  const bits = `${first === true ? '0' : '1'}${second === true ? '1' : '0'}`;
  return { '01': 'L', '00': 'M', '11': 'Q', '10': 'H' }[bits];
};
