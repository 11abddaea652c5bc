import { reader } from './language.ts';

/** The word for one, and for any other number (CLDR's categories in the languages of the pages). */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

/** Which of two texts goes with a number. */
export const pickPlural = ({ one, other }: Plural, count: number): string =>
  new Intl.PluralRules(reader.locale).select(count) === 'one' ? one : other;
