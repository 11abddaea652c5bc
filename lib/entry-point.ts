import { Duration, Stack, type RemovalPolicy } from 'aws-cdk-lib';
import { MathExpression, Stats, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal, type PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
  type Code,
  type FunctionOptions,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { EntryPointName } from '../domain/entry-points.ts';
import { alarmPeriod, type Alarms } from './alarms.ts';
import { acknowledge } from './nag-acknowledgements.ts';
import { serviceName } from './telemetry.ts';

/** What is particular to one entry point. */
export interface EntryPointOptions extends Pick<
  FunctionOptions,
  'deadLetterQueue' | 'retryAttempts' | 'maxEventAge' | 'reservedConcurrentExecutions'
> {
  /** What it means to a user when the function fails; the description of its alarm. */
  readonly impact: string;
  /** Longest run. @default 10 seconds */
  readonly timeout?: Duration;
  /**
   * The function fails as part of its work: it is called again, or its order ends, and what is wrong with that rings
   * an alarm of its own. This one rings when every call fails.
   */
  readonly failsToBeCalledAgain?: boolean;
}

/** What all entry points share. */
export interface EntryPointDefaults {
  /** Where the bundle of an entry point is. */
  readonly code: (name: EntryPointName) => Code;
  readonly alarms: Alarms;
  readonly logRetention: RetentionDays;
  readonly removalPolicy: RemovalPolicy;
}

interface EntryPointProps extends EntryPointOptions, EntryPointDefaults {
  readonly name: EntryPointName;
}

/** One Lambda function with a role, a log group and an alarm of its own. It may do nothing until it is granted. */
export class EntryPoint extends Construct {
  readonly name: EntryPointName;
  readonly timeout: Duration;
  readonly lambda: LambdaFunction;
  readonly #role: Role;

  constructor(scope: Construct, id: string, props: EntryPointProps) {
    super(scope, id);
    const { name, code, impact, alarms, timeout = Duration.seconds(10), logRetention, ...rest } = props;
    this.name = name;
    this.timeout = timeout;
    this.#role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const { removalPolicy, failsToBeCalledAgain = false, ...invocation } = rest;
    const logGroup = new LogGroup(this, 'Log', { retention: logRetention, removalPolicy });
    logGroup.grantWrite(this.#role);
    this.lambda = new LambdaFunction(this, 'Function', {
      ...invocation,
      functionName: `${Stack.of(this).stackName}-${name}`,
      description: `Get mobile ID: ${name}`,
      runtime: Runtime.NODEJS_LATEST,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: code(name),
      role: this.#role,
      timeout,
      memorySize: 512,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      tracing: Tracing.ACTIVE,
      environment: {
        POWERTOOLS_SERVICE_NAME: serviceName,
        POWERTOOLS_METRICS_NAMESPACE: Stack.of(this).stackName,
      },
    });
    alarms.addAlarm(this, 'Errors', {
      ...this.#measureFailures(failsToBeCalledAgain),
      meaning: `${name}: ${impact}`,
    });
    acknowledge(this.#role, 'tracing');
  }

  /** Adds one statement to the function's role. @returns it */
  addToRolePolicy(
    props: Pick<PolicyStatementProps, 'actions' | 'resources' | 'conditions'>,
  ): PolicyStatement {
    const statement = new PolicyStatement(props);
    this.#role.addToPrincipalPolicy(statement);
    return statement;
  }

  /** Sets environment variables: names and ARNs of what the function was granted. */
  addEnvironment(variables: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(variables)) this.lambda.addEnvironment(name, value);
  }

  #measureFailures(failsToBeCalledAgain: boolean): { readonly metric: IMetric; readonly periods?: number } {
    const errors = this.lambda.metricErrors({ period: alarmPeriod, statistic: Stats.SUM });
    if (!failsToBeCalledAgain) return { metric: errors };
    const invocations = this.lambda.metricInvocations({ period: alarmPeriod, statistic: Stats.SUM });
    const failing = new MathExpression({
      expression: 'errors / invocations',
      usingMetrics: { errors, invocations },
      period: alarmPeriod,
    });
    return { metric: failing, periods: 3 };
  }
}
