import type { Language } from '../../domain/languages.ts';
import { findReader, type Reader } from './reader.ts';

/** Who reads this page. A page keeps its language until it is loaded again. */
export const reader: Reader = findReader(navigator.languages);

/** The texts of this page's reader. */
export const inLanguage = <Texts>(texts: Readonly<Record<Language, Texts>>): Texts => texts[reader.language];

/**
 * Says in the document which language it is in, and how it is called.
 * @param title name of the page
 */
export const nameDocument = (title: string): void => {
  document.documentElement.lang = reader.language;
  document.title = title;
};
