import type { Run } from './orders.ts';
import { nameOf } from './plans.ts';

/** What orders with two faults were drawn by. */
export interface Draw {
  readonly seed: number;
  readonly pairs: number;
}

/** What is said of an order that left something behind, and how to run it alone; nothing of others. */
export const violationLines = (
  { plan, end, reason, stopped, violations }: Run,
  { seed, pairs }: Draw,
): readonly string[] => {
  if (violations.length === 0) return [];
  const name = nameOf(plan);
  const drawn =
    plan.faults.length > 1 ? `--seed ${seed.toString()} --pairs ${pairs.toString()}` : '--pairs 0';
  return [
    `VIOLATED ${name} (${[end, reason, stopped].filter(Boolean).join('; ')})`,
    ...violations.map((rule) => `  not so: ${rule}`),
    `  alone: npm run test:faults -- --set ${plan.set.name} ${drawn} --only '${name}'`,
  ];
};

/** How many orders ran, how they ended, and how many of them left something behind. */
export const summarize = (runs: readonly Run[], { seed }: Draw) => ({
  runs: runs.length,
  ends: countEnds(runs),
  seed,
  violations: runs.filter(({ violations }) => violations.length > 0).length,
});

/** The last lines: runs, ends, violations. */
export const summaryLines = (runs: readonly Run[], draw: Draw): readonly string[] => {
  const { ends, seed, violations } = summarize(runs, draw);
  return [
    `runs: ${runs.length.toString()} (seed: ${seed.toString()})`,
    `ends: ${Object.entries(ends)
      .map(([end, count]) => `${count.toString()} ${end}`)
      .join(', ')}`,
    `violations: ${violations.toString()}`,
  ];
};

const countEnds = (runs: readonly Run[]): Readonly<Record<string, number>> => {
  const ends = [...new Set(runs.map(({ end }) => end))].toSorted();
  return Object.fromEntries(ends.map((end) => [end, runs.filter((run) => run.end === end).length]));
};
