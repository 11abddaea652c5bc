import { toProblem, type Problem } from '../shared/problem.ts';
import type { Action, Event } from './model/state.ts';
import type { Kept, SignIn } from './sign-in.ts';

/** What attempts work with. */
export interface AttemptDependencies {
  readonly signIn: SignIn;
  readonly dispatch: (event: Event) => void;
  readonly address: () => URL;
}

/** Does what a user asked for; never throws. */
export type Attempt = ReturnType<typeof createAttempt>;

/**
 * Does what a user asked for and tells how that went. Where the sign-in is too old for it, the user signs in
 * again, and what they had asked for is kept.
 */
export const createAttempt =
  ({ dispatch, signIn, address }: AttemptDependencies) =>
  async (action: Action, work: () => Promise<void>, resume?: Omit<Kept, 'hash' | 'again'>): Promise<void> => {
    dispatch({ type: 'asked', action });
    try {
      try {
        await work();
      } catch (error) {
        const problem = toProblem(error);
        if (!resume || problem.code !== 'sign-in-too-old') throw error;
        await signIn.again({ hash: address().hash, ...resume }, problem.maxAge ?? 0);
      }
      // Also after leaving the page, when the back button brings it back as it was.
      dispatch({ type: 'rested' });
    } catch (error) {
      refuse(dispatch, error);
    }
  };

/** Tells what went wrong; whoever is not signed in any more is told that. */
export const refuse = (dispatch: AttemptDependencies['dispatch'], error: unknown): void => {
  const problem = toProblem(error);
  if (isSignedOut(problem)) dispatch({ type: 'signed-out', problem });
  else dispatch({ type: 'refused', problem });
};

/** Whether a problem means that nobody is signed in. */
export const isSignedOut = ({ code }: Problem): boolean =>
  code === 'unauthorized' || code === 'sign-in-failed';
