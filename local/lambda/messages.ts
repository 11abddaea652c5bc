import * as v from 'valibot';
import { ErrorPayload } from './function-error.ts';

/** What a worker is started with. */
export const WorkerSettings = v.object({
  /** URL of the module that has the handler. */
  module: v.string(),
  /** `Handler` of the function. */
  handler: v.string(),
  functionName: v.string(),
  functionArn: v.string(),
  /** MiB */
  memorySize: v.number(),
  /** Of the local cloud's clock. */
  clock: v.custom<Float64Array>((value) => value instanceof Float64Array),
});

/** An event for the handler; the next comes after its result. */
export const Invocation = v.object({
  requestId: v.string(),
  /** Milliseconds. */
  timeout: v.number(),
  /** JSON */
  payload: v.string(),
});

/** The handler is there and is given the event: its time begins. */
export const Begun = v.object({ begun: v.string() });

export const InvocationResult = v.union([
  v.object({
    /** JSON */
    result: v.string(),
  }),
  v.object({
    error: ErrorPayload,
    /** The handler did not load, so the worker can't be called again. */
    unusable: v.optional(v.boolean(), false),
  }),
]);

export type WorkerSettings = v.InferOutput<typeof WorkerSettings>;
export type Invocation = v.InferOutput<typeof Invocation>;
export type Begun = v.InferOutput<typeof Begun>;
export type InvocationResult = v.InferOutput<typeof InvocationResult>;
