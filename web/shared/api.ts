import * as v from 'valibot';
import { parseProblem, ProblemError } from './problem.ts';
import type { ServerClock } from './server-clock.ts';
import { markUnreachable, Unreachable } from './unreachable.ts';

/** One request of the API. */
export interface ApiRequest<Result> {
  readonly method: 'GET' | 'POST';
  /** Below `/api`, with its slash. */
  readonly path: string;
  /** What the body of the response has to be. */
  readonly response: v.GenericSchema<unknown, Result>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Access token, activation code or phone secret. */
  readonly bearer?: string;
  /** The ID token of the sign-in that the access token is of. */
  readonly idToken?: string | undefined;
  /** Makes a repeated start the same start. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** What the API is reached with. */
export interface ApiDependencies {
  readonly fetch: typeof fetch;
  /** Is set by each response. */
  readonly clock: ServerClock;
}

/**
 * Sends a request to the API, once.
 * @returns the body of the response, as the request's schema reads it
 * @throws {ProblemError} the API refused the request (its own codes), could not be reached (`offline`), or
 *   responded with what this page does not understand (`response-unknown`)
 * @throws the reason of the request's signal
 */
export type Api = <Result>(request: ApiRequest<Result>) => Promise<Result>;

/** How long a response may take, in milliseconds: the gateway gives up after 30 seconds. */
const timeout = 35_000;

/** Makes the API below `/api` of the page's own origin. */
export const createApi =
  (deps: ApiDependencies): Api =>
  async (request) => {
    const response = await send(deps, request);
    deps.clock.sync(response.headers.get('date'));
    const body = await readJson(response);
    if (!response.ok) throw new ProblemError(parseProblem(response.status, body, readRetryAfter(response)));
    const { success, output } = v.safeParse(request.response, body);
    if (!success) throw new ProblemError({ code: 'response-unknown' });
    return output;
  };

const send = async <Result>(deps: ApiDependencies, request: ApiRequest<Result>): Promise<Response> => {
  const { method, path, signal } = request;
  const inTime = AbortSignal.timeout(timeout);
  const init: RequestInit = {
    method,
    headers: toHeaders(request),
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    signal: signal ? AbortSignal.any([signal, inTime]) : inTime,
    ...(request.body && { body: JSON.stringify(request.body) }),
  };
  try {
    return await markUnreachable(deps.fetch)(`/api${path}`, init);
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof Unreachable ? new ProblemError({ code: 'offline' }) : error;
  }
};

const toHeaders = <Result>({
  body,
  bearer,
  idempotencyKey,
  idToken,
}: ApiRequest<Result>): Record<string, string> => ({
  accept: 'application/json, application/problem+json',
  ...(body && { 'content-type': 'application/json' }),
  ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
  ...(idToken !== undefined && { 'x-id-token': idToken }),
  ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
});

// What stands between may respond with a page of its own; a body that breaks off is no response.
const readJson = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw new ProblemError({ code: 'offline' });
  }
};

// A number of seconds or a date (RFC 9110 section 10.2.3).
const readRetryAfter = ({ headers }: Response): number | undefined => {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const seconds = (Date.parse(value) - Date.parse(headers.get('date') ?? '')) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
};
