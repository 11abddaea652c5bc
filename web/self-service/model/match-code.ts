import { readDecimals } from '../../../domain/digits.ts';

/** How many digits the phone shows. */
export const matchCodeLength = 6;

/** The digits of what was typed or pasted: blanks and dashes between them don't matter. */
export const readDigits = (typed: string): string =>
  readDecimals(typed).replaceAll(/\D/g, '').slice(0, matchCodeLength);

/** Whether all digits are there. */
export const isWhole = (digits: string): boolean => digits.length === matchCodeLength;
