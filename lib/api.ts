import { Stack, type RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
  type AddRoutesOptions,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { routes } from '../lambdas/shared/http/routes.ts';
import { alarmPeriod, type Alarms } from './alarms.ts';
import type { EntryPoint } from './entry-point.ts';
import type { EntryPoints } from './entry-points.ts';
import { acknowledge } from './nag-acknowledgements.ts';
import { output } from './outputs.ts';
import type { SignIn } from './sign-in.ts';

/** What the API is made of. */
export interface ApiProps {
  readonly signIn: SignIn;
  readonly entryPoints: EntryPoints;
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

/** The HTTP API: users' routes take an access token with our scope, phones' routes a secret of their own. */
export class Api extends Construct {
  readonly #api: HttpApi;
  readonly #signIn: SignIn;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    this.#signIn = props.signIn;
    this.#api = new HttpApi(this, 'HttpApi', {
      apiName: Stack.of(this).stackName,
      description: 'Get mobile ID',
      createDefaultStage: false,
    });
    const stage = this.#stage(props);
    output(this, 'ApiUrl', 'The API; the site passes /api/* on to it', stage.url);
    for (const [name, { method, path, caller }] of Object.entries(routes)) {
      const entryPoint = props.entryPoints.named(name);
      const authorization = caller === 'user' ? this.#forUser(entryPoint) : forPhone;
      const added = this.#api.addRoutes({
        path,
        methods: [HttpMethod[method]],
        integration: new HttpLambdaIntegration(name, entryPoint.lambda),
        ...authorization,
      });
      if (caller !== 'user') acknowledge(added[0] ?? this.#api, 'phone-route');
    }
    props.alarms.ring(this, 'ServerErrors', {
      metric: stage.metricServerError({ period: alarmPeriod, statistic: Stats.SUM }),
      meaning: 'The API answered with an error of its own: a user saw that something went wrong on our side',
    });
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

  #forUser(entryPoint: EntryPoint): Pick<AddRoutesOptions, 'authorizer' | 'authorizationScopes'> {
    const { authorizer, scope, userClaim } = this.#signIn;
    entryPoint.tell({ USER_CLAIM: userClaim });
    return { authorizer, authorizationScopes: [scope] };
  }
}

const forPhone = { authorizer: new HttpNoneAuthorizer() };
