import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { LambdaFunctionProps } from 'aws-cdk-lib/aws-events-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { alarmPeriod, type Alarms } from './alarms.ts';
import { acknowledge } from './nag-acknowledgements.ts';
import { output } from './outputs.ts';

/** How EventBridge hands an event to a function: patiently, and never lost. */
export const eventDelivery = ({ queue }: DeadLetters): LambdaFunctionProps => ({
  deadLetterQueue: queue,
  retryAttempts: 8,
  maxEventAge: Duration.hours(2),
});

/** Keeps the events that no function could handle, and rings an alarm for the first of them. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { alarms }: { readonly alarms: Alarms }) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.queue, 'dead-letters');
    output(this, 'DeadLetterQueueUrl', 'Holds the events that no function could handle', this.queue.queueUrl);
    alarms.addAlarm(this, 'NotEmpty', {
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: alarmPeriod,
        statistic: Stats.MAXIMUM,
      }),
      meaning:
        'An event was not handled: an order was not cleaned up, or mobile IDs do not follow the directory, until the sweep does it, or the CA and the options were not checked',
    });
  }
}
