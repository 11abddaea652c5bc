import { expect } from 'vitest';
import { ApiProblem } from '../../demo/actors/http.ts';

/** How many come at once. */
export const crowd = Array.from({ length: 20 }, (_, index) => index);

/**
 * Everybody asks at once.
 * @returns what each was answered: what `ask` makes of an answer, or the code of a problem
 */
export const allAtOnce = (ask: (index: number) => Promise<string>): Promise<readonly string[]> =>
  Promise.all(
    crowd.map((index) =>
      ask(index).catch((error: unknown) => {
        if (error instanceof ApiProblem) return error.code;
        throw error;
      }),
    ),
  );

/** How many got which answer. */
export const tally = (answers: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...new Set(answers)].map((one) => [one, answers.filter((each) => each === one).length]),
  );

/** Nobody got another answer than these. */
export const only = (answers: readonly string[], ...expected: readonly string[]): void => {
  expect(answers.filter((each) => !expected.includes(each))).toEqual([]);
};
