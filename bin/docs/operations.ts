import * as v from 'valibot';
import type { Caller, Route } from '../../api/route.ts';
import { routes } from '../../api/routes.ts';
import { idempotencyKeyLength } from '../../api/request.ts';
import { readConfiguration } from '../../lib/configuration.ts';
import { describeResponses } from './responses.ts';
import { refTo, schemaName } from './schemas.ts';

const { scope, userClaim } = readConfiguration({});

/** Who calls, as a security scheme and the tag that groups their operations. */
const callers: Readonly<Record<Caller, { readonly scheme: string; readonly tag: string }>> = {
  user: { scheme: 'userToken', tag: 'Self-Service' },
  code: { scheme: 'activationCode', tag: 'Phone' },
  phone: { scheme: 'phoneSecret', tag: 'Phone' },
};

/** The bearer credentials of the three kinds of callers. */
export const securitySchemes = {
  userToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: `Access token of the OpenID Connect issuer that the deployment names, with the scope \`${scope}\` unless it names another. \`iss\` and \`${userClaim}\` say who the user is, \`auth_time\` when they signed in.`,
  },
  activationCode: {
    type: 'http',
    scheme: 'bearer',
    description: 'The activation code of the order, from the QR code or link. It works once.',
  },
  phoneSecret: {
    type: 'http',
    scheme: 'bearer',
    description: 'The phone secret, whose SHA-256 came with the certificate requests.',
  },
} as const;

/** Parameters of path and header, by their names in the components. */
export const parameterComponents = {
  orderId: { name: 'orderId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
  mobileId: { name: 'mobileId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'The same key with the same body gets the same order for 24 hours, also when that order has ended. A key that came with another body is refused (draft-ietf-httpapi-idempotency-key-header).',
    schema: { type: 'string', ...idempotencyKeyLength },
  },
  idToken: {
    name: 'X-Id-Token',
    in: 'header',
    description:
      'The ID token of the sign-in that the access token is of. It is looked at only where the access token has no `auth_time`: then it has to have one, be of the same user and for the pages, and its `at_hash`, where it has one, has to be that of the access token.',
    schema: { type: 'string' },
  },
} as const;

const listParameters = ({ path, idempotencyKey, recentSignIn }: Route) => [
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => refTo('parameters', name)),
  ...(idempotencyKey ? [refTo('parameters', 'idempotencyKey')] : []),
  ...(recentSignIn ? [refTo('parameters', 'idToken')] : []),
];

const describeRequestBody = ({ body }: Route) => {
  if (!body) return {};
  const content = { 'application/json': { schema: refTo('schemas', schemaName(body)) } };
  return { requestBody: { required: !v.is(body, {}), content } };
};

const describeOperation = (operationId: string, route: Route) => {
  const { scheme, tag } = callers[route.caller];
  return {
    operationId,
    tags: [tag],
    summary: route.summary,
    security: [{ [scheme]: route.caller === 'user' ? [scope] : [] }],
    parameters: listParameters(route),
    ...describeRequestBody(route),
    responses: describeResponses(route),
  };
};

/** Every path with its operations. */
export const pathItems = () => {
  const items: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(routes)) {
    const item = (items[route.path] ??= {});
    item[route.method.toLowerCase()] = describeOperation(name, route);
  }
  return items;
};
