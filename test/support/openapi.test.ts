import { describe, expect, it } from 'vitest';
import { toJsonResponse, toProblemResponse, type HttpResponse } from '../../api/problem.ts';
import { NamedError, TooManyRequests, Unauthorized, WrongStep } from '../../domain/failures/errors.ts';
import { undocumented, undocumentedAtGateway } from './openapi.ts';

const order = {
  orderId: '3f0c6b1e-6f6b-4a52-9d55-6d6f9b2f7a01',
  state: 'starting',
  createdAt: '2026-03-01T09:00:00.000Z',
  deadline: '2026-03-01T09:02:00.000Z',
};

const without = (header: string, { headers, ...rest }: HttpResponse): HttpResponse => ({
  ...rest,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== header)),
});

describe('an toJsonResponse as documented', () => {
  it.each([
    ['what the route promises', toJsonResponse(201, order)],
    ['a problem that it may have', toProblemResponse(new Unauthorized())],
    ['a problem with members of its own', toProblemResponse(new TooManyRequests(60))],
    ['a problem that heals', toProblemResponse(new NamedError('service-busy'))],
  ])('is %s', (_, documented) => {
    expect(undocumented('start-order', documented)).toEqual([]);
  });

  it.each([
    ['another status', toJsonResponse(202, order), /^status 202 is not documented/],
    ["another route's problem", toProblemResponse(new WrongStep('issuing')), /^status 409 is not documented/],
    [
      'a body without a member',
      toJsonResponse(201, { ...order, state: undefined }),
      /required property 'state'/,
    ],
    [
      'a body with a member too many',
      toJsonResponse(201, { ...order, userId: 'u' }),
      /must NOT have additional/,
    ],
    [
      'a member of another format',
      toJsonResponse(201, { ...order, orderId: 'o1' }),
      /^\/orderId must match format/,
    ],
    [
      'a value that is none of the list',
      toJsonResponse(201, { ...order, state: 'new' }),
      /^\/state must be equal/,
    ],
    [
      'a problem as plain JSON',
      toJsonResponse(429, { message: 'Too Many Requests' }),
      /^application\/json is not/,
    ],
    [
      'success as a problem',
      toJsonResponse(201, order, { 'content-type': 'application/problem+json' }),
      /is not doc/,
    ],
    [
      'a missing header',
      without('retry-after', toProblemResponse(new TooManyRequests(60))),
      /Retry-After is miss/,
    ],
    [
      'an toJsonResponse to store',
      without('cache-control', toJsonResponse(201, order)),
      /Cache-Control is missing/,
    ],
    [
      'another value of a header',
      toJsonResponse(201, order, { 'cache-control': 'public' }),
      /Cache-Control must be/,
    ],
    ['a number out of range', toProblemResponse(new TooManyRequests(0)), /Retry-After must be >= 1/],
    [
      'a header that nobody documented',
      toJsonResponse(201, order, { 'x-order': 'o1' }),
      /x-order is not documented/,
    ],
  ])('is not %s', (_, different, reason) => {
    expect(undocumented('start-order', different).join('\n')).toMatch(reason);
  });
});

describe('an answer at the gateway as documented', () => {
  const headers = { 'content-type': 'application/json' };
  const own = (statusCode: number, body = '{"message":"No"}') => ({ statusCode, headers, body });

  it.each([
    ['what the route promises', toJsonResponse(201, order)],
    ['an error of the gateway, without the headers of handlers', own(404)],
  ])('is %s', (_, documented) => {
    expect(undocumentedAtGateway('start-order', documented)).toEqual([]);
  });

  it.each([
    ['an error of the gateway that the route does not list', own(418), /^status 418 is not documented/],
    ['an error of the gateway with another body', own(404, '{"error":1}'), /required property 'message'/],
    ['a good answer without its headers', own(201, JSON.stringify(order)), /Cache-Control is missing/],
  ])('is not %s', (_, different, reason) => {
    expect(undocumentedAtGateway('start-order', different).join('\n')).toMatch(reason);
  });
});
