import { createServer, type Server } from 'node:http';
import * as v from 'valibot';
import { afterEach, expect, it } from 'vitest';
import { ApiClient } from '../../../demo/actors/http.ts';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: object;
}

const heldBack: Answer = { status: 429, type: 'application/json', body: { message: 'Too Many Requests' } };
const done: Answer = { status: 200, type: 'application/json', body: { done: true } };
const refused: Answer = {
  ...{ status: 429, type: 'application/problem+json' },
  body: { type: 'urn:mobile-id:too-many-requests', title: 'Too many requests' },
};

let server: Server | undefined;
afterEach(() => server?.close());

/** A client of an API that gives these answers, one after the other. */
const clientOf = async (...answers: readonly Answer[]) => {
  const left = [...answers];
  const asked: string[] = [];
  const listening = createServer((request, response) => {
    asked.push(request.url ?? '');
    const { status, type, body } = left.shift() ?? done;
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = v.parse(v.object({ port: v.number() }), listening.address());
  return { api: new ApiClient(`http://127.0.0.1:${port.toString()}`), asked };
};

const ask = (api: ApiClient) => api.send(v.object({ done: v.boolean() }), 'GET /orders', { bearer: 'token' });

it('asks again where the gateway gets too many requests', async () => {
  const { api, asked } = await clientOf(heldBack, heldBack, done);
  expect(await ask(api)).toEqual({ done: true });
  expect(asked).toEqual(['/orders', '/orders', '/orders']);
});

it('asks once where the service itself says that there were too many', async () => {
  const { api, asked } = await clientOf(refused);
  await expect(ask(api)).rejects.toMatchObject({ code: 'too-many-requests' });
  expect(asked).toHaveLength(1);
});
