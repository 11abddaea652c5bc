import { describe, expect, it } from 'vitest';
import { measureContrast, mixColors } from '../../../domain/brand/contrast.ts';
import { derivePalette, leastContrast, lightenForDark } from '../../../domain/brand/palette.ts';

describe('contrast', () => {
  // Figures of https://webaim.org/resources/contrastchecker/, cut after two places.
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.47],
    ['#767676', '#ffffff', 4.54],
    ['#ff0000', '#ffffff', 3.99],
    ['#0000ff', '#ffffff', 8.59],
  ])('of %s and %s is %d, in whatever order', (one, other, figure) => {
    expect(Math.floor(measureContrast(one, other) * 100) / 100).toBe(figure);
    expect(measureContrast(other, one)).toBe(measureContrast(one, other));
  });

  it('mixes colours channel by channel', () => {
    expect(mixColors('#000000', '#ffffff', 0.5)).toBe('#808080');
    expect(mixColors('#102030', '#ffffff', 0)).toBe('#102030');
    expect(mixColors('#102030', '#0a0b0c', 1)).toBe('#0a0b0c');
  });
});

describe('colours of a brand', () => {
  it.each(['#5b3fa8', '#0b5d73', '#a3201f', '#14653d', '#000000'])(
    'of the accent %s can be read wherever text is, light and dark',
    (accent) => {
      const light = derivePalette(accent, 'light');
      const dark = derivePalette(lightenForDark(accent), 'dark');
      const texts: readonly (readonly [string, string])[] = [
        [light.accent, '#ffffff'],
        [light.accent, '#f4f6f8'],
        [light.accent, light.accentSoft],
        [light.onAccent, light.accent],
        [light.onAccent, light.accentStrong],
        [dark.accent, '#172028'],
        [dark.accent, '#0e1419'],
        [dark.accent, dark.accentSoft],
        [dark.onAccent, dark.accent],
        [dark.onAccent, dark.accentStrong],
      ];
      for (const pair of texts) expect(measureContrast(...pair)).toBeGreaterThanOrEqual(leastContrast);
    },
  );

  it('are refused with the figure where light pages would not show them', () => {
    expect(() => derivePalette('#f5a623', 'light')).toThrow(
      'accent #f5a623 has a contrast of 2.02:1 on a light page; WCAG 2.2 (1.4.3) asks for 4.5:1 at least. Take a darker one',
    );
  });

  it('are refused with the figure where dark pages would not show them', () => {
    expect(() => derivePalette('#5b3fa8', 'dark')).toThrow(
      /^accentDark #5b3fa8 has a contrast of 2\.\d\d:1 on a dark page; .*lighter/,
    );
  });

  it('that just fail are not rounded up', () => {
    expect(() => derivePalette('#777777', 'light')).toThrow('4.47:1');
  });

  it('are as close to the accent at night as can be read', () => {
    expect(lightenForDark('#e8e8e8')).toBe('#e8e8e8');
    expect(lightenForDark('#000000')).not.toBe('#ffffff');
  });
});
