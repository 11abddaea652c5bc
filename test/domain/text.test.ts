import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, plainLine } from '../../domain/text.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const lettersOf = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment);

const halfCharacter = /\p{Surrogate}/u;

describe('cutting a text', () => {
  it.each([
    ['a name that fits', 'Åsta Öberg', 10, 'Åsta Öberg'],
    ['a long name', 'Åsta Öberg', 9, 'Åsta Öber'],
    ['a name with a space at the cut', 'Åsta Öberg', 5, 'Åsta'],
    ['a letter made of two characters', 'Asa\u030A', 3, 'As'],
    ['a character of two code units', 'As𝔞', 3, 'As'],
    ['an emoji of a family', 'A👨‍👩‍👧', 8, 'A'],
    ['a flag', 'A🇸🇪', 4, 'A'],
    ['letters of Devanagari', 'नमस्ते', 4, 'नम'],
    ['a first letter that is too long', `e${'\u0301'.repeat(20)}`, 8, `e${'\u0301'.repeat(3)}`],
  ])('keeps what fits of %s', (_, name, longest, cut) => {
    expect(cutText(name, longest)).toBe(cut);
  });

  it('keeps as many whole letters as fit, of any name', () => {
    const names = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((name) => name.trim() === name);
    fc.assert(
      fc.property(names, fc.integer({ min: 12, max: 64 }), (name, longest) => {
        const letters = lettersOf(name);
        fc.pre((letters[0] ?? '').length <= longest);
        const fitting = letters.findLastIndex(
          (__, at) => letters.slice(0, at + 1).join('').length <= longest,
        );
        expect(cutText(name, longest)).toBe(
          letters
            .slice(0, fitting + 1)
            .join('')
            .trimEnd(),
        );
      }),
    );
  });

  it('never makes a name longer than allowed, nor none of one, nor half a character', () => {
    const names = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((name) => name.trim() !== '' && !halfCharacter.test(name));
    fc.assert(
      fc.property(names, fc.integer({ min: 4, max: 64 }), (name, longest) => {
        const cut = cutText(name.trim(), longest);
        expect(cut.length).toBeLessThanOrEqual(longest);
        expect(cut.length).toBeGreaterThan(0);
        expect(cut).not.toMatch(halfCharacter);
      }),
    );
  });
});

describe('a plain line', () => {
  it.each([
    ['Anna Berg\u00adström\u200bLind', 'Anna BergströmLind'],
    ['\ufeffAnna', 'Anna'],
    ['Anna\r\n\tBerg', 'Anna Berg'],
    ['Anna\vBerg\u0085Lind\u2028Ek', 'Anna Berg Lind Ek'],
    ['Anna\u00a0\u3000 Berg', 'Anna Berg'],
    ['Anna\u0007Berg\u0000', 'Anna Berg'],
    ['\u2066Anna\u2069 \u202eBerg\u202c', 'Anna Berg'],
    ['A\u030Asa', 'Åsa'],
    ['A\u200d\u030Asa', 'Åsa'],
    ['An\u200dna\u200c', 'Anna'],
    ['An\u034fna\u2060 \u3164Berg\u115f', 'Anna Berg'],
    ['\ud83dAnna\ude00', 'Anna'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['می\u200c', 'می'],
    ['നന\u0d4d\u200d', 'നന\u0d4d\u200d'],
    ['श\u094d\u200dर', 'श\u094d\u200dर'],
    ['👩🏽\u200d🚀 ❤\ufe0f\u200d🔥', '👩🏽\u200d🚀 ❤\ufe0f\u200d🔥'],
    ['葛\u{e0100}城', '葛\u{e0100}城'],
    ["O’Brien-D'Arc, Jr. 李 محمد", "O’Brien-D'Arc, Jr. 李 محمد"],
  ])('of %j is %j', (text, plain) => {
    expect(plainLine(text)).toBe(plain);
  });

  it('is made once and for all, and has no control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = plainLine(text);
        expect(plainLine(plain)).toBe(plain);
        expect(plain).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]|^\s|\s$/u);
      }),
      { numRuns: 500 },
    );
  });
});
