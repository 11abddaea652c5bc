import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  CustomerManagedEncryptionConfiguration,
  DefinitionBody,
  LogLevel,
  QueryLanguage,
  StateMachine,
  StateMachineType,
  type IChainable,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { alarmPeriod, type Alarms } from '../alarms.ts';
import type { EntryPoints } from '../entry-points.ts';
import { stackSuffix } from '../physical-names.ts';
import { executionKey, executionRole } from './execution-role.ts';
import type { Executions } from './executions.ts';
import { Steps } from './steps.ts';

/** What the state machine is made of. */
export interface ProcessProps {
  readonly executions: Executions;
  /** Its states, from top to bottom. */
  readonly flow: (steps: Steps) => IChainable;
  /** What each function is given: members of the execution's input. */
  readonly subject: readonly string[];
  /** What executions are encrypted with. @default a key of its own */
  readonly key?: IKey;
  /** A last resort. @default none: an execution may take a year */
  readonly timeout?: Duration;
  /** What its alarms mean. */
  readonly meanings: Readonly<Record<'failed' | 'timedOut' | 'throttled', string>>;
  readonly entryPoints: EntryPoints;
  readonly alarms: Alarms;
  readonly logRetention: RetentionDays;
  readonly removalPolicy: RemovalPolicy;
}

/** The state machine of a process: what others may do with it is in executions.ts. */
export class Process extends Construct {
  readonly key: IKey;

  constructor(scope: Construct, id: string, props: ProcessProps) {
    super(scope, id);
    const { executions, entryPoints, alarms } = props;
    const key = props.key ?? executionKey(this, props.removalPolicy);
    this.key = key;
    const steps = new Steps(this, entryPoints, props.subject);
    const definitionBody = DefinitionBody.fromChainable(props.flow(steps));
    const role = executionRole(this, executions, {
      ...{ functionArns: steps.functionArns, raisesEvents: steps.raisesEvents },
      key,
    });
    const stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: executions.processName,
      stateMachineType: StateMachineType.STANDARD,
      queryLanguage: QueryLanguage.JSONATA,
      definitionBody,
      ...(props.timeout && { timeout: props.timeout }),
      // Role and key are exact as they are; what CDK would add to them allows more.
      role: role.withoutPolicyUpdates(),
      encryptionConfiguration: new CustomerManagedEncryptionConfiguration(
        Key.fromKeyArn(this, 'KeyAsItIs', key.keyArn),
      ),
      logs: { destination: this.#logGroup(props), level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
    });
    this.#addAlarms(stateMachine, alarms, props.meanings);
  }

  #logGroup({ executions, logRetention, removalPolicy }: ProcessProps): LogGroup {
    return new LogGroup(this, 'Log', {
      // Log groups of this prefix don't count against the size of the log service's resource policy.
      logGroupName: `/aws/vendedlogs/states/${executions.processName}-${stackSuffix()}`,
      retention: logRetention,
      removalPolicy,
    });
  }

  #addAlarms(stateMachine: StateMachine, alarms: Alarms, meanings: ProcessProps['meanings']): void {
    const sum = { period: alarmPeriod, statistic: Stats.SUM };
    alarms.addAlarm(this, 'ExecutionsFailed', {
      metric: stateMachine.metricFailed(sum),
      meaning: meanings.failed,
    });
    alarms.addAlarm(this, 'ExecutionsTimedOut', {
      metric: stateMachine.metricTimedOut(sum),
      meaning: meanings.timedOut,
    });
    alarms.addAlarm(this, 'ExecutionThrottled', {
      metric: stateMachine.metricThrottled(sum),
      meaning: meanings.throttled,
    });
  }
}
