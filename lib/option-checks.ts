import { Match, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { alarmPeriod } from './alarms.ts';
import { eventDelivery, type DeadLetters } from './dead-letters.ts';
import type { EntryPoints } from './entry-points.ts';
import type { Options } from './options.ts';

/** What checking options needs. */
export interface OptionChecksProps {
  readonly options: Options;
  readonly entryPoints: EntryPoints;
  readonly deadLetters: DeadLetters;
}

/**
 * Has all options and the CA checked as soon as an option changes, and every five minutes, as long as a data point of the
 * alarms: so an alarm rings before any user meets what is wrong, and until it is mended.
 */
export class OptionChecks extends Construct {
  constructor(scope: Construct, id: string, { options, entryPoints, deadLetters }: OptionChecksProps) {
    super(scope, id);
    const target = () =>
      new LambdaFunction(entryPoints.get('check-options').lambda, eventDelivery(deadLetters));
    const changed = new Rule(this, 'OptionChanged', {
      description: 'Changes of the options of Get mobile ID',
      // https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-cwe.html
      eventPattern: {
        source: ['aws.ssm'],
        detailType: ['Parameter Store Change'],
        detail: { name: Match.prefix(`${options.path}/`), operation: ['Create', 'Update', 'Delete'] },
      },
      targets: [target()],
    });
    const regularly = new Rule(this, 'EveryFiveMinutes', {
      description: 'Looks whether orders of Get mobile ID can work with the CA and the options',
      schedule: Schedule.rate(alarmPeriod),
      targets: [target()],
    });
    // While a stack is made or taken down, options are missing that nobody misses.
    for (const rule of [changed, regularly]) rule.node.addDependency(options);
  }
}
