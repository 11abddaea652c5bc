import * as v from 'valibot';

/** Languages in which mails and pages exist. */
export const languages = ['en', 'sv', 'de', 'fr'] as const;

export type Language = (typeof languages)[number];

/** The language of whoever wants none that we have. */
export const defaultLanguage = 'en' satisfies Language;

/** In which language somebody is written to, as items keep it. One of a later release is passed over. */
export const StoredLanguage = v.fallback(v.optional(v.picklist(languages)), undefined);

/**
 * The language that somebody reads best of those that we have: look-up as in RFC 4647 section 3.4, which cuts a tag
 * like `sv-Latn-SE` from its end until one fits, in whatever case.
 * @param wanted one tag (BCP 47), a locale of POSIX such as `sv_SE.UTF-8`, or a list as in `Accept-Language`, which
 *   is what directories keep (RFC 2798 section 2.7)
 */
export const lookUpLanguage = (wanted: string): Language => findLanguage(wanted) ?? defaultLanguage;

/**
 * The same look-up, without a default.
 * @returns undefined where we have none that is wanted
 */
export const findLanguage = (wanted: string): Language | undefined =>
  parseRanges(wanted)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag, weight }) => (weight > 0 ? lookUp(tag) : undefined))
    .find((language) => language !== undefined);

// No language is registered with a name of more letters, though the grammar has room (RFC 5646 section 2.2.1).
const tagPattern = /^[a-z]{2,3}(?:[-_][a-z\d]{1,8})*$/i;

/**
 * Whether a text has a language's tag in it, be it one that we have or another: a name such as `Swedish` and a number
 * of Windows' are none.
 * @param wanted as for `lookUpLanguage`
 */
export const namesLanguage = (wanted: string): boolean =>
  parseRanges(wanted).some(({ tag }) => tagPattern.test(withoutCharset(tag)));

const parseRanges = (wanted: string) => wanted.slice(0, 256).split(',').map(parseRange);

const parseRange = (range: string) => {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
  const quality = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
  return { tag, weight: quality === undefined ? 1 : Number(quality) };
};

const withoutCharset = (tag: string): string => tag.replace(/[.@].*$/, '');

const lookUp = (tag: string): Language | undefined => {
  const subtags = withoutCharset(tag).toLowerCase().split(/[-_]/);
  // The three letters of ISO 639-2 are the two of BCP 47 (RFC 5646 section 4.5).
  const [primary = '', ...rest] = subtags;
  const canonical = [/^[a-z]{3}$/.test(primary) ? Intl.getCanonicalLocales(primary)[0] : primary, ...rest];
  const candidates = canonical.map((_, at) => canonical.slice(0, canonical.length - at).join('-'));
  return languages.find((language) => candidates.includes(language));
};
