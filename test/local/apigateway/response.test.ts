import { describe, expect, it } from 'vitest';
import { toResponse } from '../../../local/apigateway/response.ts';

describe('the answer of a function', () => {
  it("renames a function's challenge, so that no client relies on its name", () => {
    const { headers } = toResponse({ statusCode: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
    expect(headers).toMatchObject({ 'x-amzn-remapped-www-authenticate': 'Bearer' });
    expect(headers).not.toHaveProperty('www-authenticate');
  });

  it('is taken as it stands', () => {
    const headers = { 'Content-Type': 'image/png', 'X-Count': 2 };
    const result = { statusCode: 201, headers, cookies: ['a=1', 'b=2'], body: 'AP8=', isBase64Encoded: true };
    expect(toResponse(result)).toEqual({
      status: 201,
      headers: { 'content-type': 'image/png', 'x-count': '2', 'set-cookie': ['a=1', 'b=2'] },
      body: Buffer.of(0, 255),
    });
  });

  it('is plain text unless it says otherwise', () => {
    const headers = { 'content-type': 'text/plain;charset=UTF-8' };
    expect(toResponse({ statusCode: 204 })).toEqual({ status: 204, headers, body: '' });
  });

  it.each([
    ['an object', { a: 1 }, '{"a":1}'],
    ['a text', 'hello', 'hello'],
    ['nothing', undefined, 'null'],
  ])('is the body where it is %s without a status', (_, result, body) => {
    expect(toResponse(result)).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body,
    });
  });

  it.each([[{ statusCode: 'x' }], [{ statusCode: 200, body: 1 }], [{ statusCode: 99 }]])(
    'is an error of the gateway when it is %j',
    (result) => {
      expect(() => toResponse(result)).toThrow('Internal Server Error');
    },
  );
});
