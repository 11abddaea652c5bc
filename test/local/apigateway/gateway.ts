import { Clock } from '../../../local/clock.ts';
import { httpApi, type AccessLogLine, type HttpApiDependencies } from '../../../local/apigateway/service.ts';
import type { HttpApiResources } from '../../../local/apigateway/resources.ts';
import { listen } from '../../../local/listen.ts';

/** The ARN of a function by its name. */
export const functionArn = (name: string): string =>
  `arn:aws:lambda:eu-central-1:000000000000:function:${name}`;

const integration = (name: string) => ({
  name: `to-${name}`,
  properties: {
    ApiId: 'api-1',
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: functionArn(name),
    PayloadFormatVersion: '2.0',
  },
});

const route = (key: string, functionName: string, more: Readonly<Record<string, unknown>> = {}) => ({
  name: key,
  properties: { ApiId: 'api-1', RouteKey: key, Target: `integrations/to-${functionName}`, ...more },
});

/** An API as a template has it: two routes for users with a token, two for everybody. */
export const resources = (issuer: string): HttpApiResources => ({
  Api: [{ name: 'api-1', properties: { Name: 'GetMobileId', ProtocolType: 'HTTP' } }],
  Stage: [
    {
      name: 'api',
      properties: {
        StageName: 'api',
        DefaultRouteSettings: { ThrottlingBurstLimit: 5, ThrottlingRateLimit: 2 },
        RouteSettings: { 'GET /activations/all': { ThrottlingBurstLimit: 1, ThrottlingRateLimit: 1 } },
      },
    },
  ],
  Authorizer: [
    {
      name: 'sign-in',
      properties: {
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Audience: ['self-service'], Issuer: issuer },
      },
    },
  ],
  Integration: [integration('orders'), integration('phones')],
  Route: [
    route('POST /orders', 'orders', {
      AuthorizationType: 'JWT',
      AuthorizerId: 'sign-in',
      AuthorizationScopes: ['get-mobile-id/self-service'],
    }),
    route('GET /orders/{orderId}', 'orders', { AuthorizationType: 'JWT', AuthorizerId: 'sign-in' }),
    route('GET /activations/{orderId}', 'phones', { AuthorizationType: 'NONE' }),
    route('POST /activations/{orderId}', 'phones'),
    route('GET /activations/all', 'orders'),
  ],
});

/** Starts the API, with functions that a test gives. */
export const startGateway = async (issuer: string, deps: Partial<HttpApiDependencies> = {}) => {
  const clock = new Clock();
  const lines: AccessLogLine[] = [];
  const server = await listen();
  const handler = httpApi(resources(issuer), {
    clock,
    invoke: (_, event) => Promise.resolve({ statusCode: 200, body: JSON.stringify(event) }),
    mayInvoke: () => true,
    log: (line) => lines.push(line),
    ...deps,
  });
  server.serve(handler);
  return { clock, lines, url: `${server.address}/api`, stop: server.stop };
};
