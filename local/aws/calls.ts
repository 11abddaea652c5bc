import type { Clock } from '../clock.ts';
import type { Authorizer } from '../iam/authorizer.ts';
import { ConnectionDropped, type Faults } from './faults.ts';
import type { Caller, Permission } from './operation.ts';
import type { Quotas } from './quotas.ts';
import { ServiceError } from './service-error.ts';

/** A call that somebody makes, over HTTP or in this process. */
export interface Call {
  readonly caller: Caller;
  /** The part of an IAM action before the colon. */
  readonly service: string;
  readonly operation: string;
  /** What the caller sends; undefined where nobody may ask for it. */
  readonly input?: unknown;
  /** What the caller has to be allowed; may throw a ServiceError about the input. */
  readonly permissions: () => readonly Permission[];
  readonly perform: () => unknown;
}

/** What is noted about a call: nothing of its input or result, for those hold secrets. */
export interface CallRecord extends Pick<Call, 'caller' | 'service' | 'operation'> {
  /** When it came in. */
  readonly time: Date;
  /** `OK`, or the code of the error that the caller got. */
  readonly outcome: string;
}

/** What stands between a caller and a service. */
export interface CallMiddleware {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly quotas: Quotas;
  readonly authorizer: Authorizer;
}

const nameOutcome = (error: unknown): string => {
  if (error instanceof ServiceError) return error.code;
  return error instanceof ConnectionDropped ? error.name : 'InternalFailure';
};

/** The one way by which calls reach services. */
export class Calls {
  /** Every call since the start, once it is over. */
  readonly log: CallRecord[] = [];
  readonly #middleware: CallMiddleware;
  readonly #onCall: (record: CallRecord) => void;

  /** @param onCall told of every call when it is over */
  constructor(middleware: CallMiddleware, onCall: (record: CallRecord) => void = () => undefined) {
    this.#middleware = middleware;
    this.#onCall = onCall;
  }

  /**
   * Lets a call pass all middleware, and notes how it ended.
   * @throws {ServiceError} the middleware refused the call, or the service did
   * @throws {ConnectionDropped} a fault breaks the connection
   */
  async make(call: Call): Promise<unknown> {
    const { caller, service, operation } = call;
    const time = this.#middleware.clock.date();
    let outcome = 'OK';
    try {
      return await this.#pass(call);
    } catch (error) {
      outcome = nameOutcome(error);
      throw error;
    } finally {
      const record = { time, caller, service, operation, outcome };
      this.log.push(record);
      this.#onCall(record);
    }
  }

  async #pass({ caller, service, operation, input, permissions, perform }: Call): Promise<unknown> {
    const { faults, quotas, authorizer } = this.#middleware;
    const names = { service, operation, role: caller.role, instance: caller.instance, input };
    await faults.apply('before', names);
    quotas.take(`${service}:${operation}`);
    authorizer.check(caller, permissions());
    const result = await perform();
    await faults.apply('after', names);
    return result;
  }
}
