import type { Language } from '../../domain/languages.ts';
import { createChosenLanguage } from './chosen-language.ts';
import { findReader, type Reader } from './reader.ts';

const chosen = createChosenLanguage(() => localStorage);

/** Who reads this page. A page keeps its language until it is loaded again. */
export const reader: Reader = findReader([...chosen.read(), ...navigator.languages]);

/** What the reader chose, for who writes to them later; undefined where the browser chose. */
export const readChosenLanguage = (): Language | undefined => chosen.read()[0];

/** The texts of this page's reader. */
export const inLanguage = <Texts>(texts: Readonly<Record<Language, Texts>>): Texts => texts[reader.language];

/** Shows this page in another language, and every page of this browser from now on. */
export const chooseLanguage = (language: Language): void => {
  if (language === reader.language) return;
  chosen.write(language);
  location.reload();
};

/**
 * Says in the document which language it is in, and how it is called.
 * @param title name of the page
 */
export const nameDocument = (title: string): void => {
  document.documentElement.lang = reader.language;
  document.title = title;
};
