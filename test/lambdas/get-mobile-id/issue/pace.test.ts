import { describe, expect, it } from 'vitest';
import { NotItsTurn } from '../../../../domain/failures/process-errors.ts';
import { nextTurn, requireTurn, type TurnDeps } from '../../../../lambdas/get-mobile-id/issue/turns.ts';
import { Stage } from '../../../support/stage.ts';

interface Ca {
  /** Certificates a second that it issues for us; it saves up one second's worth. */
  readonly perSecond: number;
}

/** What is due at a moment, in milliseconds from the beginning. */
interface Due {
  readonly at: number;
  readonly isItsTurn: boolean;
}

/** Numbers between 0 and 1 that look random and are the same in each run. */
const drawn = (index: number): number => (index * 0.618034) % 1;

/** A CA's quota as AWS describes it: a bucket of tokens. */
const bucketOf = ({ perSecond }: Ca) => {
  let [tokens, filledAt] = [perSecond, 0];
  return (at: number): boolean => {
    tokens = Math.min(perSecond, tokens + ((at - filledAt) / 1000) * perSecond);
    filledAt = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
};

const askAt = async (deps: TurnDeps, { isItsTurn, at }: Due, isIssued: (at: number) => boolean) => {
  try {
    if (!isItsTurn) await requireTurn(deps);
    if (isIssued(at)) return undefined;
    throw await nextTurn(deps);
  } catch (error) {
    if (error instanceof NotItsTurn) return Number(error.message) * 1000;
    throw error;
  }
};

/**
 * Asks for certificates by turns, as the state machine does, each call a moment late.
 * @returns seconds until the last one is issued, and calls of the CA for each
 */
const issueAll = async (certificates: number, turnsPerSecond: number, ca: Ca) => {
  const [stage, isIssued] = [new Stage(), bucketOf(ca)];
  const start = stage.time.getTime();
  const due: Due[] = Array.from({ length: certificates }, (_, index) => ({ at: index, isItsTurn: false }));
  let [calls, last] = [0, 0];
  for (let next = due.shift(); next; next = due.shift()) {
    const { at } = next;
    stage.time = new Date(start + at);
    const deps = { ...stage.deps, certificatesPerSecond: turnsPerSecond };
    const wait = await askAt(deps, next, (moment) => {
      calls += 1;
      return isIssued(moment);
    });
    if (wait === undefined) last = at;
    else {
      due.push({ at: Math.round(at + wait + 500 * drawn(calls + due.length)), isItsTurn: true });
      due.sort((one, other) => one.at - other.at);
    }
  }
  return { seconds: last / 1000, callsForEach: calls / certificates };
};

describe('the pace of many certificates at once', () => {
  it('is that of the quota, with hardly a call in vain', async () => {
    const { seconds, callsForEach } = await issueAll(300, 5, { perSecond: 5 });
    expect(300 / 5 / seconds).toBeGreaterThanOrEqual(0.95);
    expect(callsForEach).toBeLessThanOrEqual(1.1);
  });

  it('is what others leave of the quota, and the CA gets no more calls a second than turns', async () => {
    const { seconds, callsForEach } = await issueAll(100, 5, { perSecond: 2 });
    expect(100 / 2 / seconds).toBeGreaterThanOrEqual(0.8);
    expect(callsForEach).toBeLessThanOrEqual(5 / 2);
  });
});
