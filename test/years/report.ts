import type { Life } from './lives.ts';

/** What a run was drawn by. */
export interface Draw {
  readonly people: number;
  readonly days: number;
  readonly years: number;
  readonly validity: string;
  readonly seed: number;
}

/** One person whose life broke a rule. */
export interface Violation {
  readonly number: number;
  readonly life: Life;
  readonly rules: readonly string[];
}

/** What came of a run. */
export interface Outcome {
  /** Who lived; fewer than were drawn where one lived alone. */
  readonly people: number;
  readonly orders: number;
  readonly renewals: number;
  readonly reminders: number;
  /** Seconds from a write to the directory to our own refusal, each time. */
  readonly refusals: readonly number[];
  readonly violations: readonly Violation[];
  /** What was wrong with everything, whomever it belongs to. */
  readonly wrong: readonly string[];
}

const command = ({ people, years, validity, seed }: Draw): string =>
  `npm run test:years -- --people ${people.toString()} --years ${years.toString()} --validity ${validity} --seed ${seed.toString()}`;

const describe = ({ habit, joins, incident }: Life): string =>
  [
    `joins on day ${joins.toString()}`,
    `looks ${habit}`,
    ...(incident ? [`${incident.kind} ${incident.after.toString()} days later`] : []),
  ].join(', ');

/** What is said of what went wrong, and how to run a person alone. */
export const violationLines = ({ violations, wrong }: Outcome, draw: Draw): readonly string[] => [
  ...violations.flatMap(({ number, life, rules }) => [
    `VIOLATED by person ${number.toString()} (${describe(life)})`,
    ...rules.map((rule) => `  not so: ${rule}`),
    `  alone: ${command(draw)} --only ${number.toString()}`,
  ]),
  ...wrong.map((what) => `VIOLATED: ${what}`),
];

/** The middle one; undefined of none. */
const findMedian = (values: readonly number[]): number | undefined =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

/** The figures of a run. */
export const summarize = (outcome: Outcome, { days, seed }: Draw) => ({
  ...{ people: outcome.people, days, seed },
  orders: outcome.orders,
  renewals: outcome.renewals,
  reminders: outcome.reminders,
  refusals: outcome.refusals.length,
  refusalMedianSeconds: findMedian(outcome.refusals),
  refusalMostSeconds: outcome.refusals.length === 0 ? undefined : Math.max(...outcome.refusals),
  violations: outcome.violations.length + outcome.wrong.length,
});

const seconds = (value: number | undefined): string =>
  value === undefined ? 'never' : `${value.toFixed(2)} s`;

/** The last lines: what happened, how soon we refuse, violations. */
export const summaryLines = (outcome: Outcome, draw: Draw): readonly string[] => {
  const { people, days, seed, ...found } = summarize(outcome, draw);
  return [
    `${people.toString()} people over ${days.toString()} days (seed: ${seed.toString()})`,
    `orders: ${found.orders.toString()}, renewals: ${found.renewals.toString()}, reminders: ${found.reminders.toString()}`,
    `directory write to our own refusal: median ${seconds(found.refusalMedianSeconds)}, most ${seconds(found.refusalMostSeconds)}, of ${found.refusals.toString()}`,
    `violations: ${found.violations.toString()}`,
  ];
};
