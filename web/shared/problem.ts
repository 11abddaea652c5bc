import * as v from 'valibot';
import type { Caller } from '../../api/route.ts';
import type { RouteName, routes } from '../../api/routes.ts';
import { clientErrorTypes, type ErrorCode } from '../../domain/failures/error-types.ts';
import { errorMembers, type ErrorMembers } from '../../domain/failures/error-members.ts';

/** Errors that every route may respond with. */
type CommonCode = Extract<
  ErrorCode,
  | 'request-invalid'
  | 'body-too-large'
  | 'media-type-unsupported'
  | 'unauthorized'
  | 'internal-error'
  | 'service-busy'
>;

/** What a page meets that no Lambda responds with. */
export type PageCode =
  /** No response at all: no network, or none in time. */
  | 'offline'
  /** The gateway: the token lacks the scope. */
  | 'forbidden'
  /** A response that this page does not understand: it is older or newer than the API. */
  | 'response-unknown';

type RouteOf<Who extends Caller> = Extract<(typeof routes)[RouteName], { readonly caller: Who }>;

/** Every error that the routes of a caller may respond with, besides those that any page can meet. */
export type RouteCode<Who extends Caller> = Exclude<RouteOf<Who>['problems'][number], SharedCode>;

/** The errors whose words all pages share. */
export type SharedCode = CommonCode | PageCode | Extract<ErrorCode, 'too-many-requests'>;

/** What the issuer or the page makes of a sign-in that did not succeed. */
export type SignInCode = 'sign-in-failed';

/** Every error that a page can meet. */
export type ProblemCode = ErrorCode | PageCode | SignInCode;

/**
 * What went wrong with a request or a sign-in, told apart by its code. What the API says besides (`errorMembers`)
 * may be missing: the API may be older or newer than the page.
 */
export type Problem = { readonly [Code in ProblemCode]: ProblemOf<Code> }[ProblemCode];

type ProblemOf<Code extends ProblemCode> = {
  readonly code: Code;
  /** Seconds to wait before the request can succeed. */
  readonly retryAfter?: number;
} & (Code extends ErrorCode ? Partial<ErrorMembers<Code>> : unknown);

/** A request or a sign-in that did not succeed. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The problem that an error tells of; any other error is a bug of ours. */
export const toProblem = (error: unknown): Problem =>
  error instanceof ProblemError ? error.problem : { code: 'internal-error' };

const prefix = 'urn:get-mobile-id:problem:';
const Details = v.looseObject({ type: v.pipe(v.string(), v.startsWith(prefix)) });

/**
 * What a response that is not 2xx says: problem details of the API (RFC 9457), else what its status tells, for
 * the gateway and what stands before it respond in their own words.
 * @param body the response's JSON; undefined when it is none
 * @param retryAfter seconds of the header Retry-After
 */
export const parseProblem = (status: number, body: unknown, retryAfter?: number): Problem => {
  const wait = retryAfter === undefined ? {} : { retryAfter };
  const { success, output } = v.safeParse(Details, body);
  if (!success) return { code: toCode(status), ...wait };
  const code = output.type.slice(prefix.length);
  const problem = { code, ...readMembers(code, output), ...wait };
  return isKnown(problem) ? problem : { code: toCode(status), ...wait };
};

const memberSchemas: Readonly<Record<string, v.ObjectEntries>> = errorMembers;

/** The members of a code that are as this page knows them. */
const readMembers = (code: string, details: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(memberSchemas[code] ?? {})
      .filter(([name, schema]) => v.is(schema, details[name]))
      .map(([name]) => [name, details[name]]),
  );

// Members are read by their code before: the code is all that is left to know.
const isKnown = (problem: { readonly code: string }): problem is Extract<Problem, { code: ErrorCode }> =>
  Object.hasOwn(clientErrorTypes, problem.code);

type StatusCode = Exclude<SharedCode, 'offline'>;

const statusCodes: Readonly<Record<number, StatusCode>> = {
  400: 'request-invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'response-unknown',
  413: 'body-too-large',
  415: 'media-type-unsupported',
  429: 'too-many-requests',
  502: 'service-busy',
  503: 'service-busy',
  504: 'service-busy',
};

const toCode = (status: number): StatusCode => statusCodes[status] ?? 'internal-error';
