import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { routes, type RouteName } from '../../api/routes.ts';
import { readConfiguration } from '../../lib/configuration.ts';

/** Who is signed in, as the access token's claims say it. */
export interface TokenUser {
  /** `iss`. */
  readonly issuer: string;
  /** `sub`. */
  readonly subject: string;
  /** `auth_time` in epoch seconds; a token without it is one whose issuer does not say. */
  readonly authTime?: number;
  /** Claims beside those, and instead of them; API Gateway hands all on as text. */
  readonly claims?: Readonly<Record<string, string>>;
}

/** What a request carries. */
export interface RequestParts {
  readonly user?: TokenUser;
  /** Activation code or phone secret. */
  readonly bearer?: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Text goes out as it is, bytes as base64 (as API Gateway does), anything else as JSON. */
  readonly body?: unknown;
  /** Named in lower case, as API Gateway names them. */
  readonly headers?: Readonly<Record<string, string>>;
}

type HttpApiEvent = APIGatewayProxyEventV2 | APIGatewayProxyEventV2WithJWTAuthorizer;

const { scope } = readConfiguration({});
const domainName = 'a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com';
const sourceIp = '203.0.113.7';
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';

/**
 * The event that a request becomes on its way through CloudFront and API Gateway's stage `api` (HTTP API,
 * payload format 2.0): every member that a real one has.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const httpEvent = (name: RouteName, parts: RequestParts = {}): HttpApiEvent => {
  const { method, path } = routes[name];
  const rawPath = `/api${path.replaceAll(/\{(\w+)\}/g, (_, param: string) => parts.params?.[param] ?? '')}`;
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath,
    rawQueryString: '',
    headers: headersOf(parts),
    requestContext: {
      ...contextOf(parts.user),
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp, userAgent },
      routeKey: `${method} ${path}`,
    },
    ...(parts.params && { pathParameters: { ...parts.params } }),
    ...bodyOf(parts.body),
  };
};

const contextOf = (user: TokenUser | undefined) => ({
  accountId: '111122223333',
  apiId: 'a1b2c3d4e5',
  ...(user && { authorizer: { jwt: { claims: claimsOf(user), scopes: [scope] } } }),
  domainName,
  domainPrefix: 'a1b2c3d4e5',
  requestId: `${randomUUID().slice(0, 14)}=`,
  stage: 'api',
  time: '01/Mar/2026:09:00:00 +0000',
  timeEpoch: Date.parse('2026-03-01T09:00:00Z'),
});

const claimsOf = ({ issuer, subject, authTime, claims }: TokenUser): Record<string, string> => ({
  client_id: 'self-service',
  iss: issuer,
  jti: randomUUID(),
  scope,
  sub: subject,
  token_use: 'access',
  ...(authTime !== undefined && { auth_time: Math.floor(authTime).toString() }),
  ...claims,
});

const headersOf = ({ user, bearer, body, headers }: RequestParts): Record<string, string> => {
  const token = user ? accessToken(user) : bearer;
  return {
    accept: 'application/json',
    'accept-encoding': 'gzip, br',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    host: domainName,
    'user-agent': userAgent,
    via: '2.0 0123456789abcdef.cloudfront.net (CloudFront)',
    'x-forwarded-for': `${sourceIp}, 198.51.100.4`,
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
    ...headers,
  };
};

// A JWT in form only: the gateway has checked it, and no Lambda reads it.
const accessToken = (user: TokenUser): string =>
  [{ alg: 'RS256', kid: 'k1', typ: 'at+jwt' }, claimsOf(user), 'signature']
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');

const bodyOf = (body: unknown): Pick<HttpApiEvent, 'body' | 'isBase64Encoded'> => {
  if (body === undefined) return { isBase64Encoded: false };
  if (Buffer.isBuffer(body)) return { body: body.toString('base64'), isBase64Encoded: true };
  return { body: typeof body === 'string' ? body : JSON.stringify(body), isBase64Encoded: false };
};
