import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';

/** How often, and how long, to look again. */
export interface Patience {
  /** Milliseconds between two looks, at least: on a machine that is busy, looking is not to keep it so. */
  readonly every?: number;
  /** Milliseconds in all. */
  readonly atMost?: number;
}

// A whole execution with its definition and history would bury what else is told.
const short = { depth: 3, maxStringLength: 200, maxArrayLength: 5, breakLength: Infinity } as const;

/**
 * Looks again and again until what is seen is what was waited for.
 * @param look what to look at; what it throws ends the waiting
 * @param isSeen whether that is it
 * @throws {Error} it took too long; says what was seen last
 */
export const until = async <Seen>(
  look: () => Promise<Seen> | Seen,
  isSeen: (seen: Seen) => boolean,
  { every = 40, atMost = 60_000 }: Patience = {},
): Promise<Seen> => {
  const end = performance.now() + atMost;
  for (;;) {
    const begun = performance.now();
    const seen = await look();
    if (isSeen(seen)) return seen;
    if (performance.now() > end)
      throw new Error(`Waited ${atMost.toString()} ms in vain; the last seen was ${inspect(seen, short)}`);
    await sleep(Math.max(every, 2 * (performance.now() - begun)));
  }
};
