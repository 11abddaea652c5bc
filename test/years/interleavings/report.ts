import type { Outcome, Played } from './play.ts';

/** What sequences were drawn by. */
export interface Draw {
  readonly count: number;
  readonly seed: number;
}

/** What is said of sequences that broke a rule, and how to run each alone; nothing of others. */
export const violationLines = ({ played, wrong }: Outcome, { count, seed }: Draw): readonly string[] => [
  ...played
    .filter(({ violations }) => violations.length > 0)
    .flatMap(({ number, violations }) => [
      `VIOLATED by ${number.toString()}`,
      ...violations.map((rule) => `  not so: ${rule}`),
      `  alone: npm run test:years -- interleavings --count ${count.toString()} --seed ${seed.toString()} --only ${number.toString()}`,
    ]),
  ...wrong.map((what) => `VIOLATED: ${what}`),
];

const countEach = (words: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...new Set(words)].toSorted().map((word) => [word, words.filter((each) => each === word).length]),
  );

const total = (played: readonly Played[], count: (each: Played) => number): number =>
  played.reduce((sum, each) => sum + count(each), 0);

/** The figures of a run. */
export const summarize = (outcomes: readonly Outcome[], { seed }: Draw) => {
  const played = outcomes.flatMap((outcome) => outcome.played);
  return {
    ...{ interleavings: played.length, seed },
    steps: total(played, ({ steps }) => steps),
    refused: total(played, ({ refusals }) => refusals.length),
    mobileIds: countEach(played.flatMap(({ ends }) => ends)),
    violations:
      total(played, ({ violations }) => Math.min(1, violations.length)) +
      outcomes.flatMap(({ wrong }) => wrong).length,
  };
};

/** The last lines: interleavings, steps, what they left, violations. */
export const summaryLines = (outcomes: readonly Outcome[], draw: Draw): readonly string[] => {
  const { interleavings, seed, steps, refused, mobileIds, violations } = summarize(outcomes, draw);
  const states = Object.entries(mobileIds).map(([state, count]) => `${count.toString()} ${state}`);
  return [
    `${interleavings.toString()} interleavings (seed: ${seed.toString()})`,
    `steps: ${steps.toString()}, refused: ${refused.toString()}; mobile IDs: ${states.join(', ')}`,
    `violations: ${violations.toString()}`,
  ];
};
