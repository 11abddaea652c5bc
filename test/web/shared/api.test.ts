import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { apiOn, type ApiRequest } from '../../../web/shared/api.ts';
import { Offline, Problem } from '../../../web/shared/problem.ts';
import { serverClock } from '../../../web/shared/server-clock.ts';
import { answered, refused } from '../support/responses.ts';

const Answer = v.object({ state: v.string() });
const read = { method: 'GET', path: '/orders/1', answer: Answer } satisfies ApiRequest<unknown>;

/** The API with a network that gives these answers one after the other; an error is one without an answer. */
const apiAnswering = (...answers: readonly (Response | Error)[]) => {
  const fetching = vi.fn<typeof fetch>();
  for (const each of answers)
    if (each instanceof Error) fetching.mockRejectedValueOnce(each);
    else fetching.mockResolvedValueOnce(each);
  const sleep = vi.fn(() => Promise.resolve());
  const clock = serverClock(() => Date.parse('2026-03-01T09:00:00Z'));
  return { api: apiOn({ fetch: fetching, sleep, clock }), fetching, sleep, clock };
};

const problemFrom = async (work: Promise<unknown>): Promise<Problem> => {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof Problem) return thrown;
  throw new Error('expected a problem', { cause: thrown });
};

describe('a request', () => {
  it('goes below /api with its bearer, key and body, and nothing of the browser’s own', async () => {
    const { api, fetching } = apiAnswering(answered(201, { state: 'starting' }));
    const body = { kinds: ['signature'] };
    await api({ ...read, method: 'POST', path: '/orders', body, bearer: 'token', idempotencyKey: 'key' });
    expect(fetching).toHaveBeenCalledExactlyOnceWith(
      '/api/orders',
      expect.objectContaining({
        method: 'POST',
        body: '{"kinds":["signature"]}',
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        headers: {
          accept: 'application/json, application/problem+json',
          'content-type': 'application/json',
          authorization: 'Bearer token',
          'idempotency-key': 'key',
        },
      }),
    );
  });

  it('gives the answer as the page knows it, and sets the clock', async () => {
    const date = 'Sun, 01 Mar 2026 10:00:00 GMT';
    const { api, clock } = apiAnswering(answered(200, { state: 'issuing', later: 'member' }, { date }));
    expect(await api(read)).toEqual({ state: 'issuing' });
    expect(clock.now()).toBe(Date.parse(date));
  });

  it('says so when the answer is not what the page knows', async () => {
    for (const body of [{ state: 7 }, '<html>']) {
      const { api } = apiAnswering(answered(200, body));
      expect(await problemFrom(api(read))).toMatchObject({ code: 'answer-unknown' });
    }
  });
});

describe('a refusal', () => {
  it('keeps the code and what comes with it', async () => {
    const { api } = apiAnswering(refused(422, 'match-code-wrong', { triesLeft: 2 }));
    expect(await problemFrom(api(read))).toMatchObject({ code: 'match-code-wrong', triesLeft: 2 });
  });

  it.each([
    [400, 'request-invalid'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'answer-unknown'],
    [413, 'request-invalid'],
    [418, 'internal-error'],
    [500, 'internal-error'],
  ])('of the gateway with status %i is %s', async (status, code) => {
    const { api } = apiAnswering(answered(status, { message: 'whatever' }));
    expect(await problemFrom(api(read))).toMatchObject({ code });
  });

  it('of a type that the page does not know is taken by its status', async () => {
    const { api } = apiAnswering(refused(401, 'new-in-the-next-release'));
    expect(await problemFrom(api(read))).toMatchObject({ code: 'unauthorized' });
  });
});

describe('a busy service', () => {
  it('is asked again after the time that it names', async () => {
    const busy = refused(503, 'service-busy', {}, { 'retry-after': '2' });
    const { api, sleep } = apiAnswering(busy, answered(429, {}), answered(200, { state: 'issuing' }));
    expect(await api(read)).toEqual({ state: 'issuing' });
    expect(sleep.mock.calls).toEqual([
      [2000, undefined],
      [1000, undefined],
    ]);
  });

  it('is not asked for ever', async () => {
    const { api, fetching } = apiAnswering(...[1, 2, 3].map(() => answered(503, '<html>')));
    expect(await problemFrom(api(read))).toMatchObject({ code: 'service-busy' });
    expect(fetching).toHaveBeenCalledTimes(3);
  });

  it('is not asked again when it names a long time, as number or date', async () => {
    const date = 'Sun, 01 Mar 2026 09:00:00 GMT';
    for (const wait of ['60', 'Sun, 01 Mar 2026 09:01:00 GMT']) {
      const refusal = refused(429, 'too-many-requests', {}, { 'retry-after': wait, date });
      const { api, sleep } = apiAnswering(refusal);
      expect(await problemFrom(api(read))).toMatchObject({ code: 'too-many-requests', retryAfter: 60 });
      expect(sleep).not.toHaveBeenCalled();
    }
  });

  it('is not asked again where a second request would count', async () => {
    const { api, fetching } = apiAnswering(refused(503, 'service-busy', {}, { 'retry-after': '1' }));
    expect(await problemFrom(api({ ...read, method: 'POST', once: true }))).toMatchObject({
      code: 'service-busy',
    });
    expect(fetching).toHaveBeenCalledOnce();
  });
});

describe('no answer', () => {
  it('is told as offline', async () => {
    const { api } = apiAnswering(new TypeError('Failed to fetch'));
    expect(await problemFrom(api(read))).toBeInstanceOf(Offline);
  });

  it('is told as offline when the answer breaks off', async () => {
    const body = new ReadableStream({
      start: (controller) => {
        controller.error(new TypeError('network error'));
      },
    });
    const { api } = apiAnswering(new Response(body));
    expect(await problemFrom(api(read))).toBeInstanceOf(Offline);
  });

  it('is the caller’s own doing when they stopped it', async () => {
    const { api } = apiAnswering(new DOMException('stopped', 'AbortError'));
    const signal = AbortSignal.abort(new Error('place left'));
    await expect(api({ ...read, signal })).rejects.toThrow('place left');
  });
});
