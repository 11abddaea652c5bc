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
export const lookUpLanguage = (wanted: string): Language => {
  const ranges = wanted.slice(0, 256).split(',').map(parseRange);
  const found = ranges
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag, weight }) => (weight > 0 ? lookUp(tag) : undefined))
    .find((language) => language !== undefined);
  return found ?? defaultLanguage;
};

const parseRange = (range: string) => {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
  const quality = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
  return { tag, weight: quality === undefined ? 1 : Number(quality) };
};

const lookUp = (tag: string): Language | undefined => {
  const subtags = tag
    .replace(/[.@].*$/, '')
    .toLowerCase()
    .split(/[-_]/);
  // The three letters of ISO 639-2 are the two of BCP 47 (RFC 5646 section 4.5).
  const [primary = '', ...rest] = subtags;
  const canonical = [/^[a-z]{3}$/.test(primary) ? Intl.getCanonicalLocales(primary)[0] : primary, ...rest];
  const candidates = canonical.map((_, at) => canonical.slice(0, canonical.length - at).join('-'));
  return languages.find((language) => candidates.includes(language));
};
