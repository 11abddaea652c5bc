import { putEventsResource, type Flow, type State } from './definition.ts';
import { StateFailure } from './failure.ts';
import { handleErrors } from './handling.ts';
import { mapItems } from './map.ts';
import { putEvents } from './put-events.ts';
import type { Outcome, Run, Scope } from './run.ts';
import { choose, fail, wait } from './simple-states.ts';
import { Aborted, stopIfAborted } from './suspended.ts';
import { task } from './task.ts';
import { StateExecution } from './state-execution.ts';

/**
 * Goes through states from the first to an end.
 * @returns the output of the last one
 * @throws StateFailure, Aborted
 */
export const runFlow = async (run: Run, flow: Flow, scope: Scope, input: unknown): Promise<unknown> => {
  let data = input;
  for (let name: string | undefined = flow.StartAt; name !== undefined;) {
    const state: State | undefined = flow.States[name];
    if (!state) throw new StateFailure('States.Runtime', `There is no state ${name}`);
    const { output, next }: Outcome = await stay(
      new StateExecution(run, scope, { name, input: data }),
      state,
    );
    data = output;
    name = next;
  }
  return data;
};

/** States whose histories say so when they are aborted. */
const abortedStates: readonly string[] = ['Task', 'Wait', 'Map'];

const stay = async (stateExecution: StateExecution, state: State): Promise<Outcome> => {
  stopIfAborted(stateExecution.scope.signal);
  stateExecution.enter(state.Type);
  try {
    const outcome = await runState(stateExecution, state);
    stateExecution.exit(state.Type, outcome);
    return outcome;
  } catch (error) {
    if (error instanceof Aborted && abortedStates.includes(state.Type))
      stateExecution.record(`${state.Type}StateAborted`);
    throw error;
  }
};

const runState = (stateExecution: StateExecution, state: State): Promise<Outcome> => {
  switch (state.Type) {
    case 'Task':
      return handleErrors(stateExecution, state, () =>
        state.Resource === putEventsResource ? putEvents(stateExecution, state) : task(stateExecution, state),
      );
    case 'Map':
      return handleErrors(stateExecution, state, () =>
        mapItems(stateExecution, state, (scope, item) =>
          runFlow(stateExecution.run, state.ItemProcessor, scope, item),
        ),
      );
    case 'Choice':
      return choose(stateExecution, state);
    case 'Wait':
      return wait(stateExecution, state);
    case 'Fail':
      return fail(stateExecution, state);
    case 'Pass':
      return stateExecution.outcome(state, state.Next);
    case 'Succeed':
      return stateExecution.outcome(state, undefined);
  }
};
