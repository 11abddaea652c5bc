import * as v from 'valibot';
import { place } from '../aws/place.ts';
import { ServiceError } from '../aws/service-error.ts';
import { TimeoutSchema, type FunctionTaskState } from './definition.ts';
import { asFailure, StateFailure, withinLimit } from './failure.ts';
import { eventData } from './history.ts';
import type { Outcome } from './run.ts';
import { stopIfAborted, suspend, type Settle } from './suspended.ts';
import type { StateExecution } from './state-execution.ts';

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
export const task = async (stateExecution: StateExecution, state: FunctionTaskState): Promise<Outcome> => {
  const attempt = await prepareAttempt(stateExecution, state);
  const { functionArn, payload, seconds, resource } = attempt;
  stateExecution.record('TaskScheduled', {
    ...resource,
    region: place.region,
    parameters: JSON.stringify({ FunctionName: functionArn, Payload: payload }),
    ...(seconds !== undefined && { timeoutInSeconds: seconds }),
  });
  stateExecution.record('TaskStarted', resource);
  const result = await runAttempt(stateExecution, attempt);
  stateExecution.record('TaskSucceeded', { ...resource, ...eventData('output', result) });
  return stateExecution.outcome(state, state.Next, { result });
};

const PayloadSchema = v.pipe(
  v.unknown(),
  v.check(
    (payload) => payload !== null && typeof payload !== 'string',
    'a payload of text or nothing is not emulated',
  ),
);

const prepareAttempt = async (
  stateExecution: StateExecution,
  { Resource, Arguments, TimeoutSeconds }: FunctionTaskState,
): Promise<Attempt> => {
  const [, resource = ''] = Resource.split(':::lambda:');
  const waits = resource.endsWith('.waitForTaskToken');
  const token = waits ? stateExecution.run.tokens.issue(stateExecution.run.stateMachineArn) : undefined;
  const payload = await stateExecution.evaluate(PayloadSchema, ['Arguments', Arguments.Payload], { token });
  const seconds = await stateExecution.evaluate(
    v.optional(TimeoutSchema),
    ['TimeoutSeconds', TimeoutSeconds],
    {
      token,
    },
  );
  return {
    functionArn: Arguments.FunctionName,
    payload: withinLimit(payload, `The payload of ${stateExecution.name}`),
    token,
    seconds,
    resource: { resourceType: 'lambda', resource },
  };
};

const runAttempt = async (stateExecution: StateExecution, attempt: Attempt): Promise<unknown> => {
  try {
    const result = await suspend<unknown>(stateExecution.scope.signal, (settle) =>
      begin(stateExecution, attempt, settle),
    );
    return withinLimit(result, `The result of ${stateExecution.name}`);
  } catch (error) {
    stopIfAborted(stateExecution.scope.signal);
    const failure = asFailure(error);
    const type = failure.error === 'States.Timeout' ? 'TaskTimedOut' : 'TaskFailed';
    stateExecution.record(type, { ...attempt.resource, ...failure.members });
    throw failure;
  }
};

/** Starts the time-out, then the function, whose end no longer counts once the wait is over. */
const begin = (stateExecution: StateExecution, attempt: Attempt, settle: Settle<unknown>): (() => void) => {
  const { token, functionArn, payload, resource } = attempt;
  const callOff = startTimeout(stateExecution, attempt, settle);
  const close = token === undefined ? undefined : stateExecution.run.tokens.open(token, settle);
  let over = false;
  const call = async (): Promise<void> => {
    const Payload = (await stateExecution.run.invoke(stateExecution.name, functionArn, payload)) ?? null;
    const output = { ExecutedVersion: '$LATEST', Payload, StatusCode: 200 };
    if (token === undefined) settle.resolve(output);
    else if (!over) stateExecution.record('TaskSubmitted', { ...resource, ...eventData('output', output) });
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
const startTimeout = (
  stateExecution: StateExecution,
  { token, seconds }: Attempt,
  settle: Settle<unknown>,
): (() => void) => {
  if (seconds === undefined) return () => undefined;
  const expire = (): void => {
    settle.reject(new StateFailure('States.Timeout'));
  };
  if (token !== undefined) return stateExecution.run.clock.after(seconds * 1000, expire);
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
