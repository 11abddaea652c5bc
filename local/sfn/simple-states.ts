import * as v from 'valibot';
import { CountSchema, type ChoiceState, type FailState, type WaitState } from './definition.ts';
import { StateFailure } from './failure.ts';
import type { Outcome } from './run.ts';
import { pause } from './suspended.ts';
import type { StateExecution } from './state-execution.ts';

/** The first way whose condition holds, or else the default one. */
export const choose = async (stateExecution: StateExecution, state: ChoiceState): Promise<Outcome> => {
  for (const rule of state.Choices)
    if (await stateExecution.evaluate(v.boolean(), ['Condition', rule.Condition]))
      return stateExecution.outcome(rule, rule.Next);
  if (state.Default !== undefined) return stateExecution.outcome(state, state.Default);
  throw new StateFailure(
    'States.Runtime',
    `No choice of ${stateExecution.name} holds, and it has no Default.`,
  );
};

/** Waits for a time on the clock. */
export const wait = async (stateExecution: StateExecution, state: WaitState): Promise<Outcome> => {
  const seconds = await stateExecution.evaluate(CountSchema, ['Seconds', state.Seconds]);
  await pause(stateExecution.run.clock, seconds, stateExecution.scope.signal);
  return stateExecution.outcome(state, state.Next);
};

/** Fails, with the error and the cause that the definition gives. */
export const fail = async (stateExecution: StateExecution, state: FailState): Promise<never> => {
  const error = await stateExecution.evaluate(v.string(), ['Error', state.Error]);
  throw new StateFailure(
    error,
    await stateExecution.evaluate(v.optional(v.string()), ['Cause', state.Cause]),
  );
};
