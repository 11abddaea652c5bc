/**
 * Runs in a thread of its own: one instance of a function, which handles one event after the other.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
 */
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { installShownDate } from '../shown-date.ts';
import type { ErrorPayload } from './function-error.ts';
import { Invocation, WorkerSettings, type Begun, type InvocationResult } from './messages.ts';

const settings = v.parse(WorkerSettings, workerData);
// Before the handler's module has any chance to look at the time.
installShownDate(settings.clock);

class HandlerNotFound extends Error {
  override readonly name = 'Runtime.HandlerNotFound';
}

const load = async () => {
  const name = settings.handler.slice(settings.handler.lastIndexOf('.') + 1);
  const module: unknown = await import(settings.module);
  const { success, output } = v.safeParse(v.looseObject({ [name]: v.function() }), module);
  const handler = success ? output[name] : undefined;
  if (!handler) throw new HandlerNotFound(`${settings.handler} is undefined or not exported`);
  return handler;
};

const createContext = ({ requestId, timeout }: Invocation) => {
  const deadline = performance.now() + timeout;
  return {
    awsRequestId: requestId,
    functionName: settings.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: settings.functionArn,
    memoryLimitInMB: settings.memorySize.toString(),
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
  };
};

const toPayload = (error: unknown): ErrorPayload =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };

/** Lambda writes every error that leaves a handler to the function's log. */
const logError = (error: ErrorPayload, requestId: string): ErrorPayload => {
  const line = { timestamp: new Date().toISOString(), level: 'ERROR', requestId, message: error };
  process.stderr.write(`${JSON.stringify(line)}\n`);
  return error;
};

const loading = load().then(
  (handler) => ({ handler }),
  (error: unknown) => ({ error: toPayload(error) }),
);

const handle = async (invocation: Invocation): Promise<InvocationResult> => {
  const { requestId, payload } = invocation;
  const loaded = await loading;
  parentPort?.postMessage({ begun: requestId } satisfies Begun);
  const context = createContext(invocation);
  if ('error' in loaded) return { error: logError(loaded.error, requestId), unusable: true };
  try {
    const result = await loaded.handler(JSON.parse(payload), context);
    return { result: JSON.stringify(result ?? null) };
  } catch (error) {
    return { error: logError(toPayload(error), requestId), unusable: false };
  }
};

parentPort?.on('message', (message: unknown) => {
  void handle(v.parse(Invocation, message)).then((result) => {
    parentPort?.postMessage(result);
  });
});
