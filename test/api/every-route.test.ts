import { describe, expect, it } from 'vitest';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { examples } from '../../bin/docs/examples.ts';
import { schemaName } from '../../bin/docs/schemas.ts';
import { routes, type Route, type RouteName } from '../../api/routes.ts';
import { documented } from '../support/answers.ts';
import { answerOf, loadEntryPoint, routeNames } from '../support/entry-points.ts';
import { httpEvent, type RequestParts } from '../support/http-events.ts';
import { captureLogs } from '../support/logs.ts';
import { asta, orderIn, secrets } from '../support/orders.ts';
import { Stage } from '../support/stage.ts';

const definition = (name: RouteName): Route => routes[name];
const having = (part: (route: Route) => boolean) => routeNames.filter((name) => part(definition(name)));

const bearer: Readonly<Record<Route['caller'], RequestParts>> = {
  user: { user: asta },
  code: { bearer: secrets.activationCode },
  phone: { bearer: secrets.phoneSecret },
};

/** A request that the edge lets through. */
const sound = (name: RouteName): RequestParts => {
  const { caller, body } = definition(name);
  const { orderId, mobileId } = orderIn('starting');
  return {
    ...bearer[caller],
    params: { orderId, mobileId },
    ...(body && { body: examples[schemaName(body)] }),
  };
};

const answers = (name: RouteName, parts: RequestParts, stage = new Stage()) =>
  documented(name, answerOf(name, stage.deps, httpEvent(name, parts)));

const failing = (error: Error | string): Stage => {
  const stage = new Stage();
  for (const operation of ['GetItem', 'Query'] as const) stage.tables.fail(operation, error, { times: 9 });
  return stage;
};

describe.each(routeNames)('%s', (name) => {
  it('refuses a caller who shows nothing, before it calls anything', async () => {
    const { handler } = await loadEntryPoint(name);
    const { params = {}, body } = sound(name);
    const stage = new Stage();
    const answer = await answers(name, { params, body }, stage);
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(stage.tables.calls).toEqual([]);
    await expect(handler(httpEvent(name, { params, body }))).resolves.toMatchObject({ statusCode: 401 });
  });

  it('answers 503 with Retry-After when AWS is busy', async () => {
    const answer = await answers(name, sound(name), failing('ThrottlingException'));
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('2');
  });

  it('answers 500 and says nothing of an error that nobody expected', async () => {
    const logs = captureLogs();
    const error = new Error(`no such key: ${secrets.taskToken}`);
    const { statusCode, body } = await answers(name, sound(name), failing(error));
    expect(statusCode).toBe(500);
    expect(body).toEqual({
      type: 'urn:get-mobile-id:problem:internal-error',
      title: 'Something went wrong on our side',
      status: 500,
      detail: 'Something went wrong on our side',
    });
    expect(logs.withCode(`${name}-failed`)).toMatchObject([{ level: 'ERROR', errorCode: 'Error' }]);
    expect(logs).toHaveNoSecrets(Object.values(secrets));
  });
});

describe.each(having(({ body }) => body !== undefined))('the body of %s', (name) => {
  const withBody = (body: unknown) => answers(name, { ...sound(name), body });

  it.each([
    ['text', 'not-json'],
    ['JSON that ends too early', '{"a":'],
    ['bytes that are no JSON', Buffer.from([0xff, 0xfe, 0x00])],
  ])('is refused when it is %s', async (_, body) => {
    expect(await withBody(body)).toMatchObject({ statusCode: 400, body: { detail: 'body: expected JSON' } });
  });

  it.each(['[]', '"text"', '7', 'null', 'true'])(
    'is refused when it is JSON but no object: %s',
    async (body) => {
      const answer = await withBody(body);
      expect(answer).toMatchObject({ statusCode: 400, body: { detail: 'body: expected Object' } });
    },
  );

  it('is refused with a member that the route does not take: it names the member, never its value', async () => {
    const logs = captureLogs();
    const example = sound(name).body;
    const body = { ...(typeof example === 'object' ? example : {}), surplus: 'its-value' };
    const answer = await withBody(body);
    expect(answer).toMatchObject({
      statusCode: 400,
      body: { detail: 'surplus: is not a member of this body' },
    });
    expect(JSON.stringify(answer)).not.toContain('its-value');
    expect(logs).toHaveNoSecrets(['its-value']);
  });
});

describe.each(having(({ path }) => path.includes('{')))('the path of %s', (name) => {
  it.each(['', 'of-asta', '../orders', `${orderIn('starting').orderId}x`])(
    'names nothing that exists when its id is %j',
    async (id) => {
      const stage = new Stage();
      const logs = captureLogs();
      const answer = await answers(name, { ...sound(name), params: { orderId: id, mobileId: id } }, stage);
      expect(answer.statusCode).toBe(definition(name).caller === 'user' ? 404 : 401);
      expect(stage.tables.calls).toEqual([]);
      expect(logs.withCode(`${name}-refused`)).toHaveLength(1);
      expect(logs.withCode(`${name}-refused`)[0]).not.toHaveProperty('orderId');
    },
  );
});

describe('POST /orders', () => {
  it('does not tell a client what is wrong with a parameter', async () => {
    const stage = new Stage();
    stage.parameterStore.on(GetParameterCommand).resolves({ Parameter: { Value: 'often' } });
    const { statusCode, body } = await answers('start-order', { user: asta }, stage);
    expect(statusCode).toBe(500);
    expect(JSON.stringify(body)).not.toMatch(/often|sign-in-age/);
  });
});
