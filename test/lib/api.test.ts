import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { routes } from '../../api/routes.ts';
import { functionNamed, variablesOf } from './support/functions.ts';
import { resourcesOf, synthesized, textOf } from './support/synthesized.ts';

const RouteSchema = v.looseObject({
  RouteKey: v.string(),
  AuthorizationType: v.string(),
  AuthorizationScopes: v.optional(v.array(v.string()), []),
  AuthorizerId: v.optional(v.unknown()),
  Target: v.unknown(),
});

const all = (from = synthesized()) =>
  resourcesOf('AWS::ApiGatewayV2::Route', from).map(({ Properties }) => v.parse(RouteSchema, Properties));

const routeOf = ({ method, path }: { readonly method: string; readonly path: string }) => {
  const found = all().find(({ RouteKey }) => RouteKey === `${method} ${path}`);
  if (!found) throw new Error(`The API has no route ${method} ${path}`);
  return found;
};

const ofCaller = (isUser: boolean) =>
  Object.entries(routes).flatMap(([name, { method, path, caller }]) =>
    (caller === 'user') === isUser ? [{ name, method, path }] : [],
  );

const [authorizer] = resourcesOf('AWS::ApiGatewayV2::Authorizer');
const [stage] = resourcesOf('AWS::ApiGatewayV2::Stage');

describe('API', () => {
  it('has the routes of the model and no other', () => {
    expect(
      all()
        .map(({ RouteKey }) => RouteKey)
        .toSorted(),
    ).toEqual(
      Object.values(routes)
        .map(({ method, path }) => `${method} ${path}`)
        .toSorted(),
    );
  });

  it.each(Object.entries(routes))('%s is served by the function of its name', (name, route) => {
    const integration = resourcesOf('AWS::ApiGatewayV2::Integration').find(
      ({ id }) => textOf(routeOf(route).Target) === `integrations/<${id}>`,
    );
    expect(integration?.Properties).toMatchObject({
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
    });
    expect(textOf(integration?.Properties['IntegrationUri'])).toBe(`<${functionNamed(name).id}.Arn>`);
  });

  it.each(ofCaller(true))('$name takes an access token with our scope', (route) => {
    const { AuthorizationType, AuthorizationScopes, AuthorizerId } = routeOf(route);
    expect(AuthorizationType).toBe('JWT');
    expect(AuthorizationScopes).toEqual(['get-mobile-id/self-service']);
    expect(textOf(AuthorizerId)).toBe(`<${authorizer?.id ?? ''}>`);
  });

  it.each(ofCaller(true))('$name knows which claim identifies its user', ({ name }) => {
    expect(variablesOf(functionNamed(name))).toMatchObject({ USER_CLAIM: 'sub' });
  });

  it.each(ofCaller(false))('$name takes no access token', (route) => {
    const { AuthorizationType, AuthorizationScopes, AuthorizerId } = routeOf(route);
    expect(AuthorizationType).toBe('NONE');
    expect(AuthorizationScopes).toEqual([]);
    expect(AuthorizerId).toBeUndefined();
  });

  it('trusts tokens of the user pool for its own client', () => {
    const [pool] = resourcesOf('AWS::Cognito::UserPool');
    const [client] = resourcesOf('AWS::Cognito::UserPoolClient');
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Audience: [{ Ref: client?.id }],
        Issuer: { 'Fn::GetAtt': [pool?.id, 'ProviderURL'] },
      },
    });
  });

  it('deploys one stage by itself, with limits and metrics of each route', () => {
    expect(stage?.Properties).toMatchObject({
      StageName: 'api',
      AutoDeploy: true,
      DefaultRouteSettings: {
        DetailedMetricsEnabled: true,
        ThrottlingRateLimit: 200,
        ThrottlingBurstLimit: 400,
      },
    });
  });

  it('logs from where who asked what, without a secret in it', () => {
    const { AccessLogSettings } = v.parse(
      v.looseObject({ AccessLogSettings: v.object({ Format: v.string(), DestinationArn: v.unknown() }) }),
      stage?.Properties,
    );
    const fields = v.parse(v.record(v.string(), v.string()), JSON.parse(AccessLogSettings.Format));
    expect(Object.values(fields).toSorted()).toEqual([
      '$context.error.responseType',
      '$context.identity.sourceIp',
      '$context.integration.integrationStatus',
      '$context.integrationLatency',
      '$context.requestId',
      '$context.requestTime',
      '$context.responseLatency',
      '$context.responseLength',
      '$context.routeKey',
      '$context.status',
    ]);
  });

  it('opens to no other origin', () => {
    const [api] = resourcesOf('AWS::ApiGatewayV2::Api');
    expect(api?.Properties).toMatchObject({ ProtocolType: 'HTTP' });
    expect(api?.Properties).not.toHaveProperty('CorsConfiguration');
  });
});

describe('sign-in', () => {
  it('asks for a second factor, and lets nobody in who was not let in', () => {
    const [pool] = resourcesOf('AWS::Cognito::UserPool');
    expect(pool?.Properties).toMatchObject({
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
  });

  it.each(resourcesOf('AWS::Cognito::UserPoolDomain'))('$id shows pages that know prompt=login', (domain) => {
    expect(domain.Properties).toMatchObject({ ManagedLoginVersion: 2 });
    for (const { Properties } of resourcesOf('AWS::Cognito::UserPool'))
      expect(Properties).toMatchObject({ UserPoolTier: 'ESSENTIALS' });
  });

  it.each(resourcesOf('AWS::Cognito::UserPoolClient'))(
    '$id has a style, without which no page shows',
    (client) => {
      const styles = resourcesOf('AWS::Cognito::ManagedLoginBranding').filter(
        ({ Properties }) => textOf(Properties['ClientId']) === `<${client.id}>`,
      );
      expect(styles).toMatchObject([
        { Properties: { UserPoolId: client.Properties['UserPoolId'], UseCognitoProvidedValues: true } },
      ]);
    },
  );

  it('gives Self-Service a public client for the authorization code flow only', () => {
    const [client] = resourcesOf('AWS::Cognito::UserPoolClient');
    expect(client?.Properties).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      PreventUserExistenceErrors: 'ENABLED',
    });
    const [distribution] = resourcesOf('AWS::CloudFront::Distribution');
    for (const property of ['CallbackURLs', 'LogoutURLs']) {
      const urls = v.parse(v.array(v.unknown()), client?.Properties[property]);
      expect(urls.map(textOf)).toEqual([`https://<${distribution?.id ?? ''}.DomainName>/`]);
    }
  });

  it('is left to the issuer that the configuration names', () => {
    const from = synthesized({
      issuer: 'https://login.example.com/tenant',
      audience: 'mobile-id',
      userClaim: 'oid',
      scope: 'mobile-id.self-service',
    });
    const [jwt] = resourcesOf('AWS::ApiGatewayV2::Authorizer', from);
    expect(jwt?.Properties).toMatchObject({
      JwtConfiguration: { Audience: ['mobile-id'], Issuer: 'https://login.example.com/tenant' },
    });
    expect(resourcesOf('AWS::Cognito::UserPool', from)).toEqual([]);
    const scopes = new Set(all(from).flatMap(({ AuthorizationScopes }) => AuthorizationScopes));
    expect([...scopes]).toEqual(['mobile-id.self-service']);
    expect(from.template.Outputs['SignInIssuer']?.Value).toBe('https://login.example.com/tenant');
    expect(variablesOf(functionNamed('start-order', from))).toMatchObject({ USER_CLAIM: 'oid' });
  });
});
