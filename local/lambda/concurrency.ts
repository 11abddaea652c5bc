import type { Quotas } from '../aws/quotas.ts';
import { ServiceError } from '../aws/service-error.ts';
import type { FunctionDefinition } from './function-definition.ts';

type Limited = Pick<FunctionDefinition, 'name' | 'ReservedConcurrentExecutions'>;

/**
 * How many functions run at once. What a function has reserved is its alone, and no more than that; the others share what
 * the account has besides.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
 */
export class Concurrency {
  readonly #quotas: Pick<Quotas, 'enforced' | 'concurrentExecutions'>;
  readonly #reserved: ReadonlyMap<string, number>;
  readonly #running = new Map<string, number>();

  constructor(functions: readonly Limited[], quotas: Pick<Quotas, 'enforced' | 'concurrentExecutions'>) {
    this.#quotas = quotas;
    this.#reserved = new Map(
      functions.flatMap(({ name, ReservedConcurrentExecutions: count }) =>
        count === undefined ? [] : [[name, count]],
      ),
    );
  }

  /**
   * Runs a function, if there is room for it.
   * @param name of the function
   * @throws {ServiceError} TooManyRequestsException
   */
  async within<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
    if (this.#quotas.enforced && !this.#hasRoom(name)) throw throttled(this.#reserved.has(name));
    this.#count(name, 1);
    try {
      return await run();
    } finally {
      this.#count(name, -1);
    }
  }

  #hasRoom(name: string): boolean {
    const reserved = this.#reserved.get(name);
    if (reserved !== undefined) return (this.#running.get(name) ?? 0) < reserved;
    const shared = [...this.#running].filter(([each]) => !this.#reserved.has(each));
    const kept = sum([...this.#reserved.values()]);
    return sum(shared.map(([, count]) => count)) < this.#quotas.concurrentExecutions - kept;
  }

  #count(name: string, change: 1 | -1): void {
    this.#running.set(name, (this.#running.get(name) ?? 0) + change);
  }
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors
const throttled = (isReserved: boolean): ServiceError =>
  new ServiceError('TooManyRequestsException', 'Rate Exceeded.', {
    status: 429,
    members: {
      Reason: isReserved
        ? 'ReservedFunctionConcurrentInvocationLimitExceeded'
        : 'ConcurrentInvocationLimitExceeded',
    },
  });

/** Whether Lambda had no room for an execution, so that the function did not begin. */
export const isThrottled = (error: unknown): boolean =>
  error instanceof ServiceError && error.code === 'TooManyRequestsException';
