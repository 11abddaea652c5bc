import { inLanguage } from '../../shared/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { sv } from './sv.ts';

/** The words of this page in the reader's language. */
export const texts = inLanguage({ en, sv, de, fr });
