import { createHash } from 'node:crypto';
import { ServiceError } from '../aws/service-error.ts';
import type { Clock } from '../clock.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html, ClientRequestToken */
const lifetime = 10 * 60 * 1000;

interface Known {
  readonly digest: string;
  readonly until: number;
}

/** Keeps a transaction that is sent again with the same ClientRequestToken from being done again. */
export class RequestTokens {
  readonly #clock: Clock;
  readonly #known = new Map<string, Known>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Does what a request asks for unless it was done under the same token in the last ten minutes. What throws
   * was not done.
   * @throws {ServiceError} IdempotentParameterMismatchException: it was another request
   */
  once(token: string | undefined, request: unknown, action: () => void): void {
    this.#forget();
    const digest = createHash('sha256').update(JSON.stringify(request)).digest('base64');
    const known = token === undefined ? undefined : this.#known.get(token);
    if (known?.digest === digest) return;
    if (known)
      throw new ServiceError(
        'IdempotentParameterMismatchException',
        'The request uses the same client token as a previous, but non-identical request',
      );
    action();
    if (token !== undefined) this.#known.set(token, { digest, until: this.#clock.now() + lifetime });
  }

  #forget(): void {
    for (const [token, { until }] of this.#known) {
      if (until > this.#clock.now()) return;
      this.#known.delete(token);
    }
  }
}
