import type { Stage } from './stage.ts';

/** What the time until the next look at an order depends on. */
export interface PollSituation {
  readonly stage: Stage;
  /** How long the order has been at this stage, as far as this page knows, in milliseconds. */
  readonly age: number;
  /** Nobody sees the page. */
  readonly hidden: boolean;
  /** How many looks have failed in a row. */
  readonly failures: number;
  /** Seconds that the service asked to wait. */
  readonly retryAfter?: number | undefined;
  /** From 0 to 1, so that pages that failed together don't come back together. */
  readonly chance: number;
}

const second = 1000;
const minute = 60 * second;

/** Stages that last seconds, stages that wait for the phone, and stages that wait for this page; no ends. */
const pace: Partial<Readonly<Record<Stage, number>>> = {
  preparing: second,
  confirm: 4 * second,
  scan: 1.5 * second,
  mailed: 2 * second,
  approve: 4 * second,
  issuing: second,
  installing: 1.5 * second,
};

const hiddenPace = 15 * second;
const longest = 30 * second;

/**
 * How long to wait before looking at an order again.
 * @returns milliseconds; undefined when the order has ended
 */
export const pollDelay = (situation: PollSituation): number | undefined => {
  const { stage, age, hidden, failures, retryAfter = 0, chance } = situation;
  const quick = pace[stage];
  if (quick === undefined) return undefined;
  const patience = slower(age) * quick;
  const calm = hidden ? Math.max(patience, hiddenPace) : patience;
  const backoff = failures === 0 ? 0 : Math.min(longest, second * 2 ** failures) * (0.5 + chance / 2);
  return Math.max(calm, backoff, retryAfter * second);
};

// Who has waited for minutes can wait some seconds more.
const slower = (age: number): number => {
  if (age < 2 * minute) return 1;
  return age < 10 * minute ? 2 : 4;
};
