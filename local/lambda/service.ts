import type { Template } from '../assembly/template.ts';
import type { CredentialVariables } from '../aws/credentials.ts';
import type { Caller, Instance } from '../aws/operation.ts';
import { ServiceError } from '../aws/service-error.ts';
import type { Quotas } from '../aws/quotas.ts';
import type { Clock } from '../clock.ts';
import { Concurrency } from './concurrency.ts';
import { buildEnvironment } from './environment.ts';
import { EventInvocations, type EventInvocationsProps } from './event-invocations.ts';
import { listFunctions, type FunctionDefinition } from './function-definition.ts';
import { FunctionError } from './function-error.ts';
import { FunctionPool } from './function-pool.ts';
import { FunctionWorker } from './function-worker.ts';
import { maxPayload } from './max-payload.ts';

/** A line that a function wrote. */
export interface LogLine {
  /** Name of the function. */
  readonly function: string;
  readonly line: string;
}

/** What the functions need from the local cloud. */
export interface LambdaHostProps extends Pick<EventInvocationsProps, 'authorizer' | 'onDeadLetter'> {
  readonly template: Template;
  readonly clock: Clock;
  readonly quotas: Pick<Quotas, 'enforced' | 'concurrentExecutions'>;
  /** URL of the AWS endpoint; asked when a function is first called. */
  readonly endpoint: () => string;
  /** Credentials of a function's role; asked for each worker. */
  readonly credentialsOf: (role: Caller) => CredentialVariables;
  readonly onLog: (line: LogLine) => void;
  /** Hears of each run of a function when it is over. */
  readonly onRun?: (run: { readonly function: string; readonly failed: boolean }) => void;
}

const isTooLarge = (json: string): boolean => Buffer.byteLength(json) > maxPayload;

interface Hosted {
  readonly definition: FunctionDefinition;
  readonly pool: FunctionPool;
}

/** Runs the template's functions, each in threads of its own, as Lambda does. */
export class LambdaHost {
  readonly #props: LambdaHostProps;
  readonly #functions: readonly Hosted[];
  readonly #events: EventInvocations;
  readonly #concurrency: Concurrency;
  readonly #runs = new Set<Promise<string>>();

  constructor(props: LambdaHostProps) {
    this.#props = props;
    this.#functions = listFunctions(props.template).map((definition) => ({
      definition,
      pool: new FunctionPool(() => this.#start(definition), definition.Timeout),
    }));
    this.#concurrency = new Concurrency(
      this.#functions.map(({ definition }) => definition),
      props.quotas,
    );
    this.#events = new EventInvocations({ ...props, invoke: (name, event) => this.invoke(name, event) });
  }

  /**
   * Calls a function and waits for its result.
   * @param named ARN or name
   * @throws {FunctionError} the function failed
   * @throws {ServiceError} there is no such function, no room for another execution, or the payload is too large
   */
  async invoke(named: string, payload: unknown): Promise<unknown> {
    const hosted = this.#find(named);
    const event = JSON.stringify(payload ?? null);
    if (isTooLarge(event)) throw requestTooLarge();
    const told = (failed: boolean) => this.#props.onRun?.({ function: hosted.definition.name, failed });
    try {
      const result = await this.#concurrency.within(hosted.definition.name, () =>
        this.#run(hosted.pool, event),
      );
      if (isTooLarge(result)) throw responseTooLarge();
      told(false);
      return JSON.parse(result);
    } catch (error) {
      if (error instanceof FunctionError) told(true);
      throw error;
    }
  }

  /**
   * Has a function handle an event without waiting for it, and again when it fails.
   * @param named ARN or name
   * @throws {ServiceError} there is no such function
   */
  invokeEvent(named: string, event: unknown): void {
    this.#events.accept(this.#find(named).definition, event);
  }

  /** Waits until functions have handled every event that they were given; tries that are due later don't count. */
  settle(): Promise<void> {
    return this.#events.settle();
  }

  /** The same, and calls off the tries that are due later. */
  async forgetEvents(): Promise<void> {
    await this.settle();
    this.#events.forget();
  }

  /** Waits until every run is over that is under way now. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#runs);
  }

  /**
   * A function as the template has it.
   * @param named ARN or name
   * @throws {ServiceError} there is no such function
   */
  definition(named: string): FunctionDefinition {
    return this.#find(named).definition;
  }

  /** Ends all that runs, and all that waits to be tried again. */
  async stop(): Promise<void> {
    this.#events.stop();
    await Promise.all(this.#functions.map(({ pool }) => pool.stop()));
  }

  async #run(pool: FunctionPool, event: string): Promise<string> {
    const run = this.#props.clock.during(() => pool.invoke(event));
    this.#runs.add(run);
    try {
      return await run;
    } finally {
      this.#runs.delete(run);
    }
  }

  #find(named: string): Hosted {
    const found = this.#functions.find(({ definition: { name, arn } }) => [name, arn].includes(named));
    if (found) return found;
    throw new ServiceError('ResourceNotFoundException', `Function not found: ${named}`, { status: 404 });
  }

  #start(definition: FunctionDefinition): FunctionWorker {
    const { endpoint, credentialsOf, clock, onLog } = this.#props;
    const { name, arn, module, Handler: handler, MemorySize: memorySize, role } = definition;
    const instance: { worker?: FunctionWorker } = {};
    const asInstance: Instance = {
      get event() {
        return instance.worker?.event;
      },
      end: (how) => instance.worker?.end(how),
    };
    const worker = new FunctionWorker({
      settings: { module, handler, functionName: name, functionArn: arn, memorySize, clock: clock.parts },
      environment: buildEnvironment(definition, endpoint(), credentialsOf({ ...role, instance: asInstance })),
      onLine: (line) => {
        onLog({ function: name, line });
      },
    });
    instance.worker = worker;
    return worker;
  }
}

const requestTooLarge = (): ServiceError =>
  new ServiceError(
    'RequestTooLargeException',
    `Request must be smaller than ${maxPayload.toString()} bytes for the InvokeFunction operation`,
    { status: 413 },
  );

const responseTooLarge = (): FunctionError =>
  new FunctionError({
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${maxPayload.toString()} bytes).`,
  });
