import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesized, textOf } from './support/synthesized.ts';

const PolicySchema = v.object({
  CustomHeadersConfig: v.object({
    Items: v.array(v.object({ Header: v.string(), Value: v.string(), Override: v.boolean() })),
  }),
  SecurityHeadersConfig: v.looseObject({
    ContentSecurityPolicy: v.object({ ContentSecurityPolicy: v.unknown(), Override: v.boolean() }),
  }),
});

const policyOf = (from = synthesized()) => {
  const [policy] = resourcesOf('AWS::CloudFront::ResponseHeadersPolicy', from);
  return v.parse(PolicySchema, policy?.Properties['ResponseHeadersPolicyConfig']);
};

const directivesOf = (from = synthesized()): ReadonlyMap<string, readonly string[]> => {
  const text = textOf(policyOf(from).SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy);
  return new Map(text.split('; ').map((each) => [each.split(' ')[0] ?? '', each.split(' ').slice(1)]));
};

describe('Content-Security-Policy', () => {
  const directives = directivesOf();

  it('allows nothing but what the pages need', () => {
    const { 'connect-src': _, ...others } = Object.fromEntries(directives);
    expect(others).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'data:'],
      'manifest-src': ["'self'"],
      'worker-src': ["'self'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
      'upgrade-insecure-requests': [],
    });
  });

  it('has no unsafe source and no wildcard, whoever signs users in', () => {
    const other = synthesized({ issuer: 'https://login.example.com', audience: 'x' });
    for (const from of [synthesized(), other])
      expect([...directivesOf(from).values()].flat().join(' ')).not.toMatch(/unsafe|\*/);
  });

  it('lets the pages call the API and the endpoints of the user pool', () => {
    const [pool] = resourcesOf('AWS::Cognito::UserPool');
    const [domain] = resourcesOf('AWS::Cognito::UserPoolDomain');
    expect(directives.get('connect-src')).toEqual([
      "'self'",
      `<${pool?.id ?? ''}.ProviderURL>/`,
      `https://<${domain?.id ?? ''}>.auth.<AWS::Region>.amazoncognito.com/oauth2/`,
    ]);
  });

  it('lets the pages call another issuer where its discovery document and its tokens are', () => {
    const issuer = { issuer: 'https://login.example.com/tenant/', audience: 'x', scope: 'y' };
    expect(directivesOf(synthesized(issuer)).get('connect-src')).toEqual([
      "'self'",
      'https://login.example.com',
    ]);
    const tokenOrigin = 'https://tokens.example.com';
    expect(directivesOf(synthesized({ ...issuer, tokenOrigin })).get('connect-src')).toEqual([
      "'self'",
      'https://login.example.com',
      tokenOrigin,
    ]);
  });
});

describe('headers', () => {
  const { SecurityHeadersConfig, CustomHeadersConfig } = policyOf();

  it('stand on every answer, whatever its origin says', () => {
    const [policy] = resourcesOf('AWS::CloudFront::ResponseHeadersPolicy');
    const [distribution] = resourcesOf('AWS::CloudFront::Distribution');
    const Behavior = v.object({ ResponseHeadersPolicyId: v.object({ Ref: v.literal(policy?.id ?? '') }) });
    const Config = v.object({ DefaultCacheBehavior: Behavior, CacheBehaviors: v.array(Behavior) });
    expect(v.is(Config, distribution?.Properties['DistributionConfig'])).toBe(true);
    const overrides = JSON.stringify([SecurityHeadersConfig, CustomHeadersConfig]).match(/"Override":\w+/g);
    expect(new Set(overrides)).toEqual(new Set(['"Override":true']));
  });

  it('hold browsers to TLS for two years', () => {
    expect(SecurityHeadersConfig['StrictTransportSecurity']).toMatchObject({
      AccessControlMaxAgeSec: 63_072_000,
      IncludeSubdomains: true,
      Preload: false,
    });
  });

  it('give nothing away and let nobody in', () => {
    expect(SecurityHeadersConfig).toMatchObject({
      ContentTypeOptions: {},
      FrameOptions: { FrameOption: 'DENY' },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
    });
    const custom = new Map(CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value]));
    expect(custom.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(custom.get('cross-origin-resource-policy')).toBe('same-origin');
    const features = custom.get('permissions-policy')?.split(', ') ?? [];
    expect(features).toEqual(expect.arrayContaining(['camera=()', 'geolocation=()', 'microphone=()']));
    expect(features.filter((feature) => !feature.endsWith('=()'))).toEqual([]);
  });
});
