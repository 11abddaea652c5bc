import type { IncomingMessage } from 'node:http';
import { place } from '../aws/place.ts';
import type { JwtContext } from './jwt-authorizer.ts';
import type { HttpApiDefinition, Route } from './resources.ts';

/** A request that found its route. */
export interface RoutedRequest {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer;
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly jwt?: JwtContext;
  readonly requestId: string;
  readonly at: Date;
}

/**
 * The event that a function gets, in payload format 2.0. With a stage that has a name, paths begin with it
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
 */
export const toEvent = (definition: HttpApiDefinition, routed: RoutedRequest) => {
  const { url, route, pathParameters } = routed;
  const { cookie, ...headers } = joinHeaders(routed.request);
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie !== undefined && { cookies: cookie.split(/; ?/) }),
    headers,
    ...(url.search.length > 1 && { queryStringParameters: joinQuery(url) }),
    requestContext: toContext(definition, routed, headers),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    ...toBody(routed.body, headers['content-type']),
  };
};

/** The event that a function gets. */
export type HttpApiEvent = ReturnType<typeof toEvent>;

const textTypes =
  /^(text\/|application\/([\w.+-]+\+)?(json|xml|javascript)|application\/x-www-form-urlencoded)/;

const toBody = (body: Buffer, contentType = '') => {
  if (body.length === 0) return { isBase64Encoded: false };
  const isBase64Encoded = !textTypes.test(contentType);
  return { body: body.toString(isBase64Encoded ? 'base64' : 'utf8'), isBase64Encoded };
};

const toContext = (
  { apiId, stage }: HttpApiDefinition,
  { request, url, route, jwt, requestId, at }: RoutedRequest,
  headers: Headers,
) => ({
  accountId: place.account,
  apiId,
  ...(jwt && { authorizer: { jwt } }),
  domainName: headers['host'] ?? '',
  domainPrefix: apiId,
  http: {
    method: route.method,
    path: url.pathname,
    protocol: `HTTP/${request.httpVersion}`,
    sourceIp: request.socket.remoteAddress ?? '',
    userAgent: headers['user-agent'] ?? '',
  },
  requestId,
  routeKey: route.key,
  stage,
  time: logTime(at),
  timeEpoch: at.getTime(),
});

type Headers = Readonly<Record<string, string>>;

/** Headers with names in lower case; one that came twice holds both values. */
const joinHeaders = ({ headersDistinct }: IncomingMessage): Headers =>
  Object.fromEntries(
    Object.entries(headersDistinct).map(([name, values = []]) => [
      name,
      values.join(name === 'cookie' ? '; ' : ','),
    ]),
  );

const joinQuery = ({ searchParams }: URL): Readonly<Record<string, string>> =>
  Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name).join(',')]));

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Such as `26/Jun/2021:16:53:50 +0000`. */
const logTime = (at: Date): string => {
  const [date = '', time = ''] = at.toISOString().split(/[T.]/);
  const [year = '', month, day = ''] = date.split('-');
  return `${day}/${months[Number(month) - 1] ?? ''}/${year}:${time} +0000`;
};
