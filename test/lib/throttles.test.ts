import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { routes } from '../../api/routes.ts';
import { resourcesOf } from './support/synthesized.ts';

const [stage] = resourcesOf('AWS::ApiGatewayV2::Stage');

describe('API', () => {
  it('limits each route that anybody may call apart from those of users', () => {
    const settings = v.parse(v.record(v.string(), v.unknown()), stage?.Properties['RouteSettings']);
    expect(Object.keys(settings).toSorted()).toEqual(
      Object.values(routes)
        .filter(({ caller }) => caller !== 'user')
        .map(({ method, path }) => `${method} ${path}`)
        .toSorted(),
    );
    for (const limits of Object.values(settings))
      expect(limits).toEqual({
        DetailedMetricsEnabled: true,
        ThrottlingRateLimit: 50,
        ThrottlingBurstLimit: 100,
      });
    const phoneRoutes = resourcesOf('AWS::ApiGatewayV2::Route').filter(
      ({ Properties }) => Properties['AuthorizationType'] === 'NONE',
    );
    for (const { id } of phoneRoutes) expect(stage?.DependsOn).toContain(id);
  });
});
