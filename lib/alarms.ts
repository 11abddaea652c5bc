import { Duration, Stack, type RemovalPolicy } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Metric,
  Stats,
  TreatMissingData,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { metricNames } from '../domain/failures/log-events.ts';
import { output } from './outputs.ts';
import { serviceName } from './telemetry.ts';

/** How long one data point of an alarm is. */
export const alarmPeriod = Duration.minutes(5);

/** When an alarm rings and what it says. */
export interface AlarmDefinition {
  readonly metric: IMetric;
  /** What it means to users or to an administrator; the alarm's description. */
  readonly meaning: string;
  /** Rings from this value on. @default 1 */
  readonly threshold?: number;
  /** How many periods in a row have to reach the threshold. @default 1 */
  readonly periods?: number;
}

/** What the topic of the alarms needs to know. */
export interface AlarmsProps {
  /** Who gets a mail; an administrator may subscribe more. @default nobody */
  readonly mail?: string | undefined;
  readonly removalPolicy: RemovalPolicy;
}

/** The one topic that every alarm rings, and the alarms of the metrics that the functions count themselves. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { mail, removalPolicy }: AlarmsProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', {
      displayName: 'Get mobile ID alarms',
      masterKey: this.#key(removalPolicy),
      enforceSSL: true,
    });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudWatch],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: this.#ownAccount(),
      }),
    );
    if (mail !== undefined) this.topic.addSubscription(new EmailSubscription(mail));
    output(this, 'AlarmTopicArn', 'Subscribe to it to hear of alarms', this.topic.topicArn);
    for (const [metricName, meaning] of Object.entries(metricNames))
      this.addAlarm(this, metricName, { metric: countMetric(Stack.of(this).stackName, metricName), meaning });
  }

  /**
   * Makes an alarm that rings the topic.
   * @param scope the capability that it belongs to
   * @param id what has gone wrong
   */
  addAlarm(
    scope: Construct,
    id: string,
    { metric, meaning, threshold = 1, periods = 1 }: AlarmDefinition,
  ): void {
    new Alarm(scope, id, {
      metric,
      alarmDescription: meaning,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }

  // CloudWatch can't publish to a topic under the key that AWS manages for SNS.
  #key(removalPolicy: RemovalPolicy): Key {
    const key = new Key(this, 'Key', {
      description: 'Alarms of Get mobile ID',
      enableKeyRotation: true,
      removalPolicy,
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudWatch],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: this.#ownAccount(),
      }),
    );
    return key;
  }

  #ownAccount() {
    return { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
  }
}

const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com');

const countMetric = (namespace: string, metricName: string): Metric =>
  new Metric({
    namespace,
    metricName,
    dimensionsMap: { service: serviceName },
    statistic: Stats.SUM,
    period: alarmPeriod,
  });
