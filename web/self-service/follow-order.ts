import { toProblem, type Problem } from '../shared/problem.ts';
import type { OrderView } from './responses.ts';
import { pollDelay } from './model/poll-delay.ts';
import { hasEnded, type Stage } from './model/stage.ts';
import type { Event } from './model/state.ts';

/** What following an order works with. */
export interface FollowDependencies {
  readonly read: (signal: AbortSignal) => Promise<OrderView>;
  readonly toStage: (order: OrderView) => Stage;
  readonly dispatch: (event: Event) => void;
  /** Waits so many milliseconds, or until the page is looked at again or is online again. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly isHidden: () => boolean;
  /** Leaves the page to sign the user in again. @throws {ProblemError} they have just done that */
  readonly signInAgain: (maxAge: number) => Promise<void>;
  /** Milliseconds from any start on. */
  readonly elapsed: () => number;
  readonly chance: () => number;
}

/**
 * Looks at an order until it ends, often while something is about to happen and seldom while nobody looks.
 * Failures are told and tried again; only a sign-in that has ended or an order that is not there stops it.
 * @param signal stops it without a word
 */
export const followOrder = async (deps: FollowDependencies, signal: AbortSignal): Promise<void> => {
  let seen: { readonly stage: Stage; readonly since: number } = { stage: 'preparing', since: deps.elapsed() };
  let failures = 0;
  while (!signal.aborted) {
    const outcome = await look(deps, signal);
    if (outcome === undefined) return;
    failures = 'order' in outcome ? 0 : failures + 1;
    if ('order' in outcome) {
      const stage = deps.toStage(outcome.order);
      if (stage !== seen.stage) seen = { stage, since: deps.elapsed() };
    }
    const delay = pollDelay({
      stage: seen.stage,
      age: deps.elapsed() - seen.since,
      hidden: deps.isHidden(),
      failures,
      retryAfter: 'problem' in outcome ? outcome.problem.retryAfter : undefined,
      chance: deps.chance(),
    });
    if (delay === undefined) return;
    await waitUnlessStopped(deps, delay, signal);
  }
};

type Outcome = { readonly order: OrderView } | { readonly problem: Problem } | undefined;

const look = async (deps: FollowDependencies, signal: AbortSignal): Promise<Outcome> => {
  try {
    const order = await deps.read(signal);
    if (signal.aborted) return undefined;
    deps.dispatch({ type: 'order-read', order });
    return hasEnded(order) ? undefined : { order };
  } catch (error) {
    if (signal.aborted) return undefined;
    return (await hasLeft(deps, toProblem(error))) ? undefined : fail(deps, error);
  }
};

// The code is shown to whoever has just signed in. A page that nobody looks at does not ask for that by itself.
const hasLeft = async ({ isHidden, signInAgain }: FollowDependencies, problem: Problem): Promise<boolean> => {
  if (problem.code !== 'sign-in-too-old' || isHidden()) return false;
  try {
    await signInAgain(problem.maxAge ?? 0);
    return true;
  } catch {
    return false;
  }
};

const fail = ({ dispatch }: FollowDependencies, error: unknown): Outcome => {
  const problem = toProblem(error);
  if (problem.code === 'unauthorized') dispatch({ type: 'signed-out', problem });
  else if (problem.code === 'order-not-found') dispatch({ type: 'order-missing', problem });
  else dispatch({ type: 'order-unreadable', problem });
  return problem.code === 'unauthorized' || problem.code === 'order-not-found' ? undefined : { problem };
};

const waitUnlessStopped = async (
  deps: FollowDependencies,
  delay: number,
  signal: AbortSignal,
): Promise<void> => {
  try {
    await deps.wait(delay, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};
