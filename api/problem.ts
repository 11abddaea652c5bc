import { errorTypes, type ErrorCode } from '../domain/failures/error-types.ts';
import type { ErrorMembers } from '../domain/failures/error-members.ts';
import { SignInTooOld, TooManyRequests, Unauthorized, type NamedError } from '../domain/failures/errors.ts';

/** An HTTP response as API Gateway takes it from a Lambda. */
export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The stable URI of an error type, for the `type` member of problem details. */
export const problemType = <Code extends ErrorCode>(code: Code) =>
  `urn:get-mobile-id:problem:${code}` as const;

/** Problem details as a client of this API gets them (RFC 9457), told apart by `type`. */
export type Problem = { [Code in ErrorCode]: ProblemOf<Code> }[ErrorCode];

type ProblemOf<Code extends ErrorCode> = {
  readonly type: ReturnType<typeof problemType<Code>>;
  readonly title: string;
  readonly status: (typeof errorTypes)[Code]['status'];
  /** Says more about one occurrence; for people. */
  readonly detail: string;
} & ErrorMembers<Code>;

/**
 * Problem details for an error (RFC 9457), with the headers that belong to it.
 * @param error a named error; its message is the detail
 */
export const toProblemResponse = (error: NamedError): HttpResponse => {
  const { status, title } = errorTypes[error.code];
  const problem = { type: problemType(error.code), title, status, detail: error.message, ...error.members };
  return toJsonResponse(status, problem, {
    'content-type': 'application/problem+json',
    ...chooseHeaders(error),
  });
};

/** A response with a JSON body; nothing that this API responds may be stored by anybody between. */
export const toJsonResponse = (
  statusCode: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(body),
});

// RFC 9470 section 3 (sign in again), RFC 6750 section 3 (bearer token), RFC 9110 section 10.2.3 (Retry-After).
const chooseHeaders = (error: NamedError): Readonly<Record<string, string>> => {
  if (error instanceof SignInTooOld)
    return {
      'www-authenticate': `Bearer error="insufficient_user_authentication", error_description="${error.message}", max_age="${error.members.maxAge.toString()}"`,
    };
  if (error instanceof Unauthorized) return { 'www-authenticate': 'Bearer' };
  if (error instanceof TooManyRequests) return { 'retry-after': error.members.retryAfter.toString() };
  return error.code === 'service-busy' ? { 'retry-after': '2' } : {};
};
