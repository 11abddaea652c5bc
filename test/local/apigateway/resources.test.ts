import { describe, expect, it } from 'vitest';
import { readHttpApi } from '../../../local/apigateway/resources.ts';
import { resources } from './gateway.ts';

describe('the description of an HTTP API', () => {
  it('refuses a template that uses what it does not emulate', () => {
    const stated = resources('https://issuer.example');
    const properties = { ProtocolType: 'HTTP', CorsConfiguration: {} };
    expect(() => readHttpApi({ ...stated, Api: [{ name: 'a', properties }] })).toThrow(
      'CORS is not emulated',
    );
    const route = { name: 'r', properties: { RouteKey: 'ANY /{proxy+}', Target: 'integrations/to-orders' } };
    expect(() => readHttpApi({ ...stated, Route: [route] })).toThrow('This form of route is not emulated');
    const lost = { name: 'r', properties: { RouteKey: 'GET /x', Target: 'integrations/x' } };
    expect(() => readHttpApi({ ...stated, Route: [lost] })).toThrow('"x", which is not in the template');
  });
});
