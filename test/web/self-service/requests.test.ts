import { describe, expect, it, vi } from 'vitest';
import { createRequests } from '../../../web/self-service/requests.ts';
import { apiResponding, problemFrom } from '../support/network.ts';
import { refuse, respond } from '../support/responses.ts';
import { viewIn } from '../support/views.ts';

const order = viewIn('issuing');

const chosenLanguage = () => 'sv' as const;

/** The requests of a user who is signed in, on a network that gives these responses one after the other. */
const requestsOn = (...responses: readonly Response[]) => {
  const { api, fetching } = apiResponding(...responses);
  const sleep = vi.fn(() => Promise.resolve());
  const token = () => Promise.resolve('token');
  const idToken = () => Promise.resolve('id token');
  const loadWords = vi.fn(() => Promise.resolve());
  const dependencies = { api, sleep, token, idToken, chosenLanguage, loadWords };
  return { requests: createRequests(dependencies), fetching, sleep, loadWords };
};

describe('a start', () => {
  it('says which language the user chose on the page', async () => {
    const { requests, fetching } = requestsOn(respond(201, order));
    await requests.startOrder('key');
    expect(fetching.mock.calls[0]?.[1]?.body).toBe('{"language":"sv"}');
  });
});

describe('an order', () => {
  it('is there once the words are that it is shown with', async () => {
    const { requests, loadWords } = requestsOn(respond(200, order));
    const offline = new TypeError('Failed to fetch');
    loadWords.mockRejectedValueOnce(offline);
    await expect(requests.readOrder(order.orderId)).rejects.toBe(offline);
    expect(loadWords).toHaveBeenCalledExactlyOnceWith(order);
  });
});

describe('a busy service', () => {
  it('is asked again after the time that it names', async () => {
    const busy = refuse(503, 'service-busy', {}, { 'retry-after': '2' });
    const { requests, sleep } = requestsOn(busy, respond(429, {}), respond(200, order));
    expect(await requests.readOrder(order.orderId)).toEqual(order);
    expect(sleep.mock.calls).toEqual([
      [2000, undefined],
      [1000, undefined],
    ]);
  });

  it('is not asked for ever', async () => {
    const { requests, fetching } = requestsOn(...[1, 2, 3].map(() => respond(503, '<html>')));
    expect(await problemFrom(requests.listMobileIds())).toMatchObject({ code: 'service-busy' });
    expect(fetching).toHaveBeenCalledTimes(3);
  });

  it('is not asked again when it names a long time, as number or date', async () => {
    const date = 'Sun, 01 Mar 2026 09:00:00 GMT';
    for (const wait of ['60', 'Sun, 01 Mar 2026 09:01:00 GMT']) {
      const refusal = refuse(429, 'too-many-requests', {}, { 'retry-after': wait, date });
      const { requests, sleep } = requestsOn(refusal);
      const problem = await problemFrom(requests.startOrder('key'));
      expect(problem).toMatchObject({ code: 'too-many-requests', retryAfter: 60 });
      expect(sleep).not.toHaveBeenCalled();
    }
  });

  it('is asked again to approve only where the gateway heard nothing', async () => {
    const { requests, fetching } = requestsOn(
      respond(429, { message: 'Too Many Requests' }),
      respond(200, order),
    );
    expect(await requests.approveOrder(order.orderId, '123456')).toEqual(order);
    expect(fetching).toHaveBeenCalledTimes(2);
  });

  it('is not asked again where a second request would count', async () => {
    const { requests, fetching } = requestsOn(refuse(503, 'service-busy', {}, { 'retry-after': '1' }));
    expect(await problemFrom(requests.approveOrder(order.orderId, '123456'))).toMatchObject({
      code: 'service-busy',
    });
    expect(fetching).toHaveBeenCalledOnce();
  });
});

describe('any other refusal', () => {
  it('is not sent again', async () => {
    const { requests, fetching } = requestsOn(refuse(500, 'internal-error'));
    expect(await problemFrom(requests.readOrder(order.orderId))).toEqual({ code: 'internal-error' });
    expect(fetching).toHaveBeenCalledOnce();
  });
});
