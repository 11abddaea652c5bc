import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ApiRequest } from '../../../web/shared/api.ts';
import { apiResponding, problemFrom } from '../support/network.ts';
import { refuse, respond } from '../support/responses.ts';

const Body = v.object({ state: v.string() });
const read = { method: 'GET', path: '/orders/1', response: Body } satisfies ApiRequest<unknown>;

describe('a request', () => {
  it('goes below /api with its bearer, key and body, and nothing of the browser’s own', async () => {
    const { api, fetching } = apiResponding(respond(201, { state: 'starting' }));
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
    const { api, clock } = apiResponding(respond(200, { state: 'issuing', later: 'member' }, { date }));
    expect(await api(read)).toEqual({ state: 'issuing' });
    expect(clock.now()).toBe(Date.parse(date));
  });

  it('says so when the answer is not what the page knows', async () => {
    for (const body of [{ state: 7 }, '<html>']) {
      const { api } = apiResponding(respond(200, body));
      expect(await problemFrom(api(read))).toMatchObject({ code: 'response-unknown' });
    }
  });
});

describe('a refusal', () => {
  it('keeps the code and what comes with it', async () => {
    const { api } = apiResponding(refuse(422, 'match-code-wrong', { triesLeft: 2 }));
    expect(await problemFrom(api(read))).toMatchObject({ code: 'match-code-wrong', triesLeft: 2 });
  });

  it.each([
    [400, 'request-invalid'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'response-unknown'],
    [413, 'body-too-large'],
    [418, 'internal-error'],
    [500, 'internal-error'],
  ])('of the gateway with status %i is %s', async (status, code) => {
    const { api } = apiResponding(respond(status, { message: 'whatever' }));
    expect(await problemFrom(api(read))).toMatchObject({ code });
  });

  it('keeps its code when the page does not know what comes with it', async () => {
    const { api } = apiResponding(refuse(410, 'activation-code-gone', { reason: 'new in the next release' }));
    expect(await problemFrom(api(read))).toEqual({ code: 'activation-code-gone' });
  });

  it('of a type that the page does not know is taken by its status', async () => {
    const { api } = apiResponding(refuse(401, 'new-in-the-next-release'));
    expect(await problemFrom(api(read))).toMatchObject({ code: 'unauthorized' });
  });
});

describe('no answer', () => {
  it('is told as offline', async () => {
    const { api } = apiResponding(new TypeError('Failed to fetch'));
    expect(await problemFrom(api(read))).toEqual({ code: 'offline' });
  });

  it('is told as offline when the answer breaks off', async () => {
    const body = new ReadableStream({
      start: (controller) => {
        controller.error(new TypeError('network error'));
      },
    });
    const { api } = apiResponding(new Response(body));
    expect(await problemFrom(api(read))).toEqual({ code: 'offline' });
  });

  it('is the caller’s own doing when they stopped it', async () => {
    const { api } = apiResponding(new DOMException('stopped', 'AbortError'));
    const signal = AbortSignal.abort(new Error('place left'));
    await expect(api({ ...read, signal })).rejects.toThrow('place left');
  });
});

describe('an error of ours', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is not told as no connection: neither while the request is made', async () => {
    const { api } = apiResponding(respond(200, { state: 'issuing' }));
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      throw new TypeError('AbortSignal.timeout is not a function');
    });
    await expect(api(read)).rejects.toThrow('is not a function');
  });

  it('nor as an answer is waited for', async () => {
    const { api } = apiResponding(new RangeError('ours'));
    await expect(api(read)).rejects.toThrow('ours');
  });
});
