import { createFormats, type Formats } from '../formats.ts';
import { inLanguage, reader } from '../language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { sv } from './sv.ts';

/** The words that both pages use, in the reader's language. */
export const sharedTexts = inLanguage({ en, sv, de, fr });

/** Dates and times as the reader writes them. */
export const formats: Formats = createFormats(reader.locale);
