/** One rule, broken by one small patch. */
export interface Mutant {
  /** The rule that the patch breaks, in the words of the design. */
  readonly rule: string;
  /** The file that is patched, from the root of the project. */
  readonly file: string;
  /** What is replaced: it has to occur exactly once. */
  readonly find: string | RegExp;
  readonly replace: string;
  /** The test files that have to notice, one of them at least: what their paths begin with. */
  readonly tests: readonly string[];
  /** Only the tests of this name, where a file has many. */
  readonly testName?: string;
  /** How many tests have to notice. @default one at least */
  readonly failing?: number;
}

/**
 * The code with the patch in it.
 * @throws {Error} the patch does not fit the code any more
 */
export const patched = ({ rule, file, find, replace }: Mutant, code: string): string => {
  const places = code.split(find).length - 1;
  const captures = typeof find === 'string' ? 0 : (find.exec(code)?.length ?? 1) - 1;
  if (places !== 1 + captures)
    throw new Error(`The patch for “${rule}” fits ${places.toString()} places of ${file}, not one`);
  return code.replace(find, replace);
};
