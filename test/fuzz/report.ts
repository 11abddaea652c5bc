import { castSize, type FuzzOptions, type FuzzReport, type Failure } from './fuzz.ts';

/** How to make one request again: on new people, and after all that met the same people before it. */
const again = (seed: number, from: number, number: number): readonly string[] => {
  const first = number - ((number - from) % castSize);
  const command = `npm run test:fuzz -- --seed ${seed.toString()}`;
  return [
    `${command} --from ${number.toString()} --requests 1`,
    `${command} --from ${first.toString()} --requests ${(number - first + 1).toString()}  # with those before it`,
  ];
};

/** What is wrong with the answer to one request, and how to see it again. */
export const failureLines = ({ seed, from = 0 }: FuzzOptions, failure: Failure): readonly string[] => [
  `request ${failure.number.toString()}: ${failure.faults.join('; ')}`,
  `  ${JSON.stringify(failure.request)}`,
  ...again(seed, from, failure.number).map((command) => `  ${command}`),
];

const ownStatuses = (counts: ReadonlyMap<number, number>): string =>
  [...counts]
    .toSorted(([one], [other]) => one - other)
    .map(([status, count]) => `${status === 0 ? 'none' : status.toString()}: ${count.toString()}`)
    .join('  ');

/** How often each operation gave each status, a line for each, and the most CPU. */
export const summaryLines = (
  options: FuzzOptions,
  { counts, mostCpu, failures }: FuzzReport,
): readonly string[] => [
  ...[...counts].toSorted().map(([name, statuses]) => `${name.padEnd(22)} ${ownStatuses(statuses)}`),
  `seed ${options.seed.toString()}: ${options.requests.toString()} requests, ${failures.length.toString()} with a fault, ${mostCpu.toFixed(0)} ms of CPU at most`,
];
