import * as v from 'valibot';
import { CountSchema, type ChoiceState, type FailState, type WaitState } from './definition.ts';
import { StateFailure } from './failure.ts';
import type { Outcome } from './run.ts';
import { pause } from './suspended.ts';
import type { Visit } from './visit.ts';

/** The first way whose condition holds, or else the default one. */
export const choose = async (visit: Visit, state: ChoiceState): Promise<Outcome> => {
  for (const rule of state.Choices)
    if (await visit.evaluate(v.boolean(), ['Condition', rule.Condition]))
      return visit.outcome(rule, rule.Next);
  if (state.Default !== undefined) return visit.outcome(state, state.Default);
  throw new StateFailure('States.Runtime', `No choice of ${visit.name} holds, and it has no Default.`);
};

/** Waits for a time on the clock. */
export const wait = async (visit: Visit, state: WaitState): Promise<Outcome> => {
  const seconds = await visit.evaluate(CountSchema, ['Seconds', state.Seconds]);
  await pause(visit.run.clock, seconds, visit.scope.signal);
  return visit.outcome(state, state.Next);
};

/** Fails, with the error and the cause that the definition gives. */
export const fail = async (visit: Visit, state: FailState): Promise<never> => {
  const error = await visit.evaluate(v.optional(v.string(), 'States.Failed'), ['Error', state.Error]);
  throw new StateFailure(error, await visit.evaluate(v.optional(v.string()), ['Cause', state.Cause]));
};
