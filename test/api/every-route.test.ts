import { describe, expect, it } from 'vitest';
import { answers } from '../support/answers.ts';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { loadEntryPoint, routeNames } from '../support/entry-points.ts';
import { httpEvent } from '../support/http-events.ts';
import { captureLogs } from '../support/logs.ts';
import { asta, orderIn, secrets } from '../support/orders.ts';
import { definition, having, sound } from '../support/sound-requests.ts';
import { Stage } from '../support/stage.ts';

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
