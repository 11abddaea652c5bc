import * as v from 'valibot';
import { Offline, Problem, problemOf } from './problem.ts';
import type { ServerClock } from './server-clock.ts';

/** One request of the API. */
export interface ApiRequest<Answer> {
  readonly method: 'GET' | 'POST';
  /** Below `/api`, with its slash. */
  readonly path: string;
  /** What the answer has to be. */
  readonly answer: v.GenericSchema<unknown, Answer>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Access token, activation code or phone secret. */
  readonly bearer?: string;
  /** Makes a repeated start the same start. */
  readonly idempotencyKey?: string;
  /** The same request again would count twice: never repeat it by itself. */
  readonly once?: boolean;
  readonly signal?: AbortSignal;
}

/** What the API is reached with. */
export interface ApiDependencies {
  readonly fetch: typeof fetch;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly clock: ServerClock;
}

/**
 * Asks the API.
 * @throws {Problem} it refused, or answered what this page does not understand
 * @throws {Offline} it could not be reached
 * @throws the reason of the request's signal
 */
export type Api = <Answer>(request: ApiRequest<Answer>) => Promise<Answer>;

/** The longest time that an answer may take: the gateway gives up after 30 seconds. */
const timeout = 35_000;

/** How often a request is sent in all while the service is busy, and the longest wait in seconds between. */
const busy = { tries: 3, longestWait: 5 } as const;

/** The API below `/api` of the page's own origin. While the service is busy, a request is repeated in time. */
export const apiOn =
  (deps: ApiDependencies): Api =>
  async (request) => {
    for (let left = busy.tries - 1; ; left -= 1) {
      try {
        return await once(deps, request);
      } catch (error) {
        const wait = left > 0 && !request.once ? waitAfter(error) : undefined;
        if (wait === undefined) throw error;
        await deps.sleep(wait * 1000, request.signal);
      }
    }
  };

const waitAfter = (error: unknown): number | undefined => {
  if (!(error instanceof Problem)) return undefined;
  if (error.code !== 'service-busy' && error.code !== 'too-many-requests') return undefined;
  const seconds = error.retryAfter ?? 1;
  return seconds <= busy.longestWait ? seconds : undefined;
};

const once = async <Answer>(deps: ApiDependencies, request: ApiRequest<Answer>): Promise<Answer> => {
  const response = await send(deps, request);
  deps.clock.sync(response.headers.get('date'));
  const body = await jsonOf(response);
  if (!response.ok) throw problemOf(response.status, body, retryAfterOf(response));
  const { success, output } = v.safeParse(request.answer, body);
  if (!success) throw new Problem('answer-unknown');
  return output;
};

const send = async <Answer>(deps: ApiDependencies, request: ApiRequest<Answer>): Promise<Response> => {
  const { method, path, signal } = request;
  const inTime = AbortSignal.timeout(timeout);
  try {
    return await deps.fetch(`/api${path}`, {
      method,
      headers: headersOf(request),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, inTime]) : inTime,
      ...(request.body && { body: JSON.stringify(request.body) }),
    });
  } catch {
    signal?.throwIfAborted();
    throw new Offline();
  }
};

const headersOf = <Answer>({ body, bearer, idempotencyKey }: ApiRequest<Answer>): Record<string, string> => ({
  accept: 'application/json, application/problem+json',
  ...(body && { 'content-type': 'application/json' }),
  ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
  ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
});

// What stands between may answer with a page of its own; a body that breaks off is no answer.
const jsonOf = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw new Offline();
  }
};

// A number of seconds or a date (RFC 9110 section 10.2.3).
const retryAfterOf = ({ headers }: Response): number | undefined => {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const seconds = (Date.parse(value) - Date.parse(headers.get('date') ?? '')) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
};
