/** Why a state or an execution failed. */
export class StateFailure extends Error {
  /** Name of the error, as Retry and Catch list it. */
  readonly error: string;
  /** Error and cause, as far as they are known, as histories and descriptions have them. */
  readonly members: { readonly error?: string; readonly cause?: string };

  /** @param error undefined where a task was failed without one */
  constructor(error: string | undefined, cause?: string) {
    super(cause ?? error);
    this.name = 'StateFailure';
    this.error = error ?? 'States.TaskFailed';
    this.members = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
  }

  /**
   * As a Catch sees it, in `$states.errorOutput`. AWS gives null for the name of a task that was failed without one
   * (recorded in https://github.com/localstack/localstack/pull/10750).
   */
  get output(): Readonly<Record<string, string | null>> {
    const { error = null, cause } = this.members;
    return { Error: error, ...(cause !== undefined ? { Cause: cause } : error === null && { Cause: null }) };
  }
}

/** Anything thrown as a failure: what no state can cause is a fault of the interpreter. */
export const asFailure = (error: unknown): StateFailure => {
  if (error instanceof StateFailure) return error;
  return new StateFailure('States.Runtime', error instanceof Error ? error.message : String(error));
};

const notTaskFailed: readonly string[] = ['States.Timeout', 'States.DataLimitExceeded'];

/**
 * Whether a Retry or Catch is for an error. No wildcard covers States.Runtime; States.ALL covers
 * States.DataLimitExceeded, other than the documents say.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export const isFor = (
  { ErrorEquals }: { readonly ErrorEquals: readonly string[] },
  error: string,
): boolean => {
  if (error === 'States.Runtime') return false;
  if (ErrorEquals.includes(error)) return true;
  if (ErrorEquals.includes('States.ALL')) return true;
  return ErrorEquals.includes('States.TaskFailed') && !notTaskFailed.includes(error);
};

/** Bytes of JSON that a state or an execution may be given and may give back. */
export const longestData = 256 * 1024;

/**
 * A value that is short enough to be handed on.
 * @throws StateFailure `States.DataLimitExceeded`
 */
export const withinLimit = <Value>(value: Value, what: string): Value => {
  if (Buffer.byteLength(JSON.stringify(value)) <= longestData) return value;
  throw new StateFailure('States.DataLimitExceeded', `${what} is longer than ${String(longestData)} bytes.`);
};
