import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText } from '../../domain/text.ts';

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
