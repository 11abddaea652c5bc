import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  CustomerManagedEncryptionConfiguration,
  DefinitionBody,
  LogLevel,
  QueryLanguage,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { alarmPeriod, type Alarms } from '../alarms.ts';
import type { EntryPoints } from '../entry-points.ts';
import { stackSuffix } from '../physical-names.ts';
import { executionKey, executionRole } from './execution-role.ts';
import type { Executions } from './executions.ts';
import { getMobileId } from './flow.ts';
import { Steps } from './steps.ts';

/** What the state machine is made of. */
export interface ProcessProps {
  readonly executions: Executions;
  readonly entryPoints: EntryPoints;
  readonly alarms: Alarms;
  readonly logRetention: RetentionDays;
  readonly removalPolicy: RemovalPolicy;
}

// Longer than all waiting steps together can take (24 hours each): a last resort.
const longestExecution = Duration.days(5);

/** The state machine of *Get mobile ID*: its flow is in flow.ts, what others may do with it in executions.ts. */
export class Process extends Construct {
  constructor(scope: Construct, id: string, props: ProcessProps) {
    super(scope, id);
    const { executions, entryPoints, alarms, removalPolicy } = props;
    const steps = new Steps(this, entryPoints);
    const definitionBody = DefinitionBody.fromChainable(getMobileId(steps));
    const key = executionKey(this, removalPolicy);
    const role = executionRole(this, executions, { functionArns: steps.functionArns, key });
    const stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: executions.processName,
      stateMachineType: StateMachineType.STANDARD,
      queryLanguage: QueryLanguage.JSONATA,
      definitionBody,
      timeout: longestExecution,
      // Role and key are exact as they are; what CDK would add to them allows more.
      role: role.withoutPolicyUpdates(),
      encryptionConfiguration: new CustomerManagedEncryptionConfiguration(
        Key.fromKeyArn(this, 'KeyAsItIs', key.keyArn),
      ),
      logs: { destination: this.#logGroup(props), level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
    });
    this.#ringAlarms(stateMachine, alarms);
  }

  #logGroup({ executions, logRetention, removalPolicy }: ProcessProps): LogGroup {
    return new LogGroup(this, 'Log', {
      // Log groups of this prefix don't count against the size of the log service's resource policy.
      logGroupName: `/aws/vendedlogs/states/${executions.processName}-${stackSuffix()}`,
      retention: logRetention,
      removalPolicy,
    });
  }

  #ringAlarms(stateMachine: StateMachine, alarms: Alarms): void {
    const sum = { period: alarmPeriod, statistic: Stats.SUM };
    alarms.addAlarm(this, 'ExecutionsFailed', {
      metric: stateMachine.metricFailed(sum),
      meaning: 'An order did not end in order: clean-up of its certificates runs again outside the process',
    });
    alarms.addAlarm(this, 'ExecutionsTimedOut', {
      metric: stateMachine.metricTimedOut(sum),
      meaning: 'An order ran for days: clean-up of its certificates runs outside the process',
    });
    alarms.addAlarm(this, 'ExecutionThrottled', {
      metric: stateMachine.metricThrottled(sum),
      meaning: 'Orders wait for the quota of state transitions: users see the next page late',
    });
  }
}
