import type { Flow, State } from './definition.ts';
import { StateFailure } from './failure.ts';
import { handled } from './handling.ts';
import { mapItems } from './map.ts';
import type { Outcome, Run, Scope } from './run.ts';
import { choose, fail, wait } from './simple-states.ts';
import { Aborted, stopIfAborted } from './suspended.ts';
import { task } from './task.ts';
import { Visit } from './visit.ts';

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
    const { output, next }: Outcome = await stay(new Visit(run, scope, { name, input: data }), state);
    data = output;
    name = next;
  }
  return data;
};

/** States whose histories say so when they are aborted. */
const abortedStates: readonly string[] = ['Task', 'Wait', 'Map'];

const stay = async (visit: Visit, state: State): Promise<Outcome> => {
  stopIfAborted(visit.scope.signal);
  visit.enter(state.Type);
  try {
    const outcome = await outcomeOf(visit, state);
    visit.exit(state.Type, outcome);
    return outcome;
  } catch (error) {
    if (error instanceof Aborted && abortedStates.includes(state.Type))
      visit.record(`${state.Type}StateAborted`);
    throw error;
  }
};

const outcomeOf = (visit: Visit, state: State): Promise<Outcome> => {
  switch (state.Type) {
    case 'Task':
      return handled(visit, state, () => task(visit, state));
    case 'Map':
      return handled(visit, state, () =>
        mapItems(visit, state, (scope, item) => runFlow(visit.run, state.ItemProcessor, scope, item)),
      );
    case 'Choice':
      return choose(visit, state);
    case 'Wait':
      return wait(visit, state);
    case 'Fail':
      return fail(visit, state);
    case 'Pass':
      return visit.outcome(state, state.Next);
    case 'Succeed':
      return visit.outcome(state, undefined);
  }
};
