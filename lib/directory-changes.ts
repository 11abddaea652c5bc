import { Duration } from 'aws-cdk-lib';
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  StartingPosition,
  type IEventSourceDlq,
} from 'aws-cdk-lib/aws-lambda';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { alarmPeriod, type Alarms } from './alarms.ts';
import { eventDelivery, type DeadLetters } from './dead-letters.ts';
import type { EntryPoints } from './entry-points.ts';
import type { Store } from './store.ts';

/** What following the directory needs. */
export interface DirectoryChangesProps {
  readonly store: Store;
  readonly entryPoints: EntryPoints;
  readonly deadLetters: DeadLetters;
  readonly alarms: Alarms;
}

// Retries take half a minute: by then it is the stream that is not read, or the function that can not keep up.
const lateAfter = Duration.minutes(15);

/**
 * Has a function hear of each user whom the directory changes or deletes, in moments. Who is new has nothing yet that
 * could change. A user at whom it fails is tried again for half a minute, with those behind it, and then goes to the dead
 * letters: the daily sweep comes to them.
 */
export class DirectoryChanges extends Construct {
  constructor(scope: Construct, id: string, props: DirectoryChangesProps) {
    super(scope, id);
    const { store, entryPoints, deadLetters } = props;
    const followDirectory = entryPoints.get('follow-directory');
    const { queueArn } = deadLetters.queue;
    followDirectory.addToRolePolicy({ actions: ['sqs:SendMessage'], resources: [queueArn] });
    const onFailure: IEventSourceDlq = { bind: () => ({ destination: queueArn }) };
    new EventSourceMapping(this, 'Stream', {
      target: followDirectory.lambda,
      eventSourceArn: store.directory.streamArn,
      // Not LATEST: what changes while the mapping is made would be passed over.
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [FilterCriteria.filter({ eventName: FilterRule.or('MODIFY', 'REMOVE') })],
      batchSize: 25,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 5,
      maxRecordAge: Duration.hours(1),
      onFailure,
    });
    props.alarms.addAlarm(this, 'Late', {
      metric: followDirectory.lambda.metric('IteratorAge', { period: alarmPeriod, statistic: Stats.MAXIMUM }),
      threshold: lateAfter.toMilliseconds(),
      meaning:
        'Mobile IDs follow the directory late: whoever was locked or deleted there kept a working one for a quarter of an hour',
    });
    new Rule(this, 'EveryDay', {
      description: 'Looks for mobile IDs that do not follow the directory, and for locks that broke off',
      schedule: Schedule.rate(Duration.days(1)),
      targets: [new LambdaFunction(entryPoints.get('sweep-mobile-ids').lambda, eventDelivery(deadLetters))],
    });
  }
}
