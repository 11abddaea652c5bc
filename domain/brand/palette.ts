import { measureContrast, mixColors } from './contrast.ts';
import { BrandInvalid } from './brand-invalid.ts';

/** The colours of one mode that follow from an accent. */
export interface Palette {
  readonly accent: string;
  /** Of what is pointed at. */
  readonly accentStrong: string;
  /** Behind what is chosen. */
  readonly accentSoft: string;
  /** Of text on the accent. */
  readonly onAccent: string;
}

/** Light and dark. */
export const modes = ['light', 'dark'] as const;

export type Mode = (typeof modes)[number];

/** What accents stand on in each mode, as `web/shared/style/colors.css` has it, and what they go to when pressed. */
const surroundings = {
  light: { surface: '#ffffff', ground: '#f4f6f8', end: '#000000', softness: 0.88 },
  dark: { surface: '#172028', ground: '#0e1419', end: '#ffffff', softness: 0.8 },
} as const satisfies Readonly<Record<Mode, object>>;

const inks = ['#ffffff', '#0e1419'] as const;

/** What WCAG 2.2 asks of text (success criterion 1.4.3, level AA). */
export const leastContrast = 4.5;

const derive = (accent: string, mode: Mode): Palette => {
  const { surface, end, softness } = surroundings[mode];
  const [white, black] = inks;
  const onAccent = measureContrast(accent, white) >= measureContrast(accent, black) ? white : black;
  return {
    accent,
    accentStrong: mixColors(accent, end, 0.25),
    accentSoft: mixColors(accent, surface, softness),
    onAccent,
  };
};

/** The pairs of colours that hold text, with what people call them. */
const textPairs = (palette: Palette, mode: Mode): readonly (readonly [string, string, string])[] => {
  const { surface, ground } = surroundings[mode];
  const { accent, accentStrong, accentSoft, onAccent } = palette;
  return [
    [accent, surface, `on a ${mode} page`],
    [accent, ground, `on the ground of a ${mode} page`],
    [accent, accentSoft, `on its own tint, ${accentSoft}, of a ${mode} page`],
    [accent, onAccent, `under the text of a button, ${onAccent}`],
    [accentStrong, onAccent, `under the text of a button that is pointed at, ${onAccent}`],
  ];
};

const findLowContrast = (palette: Palette, mode: Mode) =>
  textPairs(palette, mode)
    .map(([one, other, place]) => ({ place, contrast: measureContrast(one, other) }))
    .find(({ contrast }) => contrast < leastContrast);

/**
 * Derives the colours of one mode.
 * @param accent `#rrggbb`
 * @throws {BrandInvalid} text in it could not be read; says where and by how much
 */
export const derivePalette = (accent: string, mode: Mode): Palette => {
  const palette = derive(accent, mode);
  const low = findLowContrast(palette, mode);
  if (!low) return palette;
  const [member, direction] = mode === 'light' ? ['accent', 'darker'] : (['accentDark', 'lighter'] as const);
  // Cut, not rounded: 4.499 must not read as 4.50.
  const figure = (Math.floor(low.contrast * 100) / 100).toFixed(2);
  throw new BrandInvalid(
    `${member} ${accent} has a contrast of ${figure}:1 ${low.place}; WCAG 2.2 (1.4.3) asks for ${leastContrast.toFixed(1)}:1 at least. Take a ${direction} one`,
  );
};

/** The accent for dark pages that follows from the one for light ones: as little lighter as it takes. */
export const lightenForDark = (accent: string): string => {
  const shares = Array.from({ length: 21 }, (_, step) => step / 20);
  const candidates = shares.map((share) => mixColors(accent, '#ffffff', share));
  return candidates.find((candidate) => !findLowContrast(derive(candidate, 'dark'), 'dark')) ?? '#ffffff';
};
