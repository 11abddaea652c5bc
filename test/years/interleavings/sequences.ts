import fc from 'fast-check';

/** How often each step is drawn: those without which nothing comes far most of all. */
const weights = {
  order: 5,
  next: 14,
  get: 3,
  cancel: 1,
  abandon: 1,
  'new-code': 1,
  renew: 5,
  'renew-through': 5,
  lock: 1,
  look: 1,
  inactive: 2,
  active: 5,
  locked: 1,
  deleted: 1,
} as const;

/** What one person, their phone, or an administrator does at a time. */
export type StepName = keyof typeof weights;

/** Every step. */
export const stepNames = [
  ...(['order', 'next', 'get', 'cancel', 'abandon', 'new-code', 'renew', 'renew-through'] as const),
  ...(['lock', 'look', 'inactive', 'active', 'locked', 'deleted'] as const),
] satisfies readonly StepName[];

/** What happens to one person. */
export interface Sequence {
  /** Whether they have a mobile ID before all else, half a day old: so it can be renewed. */
  readonly hasOne: boolean;
  /** What they say of the phone that a new one replaces. */
  readonly oldPhone: 'kept' | 'lost';
  /** One after the other; the steps of a round at the same time. */
  readonly rounds: readonly (readonly StepName[])[];
}

const roundCount = 7;

/** How many people live side by side: time passes for all of them. */
export const batchSize = 24;

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Milliseconds that may pass between two rounds: none, less than a step may take, more, and hours. */
const pauses = [0, 0, 0, 20 * second, 2 * minute, 16 * minute, hour, 7 * hour] as const;

const drawStep = fc.oneof(
  ...stepNames.map((name) => ({ weight: weights[name], arbitrary: fc.constant(name) })),
);

const drawSequence: fc.Arbitrary<Sequence> = fc.record({
  hasOne: fc.constantFrom(true, true, false),
  oldPhone: fc.constantFrom('kept', 'lost'),
  rounds: fc.array(fc.array(drawStep, { minLength: 1, maxLength: 3 }), {
    ...{ minLength: roundCount, maxLength: roundCount },
  }),
});

const drawPauses = fc.array(fc.constantFrom(...pauses), { minLength: roundCount, maxLength: roundCount });

/** People who go through the same time. */
export interface Batch {
  /** Milliseconds that pass after each round. */
  readonly pauses: readonly number[];
  /** By the number under which they were drawn. */
  readonly sequences: ReadonlyMap<number, Sequence>;
}

/** So many sequences in batches; always the same ones for a seed. */
export const drawBatches = (seed: number, count: number): readonly Batch[] => {
  const sequences = fc.sample(fc.noBias(drawSequence), { seed, numRuns: count });
  const times = fc.sample(fc.noBias(drawPauses), { seed, numRuns: Math.ceil(count / batchSize) });
  return times.map((pause, index) => {
    const first = index * batchSize;
    const some = sequences.slice(first, first + batchSize);
    return { pauses: pause, sequences: new Map(some.map((each, offset) => [first + offset, each])) };
  });
};

/** The batches with one sequence alone; all of them where none is named. */
export const pick = (batches: readonly Batch[], only: number | undefined): readonly Batch[] =>
  batches.flatMap(({ pauses: pause, sequences }) => {
    const left = new Map([...sequences].filter(([number]) => only === undefined || number === only));
    return left.size === 0 ? [] : [{ pauses: pause, sequences: left }];
  });
