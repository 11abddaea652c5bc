import * as v from 'valibot';

/** What Lambda says of a failed function. */
export const ErrorPayload = v.object({
  errorType: v.string(),
  errorMessage: v.string(),
  trace: v.optional(v.array(v.string())),
});

export type ErrorPayload = Readonly<v.InferOutput<typeof ErrorPayload>>;

/** A function failed: it threw, ran out of time, or its process ended. */
export class FunctionError extends Error {
  /** Name of the error that the handler threw, or one of Lambda's own, such as `Sandbox.Timedout`. */
  readonly errorType: string;
  readonly errorMessage: string;
  /** As `Invoke` answers it, and as Step Functions has it for a cause. */
  readonly payload: ErrorPayload;

  constructor(payload: ErrorPayload) {
    super(payload.errorMessage);
    this.name = 'FunctionError';
    this.errorType = payload.errorType;
    this.errorMessage = payload.errorMessage;
    this.payload = payload;
  }
}
