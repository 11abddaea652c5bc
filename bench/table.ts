import { isWithin, worst, type Measure, type Reading, type Target } from './measure.ts';

/** A measure that was taken. */
export interface Taken extends Pick<Measure, 'name' | 'unit'> {
  readonly readings: readonly Reading[];
}

const head = ['measure', 'worst of', 'value', 'target', ''] as const;

/** Measures for people, a line each: the worst of its values, and whether all of them are within their targets. */
export const tableLines = (taken: readonly Taken[]): readonly string[] => {
  const rows = [head, ...taken.map(rowOf)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};

const rowOf = ({ name, unit, readings }: Taken): readonly string[] => {
  const { of, value, target } = worst(readings);
  const held = readings.every(isWithin) ? 'holds' : 'FAILS';
  return [name, of, `${rounded(value)} ${unit}`, `${inWords(target)} ${unit}`, held];
};

const inWords = (target: Target): string =>
  'atMost' in target ? `≤ ${rounded(target.atMost)}` : `≥ ${rounded(target.atLeast)}`;

const rounded = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 3 });
