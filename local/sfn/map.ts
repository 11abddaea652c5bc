import * as v from 'valibot';
import { CountSchema, type MapState } from './definition.ts';
import type { Outcome, Scope } from './run.ts';
import { abortable, Aborted, stopIfAborted } from './suspended.ts';
import type { StateExecution } from './state-execution.ts';

/** How many items of an inline Map Step Functions works on at a time, at most. */
const mostAtOnce = 40;

/** What is done with one item, in a scope of its own. */
export type Work = (scope: Scope, item: unknown) => Promise<unknown>;

/** Does the same with every item of a list, side by side; the first failure ends what the others do. */
export const mapItems = async (
  stateExecution: StateExecution,
  state: MapState,
  work: Work,
): Promise<Outcome> => {
  const items = await stateExecution.evaluate(v.array(v.unknown()), ['Items', state.Items]);
  const limit = await stateExecution.evaluate(CountSchema, ['MaxConcurrency', state.MaxConcurrency]);
  stateExecution.record('MapStateStarted', { length: items.length });
  const { controller, signal } = abortable(stateExecution.scope.signal);
  const result: unknown[] = [];
  const failures: unknown[] = [];
  const queue = items.entries();
  const takeTurns = async (): Promise<void> => {
    // Each takes the next item off one and the same queue.
    for (const [index, item] of queue) {
      try {
        result[index] = await iteration(stateExecution, { signal, index, item }, work);
      } catch (error) {
        failures.push(error);
        controller.abort();
      }
    }
  };
  const atOnce = Math.min(limit || mostAtOnce, mostAtOnce, items.length);
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  stateExecution.record(failures.length > 0 ? 'MapStateFailed' : 'MapStateSucceeded');
  if (failures.length > 0) throw failures[0];
  return stateExecution.outcome(state, state.Next, { result });
};

interface Place {
  readonly signal: AbortSignal;
  readonly index: number;
  readonly item: unknown;
}

const iteration = async (
  { scope, name }: StateExecution,
  { signal, index, item }: Place,
  work: Work,
): Promise<unknown> => {
  stopIfAborted(signal);
  const eventLog = scope.eventLog.branch();
  const context = { ...scope.context, Map: { Item: { Index: index, Value: item } } };
  eventLog.record('MapIterationStarted', { name, index });
  try {
    const result = await work({ variables: { ...scope.variables }, context, eventLog, signal }, item);
    eventLog.record('MapIterationSucceeded', { name, index });
    return result;
  } catch (error) {
    eventLog.record(error instanceof Aborted ? 'MapIterationAborted' : 'MapIterationFailed', { name, index });
    throw error;
  }
};
