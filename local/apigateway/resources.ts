import * as v from 'valibot';
import { formatArn } from '../aws/place.ts';

/** A resource of the template, with everything in it resolved. */
export interface TemplateResource {
  /** What `Ref` gives. */
  readonly name: string;
  readonly properties: unknown;
}

/** The resources of an HTTP API: those of type `AWS::ApiGatewayV2::…`, by the end of the type. */
export type HttpApiResources = Readonly<
  Record<'Api' | 'Route' | 'Integration' | 'Authorizer' | 'Stage', readonly TemplateResource[]>
>;

/** Whose tokens an authorizer takes. */
export interface TokenRules {
  readonly issuer: string;
  readonly audience: readonly string[];
}

/** A route, and the function behind it. */
export interface Route {
  readonly key: string;
  readonly method: string;
  /** With parameters in braces. */
  readonly path: string;
  readonly functionArn: string;
  /** What a permission on the function names as its source. */
  readonly sourceArn: string;
  /** Name of the authorizer; undefined where everybody may call. */
  readonly authorizer?: string;
  /** A token has to have one of these, if there are any. */
  readonly scopes: readonly string[];
}

/** Requests a second, and at once. */
export interface Throttle {
  readonly rate: number;
  readonly burst: number;
}

/** All that the gateway goes by. */
export interface HttpApiDefinition {
  readonly apiId: string;
  readonly stage: string;
  /** Requests a second, and at once; undefined for no limit. */
  readonly throttle?: Throttle;
  /** The same of routes that have a limit of their own, by key: what they take, they take from no other. */
  readonly routeThrottles: ReadonlyMap<string, Throttle>;
  readonly authorizers: ReadonlyMap<string, TokenRules>;
  readonly routes: readonly Route[];
}

/**
 * Reads what a template says about its HTTP API.
 * @throws it uses what is not emulated here, or a resource that is missing
 */
export const readHttpApi = (resources: HttpApiResources): HttpApiDefinition => {
  const [api] = resources.Api;
  const [stage] = resources.Stage;
  if (!api || !stage || resources.Api.length > 1)
    throw new Error('The local cloud runs one HTTP API with one stage');
  v.parse(ApiProperties, api.properties);
  const {
    StageName,
    DefaultRouteSettings: limits,
    RouteSettings,
  } = v.parse(StageProperties, stage.properties);
  const routes = resources.Route.map(({ properties }) => {
    const route = v.parse(RouteProperties, properties);
    return toRoute(route, resources, `${api.name}/${StageName}`);
  });
  return {
    apiId: api.name,
    stage: StageName,
    ...(limits && { throttle: toThrottle(limits) }),
    routeThrottles: new Map(Object.entries(RouteSettings).map(([key, own]) => [key, toThrottle(own)])),
    authorizers: new Map(
      resources.Authorizer.map(({ name, properties }) => [name, readTokenRules(properties)]),
    ),
    routes,
  };
};

const readTokenRules = (properties: unknown): TokenRules => {
  const { Issuer, Audience } = v.parse(AuthorizerProperties, properties).JwtConfiguration;
  return { issuer: Issuer, audience: Audience };
};

const ApiProperties = v.object({
  ProtocolType: v.literal('HTTP'),
  CorsConfiguration: v.optional(v.undefined('CORS is not emulated')),
});

const Limits = v.object({ ThrottlingRateLimit: v.number(), ThrottlingBurstLimit: v.number() });

const toThrottle = (limits: v.InferOutput<typeof Limits>): Throttle => ({
  rate: limits.ThrottlingRateLimit,
  burst: limits.ThrottlingBurstLimit,
});

const StageProperties = v.object({
  StageName: v.string(),
  DefaultRouteSettings: v.optional(Limits),
  RouteSettings: v.optional(v.record(v.string(), Limits), {}),
});

const RouteProperties = v.object({
  RouteKey: v.pipe(
    v.string(),
    v.regex(
      /^(GET|POST|PUT|PATCH|DELETE|HEAD) (\/([\w.~-]+|\{\w+\}))+$/,
      'This form of route is not emulated',
    ),
  ),
  Target: v.string(),
  AuthorizationType: v.optional(v.picklist(['NONE', 'JWT']), 'NONE'),
  AuthorizerId: v.optional(v.string()),
  AuthorizationScopes: v.optional(v.array(v.string()), []),
});

type RouteProperties = v.InferOutput<typeof RouteProperties>;

const IntegrationProperties = v.object({
  IntegrationType: v.literal('AWS_PROXY'),
  PayloadFormatVersion: v.literal('2.0'),
  IntegrationUri: v.string(),
});

const AuthorizerProperties = v.object({
  AuthorizerType: v.literal('JWT'),
  IdentitySource: v.tuple([v.literal('$request.header.Authorization')]),
  JwtConfiguration: v.object({ Issuer: v.string(), Audience: v.array(v.string()) }),
});

const toRoute = (
  { RouteKey, Target, AuthorizationType, AuthorizerId, AuthorizationScopes }: RouteProperties,
  { Integration, Authorizer }: HttpApiResources,
  stage: string,
): Route => {
  const [method = '', path = ''] = RouteKey.split(' ');
  const integration = findResource(Integration, Target.replace('integrations/', ''));
  return {
    key: RouteKey,
    method,
    path,
    functionArn: v.parse(IntegrationProperties, integration.properties).IntegrationUri,
    sourceArn: formatArn('execute-api', `${stage}/${method}${path}`),
    ...(AuthorizationType === 'JWT' && { authorizer: findResource(Authorizer, AuthorizerId).name }),
    scopes: AuthorizationScopes,
  };
};

const findResource = (resources: readonly TemplateResource[], name = ''): TemplateResource => {
  const resource = resources.find((candidate) => candidate.name === name);
  if (!resource) throw new Error(`A route names "${name}", which is not in the template`);
  return resource;
};
