import type { Change, OptionNow } from './parameters.ts';

/** Options for people: name and value, then what is allowed and who changed it. */
export const optionLines = (options: readonly OptionNow[]): readonly string[] => {
  const width = Math.max(...options.map(({ name }) => name.length));
  return options.flatMap((option) => [
    `${option.name.padEnd(width)}  ${option.value ?? '(no such parameter: deploy the stack)'}`,
    `${' '.repeat(width)}    at first ${option.initial}; allowed: ${option.allowed}`,
    `${' '.repeat(width)}    ${tellLastChange(option)}`,
  ]);
};

const tellLastChange = ({ changedBy, changedAt }: OptionNow): string => {
  if (changedAt === undefined) return 'never changed';
  return `changed ${changedAt.toISOString()} by ${changedBy ?? 'somebody'}`;
};

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
