import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as v from 'valibot';
import type { Clock } from '../clock.ts';
import { readUrl, type Handler } from '../listen.ts';
import { toResponse, toErrorResponse, type HttpResponse } from './response.ts';
import { toEvent, type HttpApiEvent, type RoutedRequest } from './event.ts';
import { GatewayError } from './gateway-error.ts';
import { jwtAuthorizer } from './jwt-authorizer.ts';
import { readHttpApi, type HttpApiDefinition, type HttpApiResources, type Route } from './resources.ts';
import { routeFinder, type FoundRoute } from './route-finder.ts';
import { tokenBucket } from '../token-bucket.ts';

/** A line of the access log. It holds no query, no header and no body. */
export interface AccessLogLine {
  readonly method: string;
  /** Undefined where there is no such route. */
  readonly routeKey: string | undefined;
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** What the gateway works with. */
export interface HttpApiDependencies {
  readonly clock: Clock;
  /** Runs a function. Throws when it fails; with `errorType` 'Sandbox.Timedout' when it takes too long. */
  readonly invoke: (functionArn: string, event: HttpApiEvent) => Promise<unknown>;
  /** Whether the function's own permissions let the gateway call it for a route. */
  readonly mayInvoke: (
    functionArn: string,
    source: { readonly principal: string; readonly arn: string },
  ) => boolean;
  readonly log: (line: AccessLogLine) => void;
}

// Bytes (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html).
const largestBody = 10 * 2 ** 20;

/**
 * The HTTP API that a template describes, as API Gateway would run it.
 * @returns answers requests for the paths of its stage, such as `/api/orders`
 */
export const httpApi = (resources: HttpApiResources, deps: HttpApiDependencies): Handler => {
  const { clock, log } = deps;
  const definition = readHttpApi(resources);
  const findRoute = routeFinder(definition);
  const authorize = createAuthorization(definition, clock);
  const admits = createAdmission(definition, clock);

  const respond = async (found: FoundRoute | undefined, asked: Asked): Promise<HttpResponse> => {
    if (!found) throw new GatewayError(404);
    if (!admits(found.route.key)) throw new GatewayError(429);
    const jwt = await authorize(found.route, asked.request);
    const body = await buffer(asked.request);
    if (body.length > largestBody) throw new GatewayError(413);
    const event = toEvent(definition, { ...asked, ...found, body, ...(jwt && { jwt }) });
    return toResponse(await invokeFunction(deps, found.route, event));
  };

  return async (request, response) => {
    const asked = { request, url: readUrl(request), requestId: randomUUID(), at: clock.date() };
    const path = asked.url.pathname;
    const found = findRoute(request.method, path);
    const { status, headers, body } = await respond(found, asked).catch(toErrorResponse);
    const date = clock.date().toUTCString();
    response.writeHead(status, { ...headers, date, 'apigw-requestid': asked.requestId }).end(body);
    const milliseconds = clock.now() - asked.at.getTime();
    log({ method: request.method ?? '', routeKey: found?.route.key, path, status, milliseconds });
  };
};

type Asked = Pick<RoutedRequest, 'request' | 'url' | 'requestId' | 'at'>;

const createAdmission = ({ throttle, routeThrottles }: HttpApiDefinition, clock: Clock) => {
  const shared = throttle ? tokenBucket(clock, throttle) : () => true;
  const own = new Map([...routeThrottles].map(([key, limits]) => [key, tokenBucket(clock, limits)]));
  return (routeKey: string): boolean => (own.get(routeKey) ?? shared)();
};

const createAuthorization = ({ authorizers }: HttpApiDefinition, clock: Clock) => {
  const byName = new Map([...authorizers].map(([name, rules]) => [name, jwtAuthorizer(rules, clock)]));
  return async ({ authorizer, scopes }: Route, { headersDistinct }: IncomingMessage) => {
    if (authorizer === undefined) return undefined;
    const authorize = byName.get(authorizer);
    if (!authorize) throw new GatewayError(500);
    return authorize(headersDistinct['authorization']?.join(','), scopes);
  };
};

const invokeFunction = async (
  { invoke, mayInvoke }: HttpApiDependencies,
  { functionArn, sourceArn }: Route,
  event: HttpApiEvent,
): Promise<unknown> => {
  if (!mayInvoke(functionArn, { principal: 'apigateway.amazonaws.com', arn: sourceArn })) {
    throw new GatewayError(500);
  }
  try {
    return await invoke(functionArn, event);
  } catch (error) {
    // What Lambda does not take for its size is the client's fault, and no error of the server's.
    if (v.is(TooLarge, error)) throw new GatewayError(413);
    throw new GatewayError(v.is(TimedOut, error) || v.is(NoRoom, error) ? 503 : 500);
  }
};

const TimedOut = v.object({ errorType: v.literal('Sandbox.Timedout') });
const NoRoom = v.object({ code: v.literal('TooManyRequestsException') });
const TooLarge = v.object({ code: v.literal('RequestTooLargeException') });
