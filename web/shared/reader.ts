import { defaultLanguage, languages, type Language } from '../../domain/languages.ts';

/** How a person reads: the language of the texts, and the locale (BCP 47) of dates and numbers. */
export interface Reader {
  readonly language: Language;
  readonly locale: string;
}

/**
 * The first language of a browser that we have texts in.
 * @param preferred language tags as `navigator.languages` lists them, the most wanted first
 * @returns the default language where we have none of them
 */
export const findReader = (preferred: readonly string[]): Reader => {
  for (const locale of preferred) {
    const language = languages.find((known) => known === locale.toLowerCase().split('-')[0]);
    if (language) return { language, locale };
  }
  return { language: defaultLanguage, locale: defaultLanguage };
};
