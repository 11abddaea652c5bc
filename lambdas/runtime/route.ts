import * as v from 'valibot';
import { asRetryable } from '../aws/services/aws-errors.ts';
import { toJsonResponse, toProblemResponse, type HttpResponse } from '../../api/problem.ts';
import {
  HttpEventSchema,
  readIdToken,
  readSignedInUser,
  readTokenOwner,
  requireBodyWithin,
  type HttpEvent,
  type SignedInUser,
} from '../../api/request.ts';
import { findBodyLimit, type routes, type RouteName } from '../../api/routes.ts';
import { errorTypes } from '../../domain/failures/error-types.ts';
import { NamedError } from '../../domain/failures/errors.ts';
import { LostRace, ServiceBusy } from '../../domain/failures/process-errors.ts';
import type { LogFields } from '../../domain/failures/log-events.ts';
import { id } from '../../domain/schema-parts.ts';
import type { Dependencies } from './dependencies.ts';
import { errorFields, logFailure, logOutcome } from './log.ts';

type Responses<Name extends RouteName> = (typeof routes)[Name]['responses'];

/** What a route responds when all is well: a status that it documents, and the body. */
export interface Reply<Name extends RouteName> {
  readonly status: number;
  readonly body: v.InferOutput<Extract<Responses<Name>[keyof Responses<Name>], v.GenericSchema>>;
}

/**
 * The handler of one route: reads the event, refuses a body over the route's limit, serves it, and is the one place where errors become responses.
 * @param name the route, for its log lines and the type of its responses
 * @param serve the route's own work
 */
export const route =
  <Name extends RouteName>(name: Name, serve: (event: HttpEvent) => Promise<Reply<Name>>) =>
  async (input: unknown): Promise<HttpResponse> => {
    let fields: LogFields = {};
    try {
      const event = v.parse(HttpEventSchema, input);
      fields = pickOrderId(event);
      requireBodyWithin(event, findBodyLimit(name));
      const { status, body } = await serve(event);
      logOutcome(name, 'completed', fields);
      return toJsonResponse(status, body);
    } catch (thrown) {
      return refuse(name, fields, asRetryable(thrown));
    }
  };

/** What tells who is signed in. */
export type SignIn = Pick<Dependencies, 'userClaim'>;

/**
 * The handler of a route that a signed-in user calls.
 * @param deps of the route's own work, and what tells who is signed in
 * @param serve the route's own work, for this user
 */
export const userRoute = <Name extends RouteName>(
  name: Name,
  deps: SignIn,
  serve: (event: HttpEvent, user: SignedInUser) => Promise<Reply<Name>>,
) => route(name, async (event) => serve(event, readSignedInUser(event, deps.userClaim)));

/** What tells who is signed in, and when they signed in. */
export type RecentSignIn = SignIn & Pick<Dependencies, 'idTokens'>;

/**
 * The handler of a route that asks for a recent sign-in. Where the access token does not say when that was, the ID
 * token of the same sign-in may.
 * @param deps of the route's own work, and what tells who is signed in since when
 * @param serve the route's own work, for this user
 */
export const recentUserRoute = <Name extends RouteName>(
  name: Name,
  deps: RecentSignIn,
  serve: (event: HttpEvent, user: SignedInUser) => Promise<Reply<Name>>,
) =>
  userRoute(name, deps, async (event, user) => {
    const idToken = user.signedInAt === undefined ? readIdToken(event) : undefined;
    if (idToken === undefined) return serve(event, user);
    const owner = readTokenOwner(event, deps.userClaim);
    return serve(event, { ...user, signedInAt: await deps.idTokens.signedInAt(idToken, owner) });
  });

// A path parameter may be anything; only an id goes into the log.
const pickOrderId = ({ pathParameters: { orderId } }: HttpEvent): LogFields =>
  orderId !== undefined && v.is(id, orderId) ? { orderId } : {};

const refuse = (name: RouteName, fields: LogFields, error: unknown): HttpResponse => {
  if (error instanceof NamedError && isForClients(error)) {
    logOutcome(name, 'refused', { ...fields, ...error.logFields, errorCode: error.code });
    // To a client a lost race is a busy service: the same request is worth another try.
    return toProblemResponse(error instanceof LostRace ? new ServiceBusy(error.name) : error);
  }
  const known = error instanceof NamedError ? errorFields(error) : {};
  logFailure(name, error, { ...fields, ...known });
  return toProblemResponse(new NamedError('internal-error'));
};

const isForClients = (error: NamedError): boolean =>
  error instanceof LostRace || errorTypes[error.code].status !== 500;
