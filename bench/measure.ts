/** What a value is held to. */
export type Target = { readonly atMost: number } | { readonly atLeast: number };

/** One value. */
export interface Reading {
  /** What was measured, such as a function. */
  readonly of: string;
  readonly value: number;
  readonly target: Target;
}

/** Something to measure, in one run of its own. */
export interface Measure {
  readonly name: string;
  /** Of its values; `×` for a ratio of two things that were measured side by side. */
  readonly unit: string;
  /** @param onStep hears of each part that is done, where it takes long */
  readonly take: (onStep: (step: string) => void) => Promise<readonly Reading[]> | readonly Reading[];
}

/** Whether a value is within its target. */
export const isWithin = ({ value, target }: Reading): boolean =>
  'atMost' in target ? value <= target.atMost : value >= target.atLeast;

/** How much of its target a value takes; above 1 it is not within. */
const strain = ({ value, target }: Reading): number =>
  'atMost' in target ? value / target.atMost : target.atLeast / value;

/**
 * The value that comes nearest to its target, or is furthest beyond it.
 * @throws {Error} nothing was measured
 */
export const worst = (readings: readonly Reading[]): Reading => {
  const [first] = readings.toSorted((one, other) => strain(other) - strain(one));
  if (!first) throw new Error('Nothing was measured');
  return first;
};
