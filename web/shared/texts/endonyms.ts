import type { Language } from '../../../domain/languages.ts';

/** What each language is called by those who speak it. */
export const endonyms: Readonly<Record<Language, string>> = {
  en: 'English',
  sv: 'Svenska',
  de: 'Deutsch',
  fr: 'Français',
};
