import * as v from 'valibot';
import { place } from '../aws/place.ts';
import { ServiceError } from '../aws/service-error.ts';
import type { EventTaskState } from './definition.ts';
import { asFailure, StateFailure, withinLimit } from './failure.ts';
import { eventData } from './history.ts';
import type { Outcome } from './run.ts';
import { stopIfAborted } from './suspended.ts';
import type { StateExecution } from './state-execution.ts';

const resource = { resourceType: 'events', resource: 'putEvents' };

/** Detail is JSON text for EventBridge; here it stands as an object. */
const Entries = v.array(
  v.strictObject({
    Source: v.string(),
    DetailType: v.string(),
    Detail: v.pipe(
      v.record(v.string(), v.unknown()),
      v.transform((detail) => JSON.stringify(detail)),
    ),
  }),
);

const Answer = v.object({ FailedEntryCount: v.number() });

/**
 * Gives EventBridge events, with the ARNs of the execution and its machine among what they are about.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html
 */
export const putEvents = async (stateExecution: StateExecution, state: EventTaskState): Promise<Outcome> => {
  const { run } = stateExecution;
  const entries = await stateExecution.evaluate(Entries, ['Arguments', state.Arguments.Entries]);
  const about = { Resources: [run.executionArn, run.stateMachineArn] };
  const parameters = withinLimit(
    JSON.stringify({ Entries: entries }),
    `The entries of ${stateExecution.name}`,
  );
  stateExecution.record('TaskScheduled', { ...resource, region: place.region, parameters });
  stateExecution.record('TaskStarted', resource);
  const result = await send(
    stateExecution,
    entries.map((entry) => ({ ...entry, ...about })),
  );
  stateExecution.record('TaskSucceeded', { ...resource, ...eventData('output', result) });
  return stateExecution.outcome(state, state.Next, { result });
};

const send = async (stateExecution: StateExecution, entries: readonly unknown[]): Promise<unknown> => {
  const { name, run, scope } = stateExecution;
  try {
    const result = await run.putEvents(name, entries);
    if (v.parse(Answer, result).FailedEntryCount > 0)
      throw new StateFailure('EventBridge.FailedEntry', JSON.stringify(result));
    stopIfAborted(scope.signal);
    return result;
  } catch (error) {
    stopIfAborted(scope.signal);
    const failure = failureOf(error);
    stateExecution.record('TaskFailed', { ...resource, ...failure.members });
    throw failure;
  }
};

const failureOf = (error: unknown): StateFailure =>
  error instanceof ServiceError
    ? new StateFailure(`EventBridge.${error.code}`, error.message)
    : asFailure(error);
