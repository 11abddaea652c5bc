import { createContext } from 'preact';
import { brandPath, neutralBrand, parseBrand, type Brand } from '../../domain/brand/brand.ts';
import { modes, type Mode, type Palette } from '../../domain/brand/palette.ts';

/** How long a page waits for its brand, in milliseconds. It would rather show its own look than nothing. */
const maxWait = 2000;

/**
 * Reads the brand of this site, which stands beside its configuration.
 * @returns the product's own look where there is no brand, or none that came in time
 */
export const loadBrand = async (fetchFile: typeof fetch): Promise<Brand> => {
  try {
    const options = { credentials: 'omit', signal: AbortSignal.timeout(maxWait) } as const;
    const response = await fetchFile(brandPath, options);
    return response.ok ? parseBrand(await response.json()) : neutralBrand;
  } catch {
    return neutralBrand;
  }
};

/** The brand for everything that a page shows. */
export const BrandContext = createContext(neutralBrand);

/** The first way to who helps: their page, or else a number to call, or an address to write to. */
export const findHelp = ({ link, phone, mail }: NonNullable<Brand['help']>): string | undefined =>
  link ?? (phone === undefined ? mail && `mailto:${mail}` : toCall(phone));

/** A link that calls a number, whatever stands between its digits. */
export const toCall = (phone: string): string => `tel:${phone.replaceAll(/[^+\d]/g, '')}`;

const variables = ({ accent, accentStrong, accentSoft, onAccent }: Palette): string =>
  `:root{--accent:${accent};--accent-strong:${accentStrong};--accent-soft:${accentSoft};--on-accent:${onAccent}}`;

const media: Readonly<Record<Mode, string>> = {
  light: '(prefers-color-scheme: light)',
  dark: '(prefers-color-scheme: dark)',
};

/** A style sheet that puts a brand's colours into the place of the product's own. */
export const brandStyle = (colors: NonNullable<Brand['colors']>): string =>
  modes.map((mode) => `@media ${media[mode]}{${variables(colors[mode])}}`).join('\n');

/** Gives a page its brand's colours. The policy of the pages lets no style in but files, and what a script made. */
export const applyBrandColors = ({ colors }: Brand): void => {
  if (!colors) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(brandStyle(colors));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};
