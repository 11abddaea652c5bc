import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { eventDelivery, type DeadLetters } from './dead-letters.ts';
import type { EntryPoints } from './entry-points.ts';

/** What reminding needs. */
export interface RemindersProps {
  readonly entryPoints: EntryPoints;
  readonly deadLetters: DeadLetters;
}

/**
 * Looks each hour who has to be reminded: mails go out at the time of day at which people got their mobile ID, spread as
 * they came, and what one run could not do the next one does.
 */
export class Reminders extends Construct {
  constructor(scope: Construct, id: string, { entryPoints, deadLetters }: RemindersProps) {
    super(scope, id);
    new Rule(this, 'EveryHour', {
      description: 'Mails users of Get mobile ID whose mobile ID ends soon',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaFunction(entryPoints.get('send-reminders').lambda, eventDelivery(deadLetters))],
    });
  }
}
