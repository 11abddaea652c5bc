import * as v from 'valibot';
import type { Palette } from './palette.ts';
import { defaultLanguage, languages, type Language } from '../languages.ts';

/** Where a site keeps its brand; no deploy touches what is under it. */
export const brandFolder = 'brand';

/** The file of the site that says what the brand is. */
export const brandPath = '/brand/brand.json';

/** A colour as `#rrggbb`. */
export const hexColor = /^#[0-9a-f]{6}$/i;

// Schemas are made by functions, so that the bundles of functions that send no mail have none of them.

const text = (pattern: RegExp, allowed: string) => v.pipe(v.string(), v.regex(pattern, allowed));

/** One line that says something. */
const line = (most: number) =>
  text(
    new RegExp(`^(?=.*\\S)[^\\p{Cc}\\p{Zl}\\p{Zp}]{1,${most.toString()}}$`, 'u'),
    `one line of 1 to ${most.toString()} characters`,
  );

/** One text for all languages, or one for each; English, or else the first, stands in for one that is missing. */
const localized = (most: number) =>
  v.union([
    line(most),
    v.strictObject(Object.fromEntries(languages.map((language) => [language, v.exactOptional(line(most))]))),
  ]);

/** A text, or a text in each of some languages. */
export type Localized = v.InferOutput<ReturnType<typeof localized>>;

/** The text for a reader. */
export const localize = (text: Localized, language: Language): string => {
  if (typeof text === 'string') return text;
  return text[language] ?? text[defaultLanguage] ?? Object.values(text)[0] ?? '';
};

// Only this: a link of another scheme could run code.
const httpsLink = () => text(/^https:\/\/[^\s"'<>\\]{1,500}$/, 'an https URL');

const phoneNumber = () =>
  text(/^\+?[\d ()./-]{2,30}$/, 'a phone number, best with its country, such as +46 8 123 456 78');

const address = () => text(/^[^\s@"'<>?&]{1,64}@[^\s@"'<>?&]{1,189}$/, 'a mail address');

/** What an administrator writes into `brand.json`, apart from the logo and colours. */
export const brandTexts = () => ({
  /** What the company calls itself. */
  name: line(40),
  /** Who helps: what they are called, and how they are reached. */
  help: v.strictObject({
    name: localized(60),
    link: v.exactOptional(httpsLink()),
    phone: v.exactOptional(phoneNumber()),
    mail: v.exactOptional(address()),
  }),
  /** Where the company says what it does with personal data. */
  privacyLink: httpsLink(),
  /** What stands above and below each mail. */
  mail: v.strictObject({
    header: v.exactOptional(localized(200)),
    footer: v.exactOptional(localized(500)),
  }),
});

const palette = () => {
  const color = text(hexColor, 'a colour');
  return v.object({
    accent: color,
    accentStrong: color,
    accentSoft: color,
    onAccent: color,
  }) satisfies v.GenericSchema<Palette>;
};

const logo = () => {
  const file = text(/^\/brand\/[\w-]+\.(svg|png)$/, 'a file of the brand');
  return v.object({ light: file, dark: v.exactOptional(file), mail: v.exactOptional(file) });
};

const tolerant = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.fallback(v.optional(schema), undefined);

const published = () => {
  const { name, help, privacyLink, mail } = brandTexts();
  return v.object({
    name: tolerant(name),
    colors: tolerant(v.object({ light: palette(), dark: palette() })),
    /** Pictures by their paths on the site; `mail` is a PNG, for mail programs show no SVG. */
    logo: tolerant(logo()),
    help: tolerant(help),
    privacyLink: tolerant(privacyLink),
    mail: tolerant(mail),
  });
};

/** Name, logo, colours, help and words of the company whose people use the site. */
export type Brand = Readonly<v.InferOutput<ReturnType<typeof published>>>;

/**
 * Reads what a site publishes at {@link brandPath}: a part that pages and mails can't work with is one that is not there.
 * @throws {v.ValiError} it is no object
 */
export const parseBrand = (value: unknown): Brand => v.parse(published(), value);

/** Of a site that has none: the product's own look. */
export const neutralBrand: Brand = {};

/** A brand as mails show it. */
export interface MailBrand {
  readonly brand: Brand;
  /** The logo as PNG; mail programs show no SVG. */
  readonly logo?: Uint8Array;
}

/** Of a site that has no brand. */
export const neutralMailBrand: MailBrand = { brand: neutralBrand };

/** What `{}` in a text of the footer stands for. */
const fill = (template: string, values: readonly (string | undefined)[]): string =>
  template.replace('{}', () => values.filter((value) => value !== undefined).join(', '));

/**
 * Who helps, and what the company says of personal data and below each mail: one line each.
 * @param texts in which `{}` is filled in
 */
export const footerLines = (
  { help, privacyLink, mail }: Brand,
  language: Language,
  texts: { readonly help: string; readonly privacy: string },
): readonly string[] => [
  ...(help ? [fill(texts.help, [localize(help.name, language), help.link, help.phone, help.mail])] : []),
  ...(privacyLink === undefined ? [] : [fill(texts.privacy, [privacyLink])]),
  ...(mail?.footer === undefined ? [] : [localize(mail.footer, language)]),
];
