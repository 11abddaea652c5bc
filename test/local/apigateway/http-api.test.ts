import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpApiDependencies } from '../../../local/apigateway/service.ts';
import { functionArn, startGateway } from './gateway.ts';
import { signed, startIssuer } from './issuer.ts';

let issuer: Awaited<ReturnType<typeof startIssuer>>;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => Promise.all([issuer.stop(), ...stops.map((stop) => stop())]));

const gateway = async (deps?: Partial<HttpApiDependencies>) => {
  const started = await startGateway(issuer.issuer, deps);
  stops.push(started.stop);
  return started;
};

const token = (scope: string) =>
  signed({ iss: issuer.issuer, sub: 'alva', client_id: 'self-service', scope, exp: Date.now() / 1000 + 60 });

const userToken = () => token('openid get-mobile-id/self-service');

const seen = async (url: string, init?: RequestInit): Promise<unknown> => (await fetch(url, init)).json();

describe('the HTTP API', () => {
  it('calls the function of a route with the whole request', async () => {
    const { url, clock } = await gateway();
    const logTime: unknown = expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
    const before = clock.now();
    const event = await seen(`${url}/activations/a%20b?x=1&y=&x=2%2C3`, {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json', 'X-Asked': 'yes', cookie: 'one=1; two=2' },
    });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'POST /activations/{orderId}',
      rawPath: '/api/activations/a%20b',
      rawQueryString: 'x=1&y=&x=2%2C3',
      cookies: ['one=1', 'two=2'],
      headers: { 'x-asked': 'yes', 'content-type': 'application/json', host: new URL(url).host },
      queryStringParameters: { x: '1,2,3', y: '' },
      pathParameters: { orderId: 'a b' },
      body: '{"a":1}',
      isBase64Encoded: false,
      requestContext: {
        accountId: '000000000000',
        apiId: 'api-1',
        http: { method: 'POST', path: '/api/activations/a%20b', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
        routeKey: 'POST /activations/{orderId}',
        stage: 'api',
        time: logTime,
      },
    });
    expect(event).not.toHaveProperty('headers.cookie');
    expect(event).toHaveProperty('requestContext.timeEpoch', expect.closeTo(before, -4));
  });

  it('hands a body that is no text on in base64', async () => {
    const { url } = await gateway();
    const init = { method: 'POST', body: Uint8Array.of(0, 255), headers: { 'content-type': 'image/png' } };
    expect(await seen(`${url}/activations/1`, init)).toMatchObject({ body: 'AP8=', isBase64Encoded: true });
  });

  it('tells a function what the token says', async () => {
    const { url } = await gateway();
    const init = { method: 'POST', headers: { authorization: `Bearer ${await userToken()}` } };
    expect(await seen(`${url}/orders`, init)).toMatchObject({
      requestContext: {
        authorizer: { jwt: { claims: { sub: 'alva' }, scopes: ['get-mobile-id/self-service'] } },
      },
    });
  });

  it('prefers the route without parameters', async () => {
    const asked: string[] = [];
    const { url } = await gateway({ invoke: (arn) => Promise.resolve(void asked.push(arn)) });
    await fetch(`${url}/activations/all`);
    await fetch(`${url}/activations/1`);
    expect(asked).toEqual([functionArn('orders'), functionArn('phones')]);
  });

  it.each([
    ['POST /orders', 'without a token', 401, 'Unauthorized'],
    ['GET /nothing', 'which is no path', 404, 'Not Found'],
    ['DELETE /orders', 'which is no method there', 404, 'Not Found'],
    ['GET /activations/1/more', 'which goes on', 404, 'Not Found'],
    ['GET /activations/%zz', 'which is encoded wrongly', 404, 'Not Found'],
  ] as const)('answers %s, %s, with %i', async (asked, ...[, status, message]) => {
    const { url } = await gateway();
    const [method = '', path = ''] = asked.split(' ');
    const response = await fetch(url + path, { method });
    expect([response.status, await response.json()]).toEqual([status, { message }]);
    expect(response.headers.get('apigw-requestid')).toMatch(/./);
    expect(response.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
  });

  it('answers a body over 10 MiB with 413', async () => {
    const { url } = await gateway();
    const post = (length: number) =>
      fetch(`${url}/activations/1`, { method: 'POST', body: 'x'.repeat(length) });
    expect((await post(10 * 2 ** 20)).status).toBe(200);
    const response = await post(10 * 2 ** 20 + 1);
    expect([response.status, await response.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
  });

  it('answers a token without the scope with 403', async () => {
    const { url } = await gateway();
    const headers = { authorization: `Bearer ${await token('openid')}` };
    const response = await fetch(`${url}/orders`, { method: 'POST', headers });
    expect([response.status, await response.json()]).toEqual([403, { message: 'Forbidden' }]);
  });

  it('does not take two Authorization headers for one', async () => {
    const { url } = await gateway();
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const header = `Authorization: Bearer ${await userToken()}\r\n`;
    socket.write(`POST /api/orders HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${header}${header}\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('answers 429 when requests come too fast, until time has passed on the clock', async () => {
    const { url, clock } = await gateway();
    const statuses = async (count: number) => {
      const responses = await Promise.all(Array.from({ length: count }, () => fetch(`${url}/activations/1`)));
      return responses.map(({ status }) => status).toSorted();
    };
    clock.rate = 0.001;
    expect(await statuses(6)).toEqual([200, 200, 200, 200, 200, 429]);
    clock.advance(1000);
    expect(await statuses(3)).toEqual([200, 200, 429]);
  });

  it('counts a route with a limit of its own apart from the others', async () => {
    const { url, clock } = await gateway();
    clock.rate = 0.001;
    const get = async (id: string) => (await fetch(`${url}/activations/${id}`)).status;
    expect([await get('all'), await get('all'), await get('1')]).toEqual([200, 429, 200]);
  });

  it.each([
    [
      'is sent too much',
      413,
      'Request Entity Too Large',
      Object.assign(new Error(), { code: 'RequestTooLargeException' }),
    ],
    ['fails', 500, 'Internal Server Error', new Error('secret')],
    [
      'takes too long',
      503,
      'Service Unavailable',
      Object.assign(new Error(), { errorType: 'Sandbox.Timedout' }),
    ],
    [
      'has no room for it',
      503,
      'Service Unavailable',
      Object.assign(new Error(), { code: 'TooManyRequestsException' }),
    ],
  ])('answers for a function that %s with %i', async (_, status, message, error) => {
    const { url } = await gateway({ invoke: () => Promise.reject(error) });
    const response = await fetch(`${url}/activations/1`);
    expect([response.status, await response.json()]).toEqual([status, { message }]);
  });

  it('calls no function that does not let it, and says for which route it asks', async () => {
    const asked: unknown[] = [];
    const { url } = await gateway({ mayInvoke: (...question) => asked.push(question) < 0 });
    expect((await fetch(`${url}/activations/1`)).status).toBe(500);
    const arn = 'arn:aws:execute-api:eu-central-1:000000000000:api-1/api/GET/activations/{orderId}';
    expect(asked).toEqual([[functionArn('phones'), { principal: 'apigateway.amazonaws.com', arn }]]);
  });

  it('logs each request without its query', async () => {
    const { url, lines } = await gateway();
    await fetch(`${url}/activations/1?secret=1`);
    await fetch(`${url}/nothing`);
    const milliseconds: unknown = expect.any(Number);
    const method = 'GET';
    expect(lines).toEqual([
      {
        method,
        routeKey: 'GET /activations/{orderId}',
        path: '/api/activations/1',
        status: 200,
        milliseconds,
      },
      { method, routeKey: undefined, path: '/api/nothing', status: 404, milliseconds },
    ]);
  });
});
