import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { workerFile } from '../worker-file.ts';
import type { Instance, InstanceEnd } from '../aws/operation.ts';
import { FunctionError, type ErrorPayload } from './function-error.ts';
import { Begun, InvocationResult, type Invocation, type WorkerSettings } from './messages.ts';

const script = workerFile(new URL('worker.ts', import.meta.url));

/** Milliseconds that a module may take to load. */
const longestStart = 60_000;

/** What a worker is started with. */
export interface FunctionWorkerProps {
  readonly settings: WorkerSettings;
  readonly environment: Readonly<Record<string, string>>;
  /** Gets each line that the function writes to stdout or stderr. */
  readonly onLine: (line: string) => void;
}

/** One instance of a function in a thread of its own. It handles one event at a time. */
export class FunctionWorker implements Instance {
  readonly #worker: Worker;
  #event: string | undefined;
  #ended: InstanceEnd | undefined;
  #usable = true;

  constructor({ settings, environment, onLine }: FunctionWorkerProps) {
    // Without the flags of this process, which may load TypeScript.
    const options = { workerData: settings, env: environment, execArgv: [], stdout: true, stderr: true };
    this.#worker = new Worker(script, options);
    this.#worker.unref();
    this.#worker.on('error', (error: Error) => {
      onLine(error.stack ?? error.message);
    });
    this.#worker.once('exit', () => {
      this.#usable = false;
    });
    for (const input of [this.#worker.stdout, this.#worker.stderr])
      createInterface({ input }).on('line', onLine);
  }

  /** It can take an event now. */
  get free(): boolean {
    return this.#usable && this.#event === undefined;
  }

  /** It can take an event, if not now then later. */
  get usable(): boolean {
    return this.#usable;
  }

  get event(): string | undefined {
    return this.#event;
  }

  end(how: InstanceEnd): void {
    this.#ended = how;
    void this.stop();
  }

  /**
   * Has the function handle an event.
   * @param payload the event, as JSON
   * @param seconds the laptop's, from when the handler is there: work gets no faster when the clock does, and a machine
   *   that is busy starts slowly
   * @returns the result, as JSON
   * @throws {FunctionError} the handler's error, or one of Lambda's own
   */
  async run(payload: string, seconds: number): Promise<string> {
    this.#event = payload;
    const result = await this.#waitForResult({ requestId: randomUUID(), payload, timeout: seconds * 1000 });
    this.#event = undefined;
    if ('result' in result) return result.result;
    if (result.unusable) void this.stop();
    throw new FunctionError(result.error);
  }

  async stop(): Promise<void> {
    this.#usable = false;
    await this.#worker.terminate();
  }

  #waitForResult(invocation: Invocation): Promise<InvocationResult> {
    const { requestId, timeout } = invocation;
    return new Promise((resolve) => {
      const settle = (result: InvocationResult): void => {
        clearTimeout(timer);
        this.#worker.off('message', onMessage).off('exit', onExit);
        resolve(result);
      };
      const onMessage = (message: unknown): void => {
        if (!v.is(Begun, message)) {
          settle(v.parse(InvocationResult, message));
          return;
        }
        clearTimeout(timer);
        timer = setTimeout(expire, timeout);
      };
      const onExit = (status: number): void => {
        const hasTimedOut = this.#ended === 'timed-out';
        const error = hasTimedOut
          ? describeTimeout(requestId, timeout / 1000)
          : describeExit(requestId, status);
        settle({ error, unusable: true });
      };
      const expire = (): void => {
        settle({ error: describeTimeout(requestId, timeout / 1000), unusable: true });
      };
      let timer = setTimeout(expire, longestStart);
      this.#worker.on('message', onMessage).on('exit', onExit);
      this.#worker.postMessage(invocation);
    });
  }
}

const describeTimeout = (requestId: string, seconds: number): ErrorPayload => ({
  errorType: 'Sandbox.Timedout',
  errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
});

const describeExit = (requestId: string, status: number): ErrorPayload => ({
  errorType: 'Runtime.ExitError',
  errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: exit status ${status.toString()}`,
});
