import { describe, expect, it } from 'vitest';
import { readDecimals } from '../../domain/digits.ts';

describe('digits', () => {
  it.each([
    ['493027', '493027'],
    ['４９３０２７', '493027'],
    ['٤٩٣٠٢٧', '493027'],
    ['۴۹۳۰۲۷', '493027'],
    ['४९३०२७', '493027'],
    ['৪৯৩০২৭', '493027'],
    ['๔๙๓๐๒๗', '493027'],
    ['𝟒𝟡𝟥𝟬𝟸𝟽', '493027'],
    ['493 027-x²Ⅳ一', '493 027-x²Ⅳ一'],
  ])('of any script are those of ASCII: %s', (text, read) => {
    expect(readDecimals(text)).toBe(read);
  });

  it('of every script of Unicode count from zero to nine', () => {
    const all = Array.from({ length: 0x110000 }, (_, codePoint) => codePoint)
      .filter((codePoint) => codePoint < 0xd800 || codePoint > 0xdfff)
      .map((codePoint) => String.fromCodePoint(codePoint))
      .filter((character) => /\p{Nd}/u.test(character));
    expect(all.length % 10).toBe(0);
    expect(readDecimals(all.join(''))).toBe('0123456789'.repeat(all.length / 10));
  });
});
