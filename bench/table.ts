import { isWithin, worst, type Measure, type Reading, type Target } from './measure.ts';

/** A measure that was taken. */
export interface Taken extends Pick<Measure, 'name' | 'unit'> {
  readonly readings: readonly Reading[];
}

const head = ['measure', 'of', 'value', 'target', ''] as const;

/** Of more values than this, only the worst stands in the table. */
const few = 2;

/** Measures for people: each value, or the worst of many, and whether it is within its target. */
export const tableLines = (taken: readonly Taken[]): readonly string[] => {
  const rows = [head, ...taken.flatMap(toRows)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};

const toRows = ({ name, unit, readings }: Taken): readonly (readonly string[])[] =>
  (readings.length <= few ? readings : [worst(readings)]).map((reading) => [
    name,
    reading.of,
    `${round(reading.value)} ${unit}`,
    `${inWords(reading.target)} ${unit}`,
    isWithin(reading) ? 'holds' : 'FAILS',
  ]);

const inWords = (target: Target): string =>
  'atMost' in target ? `≤ ${round(target.atMost)}` : `≥ ${round(target.atLeast)}`;

const round = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 3 });
