import type { Route } from '../../api/route.ts';
import { listProblems } from '../../api/route-problems.ts';
import { errorName, errorTypes } from '../../domain/failures/error-types.ts';
import { gatewayErrors } from './gateway-errors.ts';
import { refTo, schemaName } from './schemas.ts';

/** Media types that a response may have. */
type Content = Readonly<Record<string, { readonly schema: unknown; readonly example?: unknown }>>;

/** Headers that an answer with this status has, beside Cache-Control. */
const statusHeaders: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};

/** The headers that the API's own functions set, as components. */
export const headerComponents = {
  'Cache-Control': {
    description: 'Nothing that the API responses may be stored. Not on errors of the gateway itself.',
    schema: { const: 'no-store' },
  },
  'WWW-Authenticate': {
    description:
      'Which credentials are wanted (RFC 6750 section 3). With `error="insufficient_user_authentication"` the user has to sign in again, not longer ago than `max_age` seconds (RFC 9470). API Gateway may name it `x-amzn-remapped-www-authenticate`: the problem details say the same.',
    schema: { type: 'string', pattern: '^Bearer' },
  },
  'Retry-After': {
    description: 'Seconds to wait before trying again. Not on errors of the gateway itself.',
    schema: { type: 'integer', minimum: 1 },
  },
} as const;

const headersFor = (status: number) =>
  Object.fromEntries(
    ['Cache-Control', ...(statusHeaders[status] ?? [])].map((name) => [name, refTo('headers', name)]),
  );

const problemsFor = (route: Route, status: number) =>
  listProblems(route).filter((code) => errorTypes[code].status === status);

const gatewayErrorFor = (route: Route, status: number) => {
  const error = gatewayErrors[status];
  return error && (error.of?.(route) ?? true) ? error : undefined;
};

const problemContent = (route: Route, status: number): Content => {
  const [first, ...others] = problemsFor(route, status).map((code) => refTo('schemas', errorName(code)));
  if (!first) return {};
  return {
    'application/problem+json': { schema: others.length === 0 ? first : { oneOf: [first, ...others] } },
  };
};

const gatewayContent = (route: Route, status: number): Content => {
  const error = gatewayErrorFor(route, status);
  if (!error) return {};
  const example = { message: error.message };
  return { 'application/json': { schema: refTo('schemas', 'GatewayError'), example } };
};

const errorResponse = (route: Route, status: number) => {
  const gatewayError = gatewayErrorFor(route, status);
  const meanings = [
    ...problemsFor(route, status).map((code) => `\`${code}\`: ${errorTypes[code].title}.`),
    ...(gatewayError ? [`From the gateway itself: ${gatewayError.when}.`] : []),
  ];
  return {
    description: meanings.join('\n\n'),
    ...(problemsFor(route, status).length > 0 && { headers: headersFor(status) }),
    content: { ...problemContent(route, status), ...gatewayContent(route, status) },
  };
};

const successResponse = (route: Route, status: number) => {
  const schema = route.responses[status];
  if (!schema) throw new Error(`No answer with status ${status.toString()}`);
  return {
    description: status === 201 ? 'A new one.' : 'As it is now.',
    headers: headersFor(status),
    content: { 'application/json': { schema: refTo('schemas', schemaName(schema)) } },
  };
};

/** Every answer that a route can give, by HTTP status. */
export const describeResponses = (route: Route): Readonly<Record<string, object>> => {
  const successes = Object.keys(route.responses).map(Number);
  const errors = new Set([
    ...listProblems(route).map((code): number => errorTypes[code].status),
    ...Object.keys(gatewayErrors)
      .map(Number)
      .filter((status) => gatewayErrorFor(route, status)),
  ]);
  return {
    ...byStatus(successes, (status) => successResponse(route, status)),
    ...byStatus([...errors], (status) => errorResponse(route, status)),
  };
};

const byStatus = (statuses: readonly number[], response: (status: number) => object) =>
  Object.fromEntries(statuses.map((status) => [status, response(status)]));
