import { Match, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { eventDelivery, type DeadLetters } from './dead-letters.ts';
import type { EntryPoints } from './entry-points.ts';
import type { Options } from './options.ts';

/** What checking options needs. */
export interface OptionChecksProps {
  readonly options: Options;
  readonly entryPoints: EntryPoints;
  readonly deadLetters: DeadLetters;
}

/** Has all options checked as soon as one of them changes, before any user meets a bad one. */
export class OptionChecks extends Construct {
  constructor(scope: Construct, id: string, { options, entryPoints, deadLetters }: OptionChecksProps) {
    super(scope, id);
    const rule = new Rule(this, 'OptionChanged', {
      description: 'Changes of the options of Get mobile ID',
      // https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-cwe.html
      eventPattern: {
        source: ['aws.ssm'],
        detailType: ['Parameter Store Change'],
        detail: { name: Match.prefix(`${options.path}/`), operation: ['Create', 'Update', 'Delete'] },
      },
      targets: [new LambdaFunction(entryPoints.get('check-options').lambda, eventDelivery(deadLetters))],
    });
    // While a stack is made or taken down, options are missing that nobody misses.
    rule.node.addDependency(options);
  }
}
