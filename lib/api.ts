import { Stack, type RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { routes } from '../api/routes.ts';
import { alarmPeriod, type Alarms } from './alarms.ts';
import type { EntryPoints } from './entry-points.ts';
import { acknowledge } from './nag-acknowledgements.ts';
import { output } from './outputs.ts';
import type { SignIn } from './sign-in.ts';

/** What the API is made of. */
export interface ApiProps {
  readonly alarms: Alarms;
  /** Requests a second, and at once, over all callers. */
  readonly throttle: { readonly rateLimit: number; readonly burstLimit: number };
  readonly logRetention: RetentionDays;
  readonly removalPolicy: RemovalPolicy;
}

// Nothing that names a person, no header and no query: who asked what is in the functions' own logs.
const accessLog = {
  requestId: AccessLogField.contextRequestId(),
  requestTime: AccessLogField.contextRequestTime(),
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
  /** What access tokens name as `aud` or `client_id`. */
  readonly audience: string;
  readonly entryPoints: EntryPoints;
}

/** The HTTP API: users' routes take an access token with our scope, phones' routes a secret of their own. */
export class Api extends Construct {
  /** Name of the host that serves it. */
  readonly host: string;
  readonly #api: HttpApi;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    const { stackName, region, urlSuffix } = Stack.of(this);
    this.#api = new HttpApi(this, 'HttpApi', {
      apiName: stackName,
      description: 'Get mobile ID',
      createDefaultStage: false,
    });
    this.host = `${this.#api.apiId}.execute-api.${region}.${urlSuffix}`;
    const stage = this.#stage(props);
    output(this, 'ApiUrl', 'The API; the site passes /api/* on to it', stage.url);
    props.alarms.addAlarm(this, 'ServerErrors', {
      metric: stage.metricServerError({ period: alarmPeriod, statistic: Stats.SUM }),
      meaning: 'The API answered with an error of its own: a user saw that something went wrong on our side',
    });
  }

  /** Adds all routes. Their functions know the site, which knows this API, so they come last. */
  addRoutes({ signIn, audience, entryPoints }: RoutesProps): void {
    const authorizer = new HttpJwtAuthorizer('SignIn', signIn.issuer, { jwtAudience: [audience] });
    const forUser = { authorizer, authorizationScopes: [signIn.scope] };
    for (const [name, { method, path, caller }] of Object.entries(routes)) {
      const entryPoint = entryPoints.named(name);
      const added = this.#api.addRoutes({
        path,
        methods: [HttpMethod[method]],
        integration: new HttpLambdaIntegration(name, entryPoint.lambda),
        ...(caller === 'user' ? forUser : forPhone),
      });
      if (caller === 'user') entryPoint.addEnvironment({ USER_CLAIM: signIn.userClaim });
      else acknowledge(added[0] ?? this.#api, 'phone-route');
    }
  }

  #stage({ throttle, logRetention, removalPolicy }: ApiProps): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLog', { retention: logRetention, removalPolicy });
    return new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: 'api',
      autoDeploy: true,
      throttle,
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
  }
}

const forPhone = { authorizer: new HttpNoneAuthorizer() };
