/** The value in the middle, for it takes no notice of what a busy machine does to a few. */
export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
