import { OptionInvalid } from '../../domain/failures/process-errors.ts';
import type { Change, OptionNow, OptionVersion } from './parameters.ts';

const missing = '(no such parameter: deploy the stack)';

/** Options for people: name and value, marked where it was changed, then what is allowed and who changed it last. */
export const optionLines = (options: readonly OptionNow[]): readonly string[] => {
  const width = Math.max(...options.map(({ name }) => name.length));
  const indent = ' '.repeat(width + 6);
  return options.flatMap(({ name, value, differs, initial, allowed, ...change }) => [
    `${differs ? '*' : ' '} ${name.padEnd(width)}  ${value ?? missing}`,
    `${indent}at first ${initial}; allowed: ${allowed}`,
    `${indent}${tellLastChange(change)}`,
  ]);
};

/** What the mark before an option means. */
export const legend = '* is not what the option holds at first. "reset NAME" makes it that again.';

const tellLastChange = ({ changedBy, changedAt }: Pick<OptionNow, 'changedBy' | 'changedAt'>): string => {
  if (changedAt === undefined) return 'never changed';
  return `changed ${changedAt.toISOString()} by ${changedBy ?? 'somebody'}`;
};

/** What an option held, for people: a line for each time that it was written. */
export const historyLines = (versions: readonly OptionVersion[]): readonly string[] =>
  versions.map(
    ({ version, value, changedAt, changedBy }) =>
      `${version.toString().padStart(3)}  ${changedAt?.toISOString() ?? ''.padEnd(24)}  ${value}  by ${changedBy ?? 'somebody'}`,
  );

/** A change for people. */
export const changeLines = (name: string, { before, after, uncheckedEnd }: Change): readonly string[] => [
  name,
  `  before  ${before ?? '(none)'}`,
  `  after   ${after}`,
  ...(uncheckedEnd === undefined
    ? []
    : [
        `The end of the CA is not known here (${uncheckedEnd}): if certificates would outlive it, the alarm OptionInvalid rings.`,
      ]),
  'Orders that start in half a minute work by it; orders that run keep what they started with.',
];

/** Why a value was not written, for who wanted to write it; every other error as it is. */
export const explainRefusal = (value: string, error: unknown): unknown =>
  error instanceof OptionInvalid
    ? new Error(
        `Nothing is changed: with ${JSON.stringify(value.slice(0, 256))}, ${error.option} would hold what no order can work with; allowed: ${error.allowed}`,
        { cause: error },
      )
    : error;
