import type { Caller, RouteName, routes } from '../../api/routes.ts';
import type { ErrorCode } from '../../domain/failures/error-types.ts';

/** Errors that every route may answer with. */
type CommonCode = Extract<ErrorCode, 'request-invalid' | 'unauthorized' | 'internal-error' | 'service-busy'>;

/** What a page meets that no Lambda answers with. */
export type PageCode =
  /** No answer at all: no network, or none in time. */
  | 'offline'
  /** The gateway: the token lacks the scope. */
  | 'forbidden'
  /** An answer that this page does not understand: it is older or newer than the API. */
  | 'answer-unknown';

type RouteOf<Who extends Caller> = Extract<(typeof routes)[RouteName], { readonly caller: Who }>;

/** Every error that the routes of a caller may answer with, besides those that any page can meet. */
export type RouteCode<Who extends Caller> = Exclude<RouteOf<Who>['problems'][number], SharedCode>;

/** The errors whose words all pages share. */
export type SharedCode = CommonCode | PageCode | Extract<ErrorCode, 'too-many-requests'>;

/** What the issuer or the page makes of a sign-in that did not succeed. */
export type SignInCode = 'sign-in-failed';

/** Every error that a page can meet. */
export type ProblemCode = ErrorCode | PageCode | SignInCode;
