import { Stack, type RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  type HttpRoute,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { routes } from '../api/routes.ts';
import { alarmPeriod, type Alarms } from './alarms.ts';
import type { Configuration } from './configuration.ts';
import type { EntryPoints } from './entry-points.ts';
import { acknowledge } from './nag-acknowledgements.ts';
import { output } from './outputs.ts';
import type { SignIn } from './sign-in.ts';

/** What the API is made of. */
export interface ApiProps {
  readonly alarms: Alarms;
  /** Limits of requests: one over all routes of users, and one of each route of phones, which anybody may call. */
  readonly configuration: Pick<
    Configuration,
    'requestRate' | 'requestBurst' | 'phoneRequestRate' | 'phoneRequestBurst'
  >;
  readonly logRetention: RetentionDays;
  readonly removalPolicy: RemovalPolicy;
}

// No header and no query. The address is personal data, kept as long as the log: it tells where a flood comes from.
const accessLog = {
  requestId: AccessLogField.contextRequestId(),
  requestTime: AccessLogField.contextRequestTime(),
  sourceIp: AccessLogField.contextIdentitySourceIp(),
  route: '$context.routeKey',
  status: AccessLogField.contextStatus(),
  error: AccessLogField.contextErrorResponseType(),
  responseLength: AccessLogField.contextResponseLength(),
  responseLatency: '$context.responseLatency',
  integrationLatency: AccessLogField.contextIntegrationLatency(),
  integrationStatus: '$context.integration.integrationStatus',
};

/** What the API's routes are made of. */
export interface RoutesProps {
  readonly signIn: Pick<SignIn, 'issuer' | 'scope' | 'userClaim'>;
  /** The pages as a client of the issuer: what ID tokens name as `aud`. */
  readonly clientId: string;
  /** What access tokens name as `aud` or `client_id`. */
  readonly audience: string;
  readonly entryPoints: EntryPoints;
}

/** The HTTP API: users' routes take an access token with our scope, phones' routes a secret of their own. */
export class Api extends Construct {
  /** Name of the host that serves it. */
  readonly host: string;
  readonly #api: HttpApi;
  readonly #stage: HttpStage;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    const { stackName, region, urlSuffix } = Stack.of(this);
    this.#api = new HttpApi(this, 'HttpApi', {
      apiName: stackName,
      description: 'Get mobile ID',
      createDefaultStage: false,
    });
    this.host = `${this.#api.apiId}.execute-api.${region}.${urlSuffix}`;
    const stage = this.#addStage(props);
    this.#stage = stage;
    output(this, 'ApiUrl', 'The API; the site passes /api/* on to it', stage.url);
    props.alarms.addAlarm(this, 'ServerErrors', {
      metric: stage.metricServerError({ period: alarmPeriod, statistic: Stats.SUM }),
      meaning: 'The API answered with an error of its own: a user saw that something went wrong on our side',
    });
    props.alarms.addAlarm(this, 'RefusedRequests', {
      metric: stage.metricClientError({ period: alarmPeriod, statistic: Stats.SUM }),
      threshold: flood,
      meaning:
        'The API refused five requests a second over five minutes: somebody floods it, or many clients are broken. The access log has their addresses',
    });
  }

  /** Adds all routes. Their functions know the site, which knows this API, so they come last. */
  addRoutes({ signIn, audience, clientId, entryPoints }: RoutesProps): void {
    const authorizer = new HttpJwtAuthorizer('SignIn', signIn.issuer, { jwtAudience: [audience] });
    const forUser = { authorizer, authorizationScopes: [signIn.scope] };
    for (const [name, route] of Object.entries(routes)) {
      const { method, path, caller } = route;
      const entryPoint = entryPoints.get(name);
      const added = this.#api.addRoutes({
        path,
        methods: [HttpMethod[method]],
        integration: new HttpLambdaIntegration(name, entryPoint.lambda),
        ...(caller === 'user' ? forUser : forPhone),
      });
      if ('recentSignIn' in route) entryPoint.addEnvironment({ CLIENT_ID: clientId });
      if (caller === 'user') entryPoint.addEnvironment({ USER_CLAIM: signIn.userClaim });
      else this.#openToPhones(added);
    }
  }

  // A stage names routes that are there before it.
  #openToPhones(added: readonly HttpRoute[]): void {
    for (const route of added) {
      acknowledge(route, 'phone-route');
      this.#stage.node.addDependency(route);
    }
  }

  #addStage({ configuration, logRetention, removalPolicy }: ApiProps): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLog', { retention: logRetention, removalPolicy });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: 'api',
      autoDeploy: true,
      throttle: { rateLimit: configuration.requestRate, burstLimit: configuration.requestBurst },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
    const { defaultChild } = stage.node;
    if (defaultChild instanceof CfnStage) defaultChild.routeSettings = limitPhones(configuration);
    return stage;
  }
}

/** Refused requests in a period of alarms that no honest use comes to. */
const flood = 1500;

// A route with settings of its own has none of the stage's.
const limitPhones = ({ phoneRequestRate, phoneRequestBurst }: ApiProps['configuration']) =>
  Object.fromEntries(
    Object.values(routes)
      .filter(({ caller }) => caller !== 'user')
      .map(({ method, path }) => [
        `${method} ${path}`,
        {
          DetailedMetricsEnabled: true,
          ThrottlingRateLimit: phoneRequestRate,
          ThrottlingBurstLimit: phoneRequestBurst,
        },
      ]),
  );

const forPhone = { authorizer: new HttpNoneAuthorizer() };
