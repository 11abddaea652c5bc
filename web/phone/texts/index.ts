import { inLanguage } from '../../shared/language.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

/** The words of this page in the reader's language. */
export const texts = inLanguage({ en, sv });
