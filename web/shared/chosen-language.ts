import { languages, type Language } from '../../domain/languages.ts';
import { tryStorage } from './try-storage.ts';

/** The language that somebody chose on a page of this site. */
export interface ChosenLanguage {
  /** One language, or none where nobody chose. */
  readonly read: () => readonly Language[];
  readonly write: (language: Language) => void;
}

const key = 'get-mobile-id.language';

/** @param storage may refuse: then a choice holds for no page at all, and the browser's languages do */
export const createChosenLanguage = (storage: () => Storage): ChosenLanguage => ({
  read: () => {
    const stored = tryStorage(() => storage().getItem(key));
    return languages.filter((language) => language === stored);
  },
  write: (language) => {
    tryStorage(() => {
      storage().setItem(key, language);
    });
  },
});
