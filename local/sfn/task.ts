import * as v from 'valibot';
import { place } from '../aws/place.ts';
import { ServiceError } from '../aws/service-error.ts';
import { TimeoutSchema, type TaskState } from './definition.ts';
import { asFailure, StateFailure, withinLimit } from './failure.ts';
import { eventData } from './history.ts';
import type { Outcome } from './run.ts';
import { stopIfAborted, suspended, type Settle } from './suspended.ts';
import type { Visit } from './visit.ts';

/** One try of a task. */
interface Attempt {
  readonly functionArn: string;
  readonly payload: unknown;
  /** Undefined where the function's end is the task's. */
  readonly token: string | undefined;
  readonly seconds: number | undefined;
  /** What its events name it by. */
  readonly resource: Readonly<Record<string, string>>;
}

/** Calls a function, and waits for its task token to come back where the resource says so. */
export const task = async (visit: Visit, state: TaskState): Promise<Outcome> => {
  const attempt = await prepared(visit, state);
  const { functionArn, payload, seconds, resource } = attempt;
  visit.record('TaskScheduled', {
    ...resource,
    region: place.region,
    parameters: JSON.stringify({ FunctionName: functionArn, Payload: payload }),
    ...(seconds !== undefined && { timeoutInSeconds: seconds }),
  });
  visit.record('TaskStarted', resource);
  const result = await resultOf(visit, attempt);
  visit.record('TaskSucceeded', { ...resource, ...eventData('output', result) });
  return visit.outcome(state, state.Next, { result });
};

const prepared = async (
  visit: Visit,
  { Resource, Arguments, TimeoutSeconds }: TaskState,
): Promise<Attempt> => {
  const [, resource = ''] = Resource.split(':::lambda:');
  const waits = resource.endsWith('.waitForTaskToken');
  const token = waits ? visit.run.tokens.issue(visit.run.stateMachineArn) : undefined;
  const payload = await visit.evaluate(v.unknown(), ['Arguments', Arguments.Payload], { token });
  const seconds = await visit.evaluate(v.optional(TimeoutSchema), ['TimeoutSeconds', TimeoutSeconds], {
    token,
  });
  return {
    functionArn: Arguments.FunctionName,
    payload: withinLimit(payload, `The payload of ${visit.name}`),
    token,
    seconds,
    resource: { resourceType: 'lambda', resource },
  };
};

const resultOf = async (visit: Visit, attempt: Attempt): Promise<unknown> => {
  try {
    const result = await suspended<unknown>(visit.scope.signal, (settle) => begin(visit, attempt, settle));
    return withinLimit(result, `The result of ${visit.name}`);
  } catch (error) {
    stopIfAborted(visit.scope.signal);
    const failure = asFailure(error);
    const type = failure.error === 'States.Timeout' ? 'TaskTimedOut' : 'TaskFailed';
    visit.record(type, { ...attempt.resource, ...failure.members });
    throw failure;
  }
};

/** Starts the time-out, then the function, whose end no longer counts once the wait is over. */
const begin = (visit: Visit, attempt: Attempt, settle: Settle<unknown>): (() => void) => {
  const { token, functionArn, payload, resource } = attempt;
  const callOff = startTimeout(visit, attempt, settle);
  const close = token === undefined ? undefined : visit.run.tokens.open(token, settle);
  let over = false;
  const call = async (): Promise<void> => {
    const Payload = (await visit.run.invoke(visit.name, functionArn, payload)) ?? null;
    const output = { ExecutedVersion: '$LATEST', Payload, StatusCode: 200 };
    if (token === undefined) settle.resolve(output);
    else if (!over) visit.record('TaskSubmitted', { ...resource, ...eventData('output', output) });
  };
  // After this: a function may send its token back at once.
  queueMicrotask(() => {
    call().catch((error: unknown) => {
      settle.reject(failureOfCall(error));
    });
  });
  return () => {
    over = true;
    callOff();
    close?.();
  };
};

/**
 * Waiting goes by the clock. A function's own work does not get faster when the clock runs fast or is put forward,
 * so a task that only calls one has the laptop's seconds.
 */
const startTimeout = (visit: Visit, { token, seconds }: Attempt, settle: Settle<unknown>): (() => void) => {
  if (seconds === undefined) return () => undefined;
  const expire = (): void => {
    settle.reject(new StateFailure('States.Timeout'));
  };
  if (token !== undefined) return visit.run.clock.after(seconds * 1000, expire);
  const timer = setTimeout(expire, Math.min(seconds * 1000, 2 ** 31 - 1)).unref();
  return () => {
    clearTimeout(timer);
  };
};

const FunctionErrorSchema = v.object({ errorType: v.string(), errorMessage: v.string() });

/** A function's error keeps its own name; Lambda's get the service's before them. */
const failureOfCall = (error: unknown): StateFailure => {
  if (error instanceof ServiceError) return new StateFailure(`Lambda.${error.code}`, error.message);
  const { success, output } = v.safeParse(FunctionErrorSchema, error);
  return success ? new StateFailure(output.errorType, JSON.stringify(output)) : asFailure(error);
};
