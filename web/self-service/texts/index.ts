import { inLanguage } from '../../shared/language.ts';
import type { ProblemCode } from '../../shared/problem.ts';
import type { ProblemText } from '../../shared/texts/en.ts';
import { sharedTexts } from '../../shared/texts/index.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { severalTexts } from './several.ts';
import { sv } from './sv.ts';

/** The words of this page in the reader's language. */
export const texts = inLanguage({ en, sv, de, fr });

/** The words about several mobile IDs in the reader's language. */
export const severalWords = inLanguage(severalTexts);

const problemTexts = new Map<string, ProblemText>(
  Object.entries({ ...sharedTexts.problems, ...texts.problems }),
);

/** The words for a problem; what this page can't meet reads like any error of ours. */
export const getProblemText = (code: ProblemCode): ProblemText =>
  problemTexts.get(code) ?? sharedTexts.problems['internal-error'];

const attributeNames = new Map<string | undefined, string>(Object.entries(texts.attributes));

/** What the directory is wrong at, in words that a help desk understands. */
export const nameAttribute = (attribute: string | undefined): string =>
  attributeNames.get(attribute) ?? texts.attributes.unknown;
