import { describe, expect, it } from 'vitest';
import { functions } from './support/functions.ts';
import { ruleFor, rules } from './support/rules.ts';
import { resourcesOf, textOf } from './support/synthesized.ts';

const [queue] = resourcesOf('AWS::SQS::Queue');

const named = (name: string) => functions().find((found) => found.name === name);

const asynchronous = ['check-options', 'clean-up', 'sweep'];

describe('clean-up', () => {
  it('hears of every execution that did not end by itself, with the whole event', () => {
    const rule = ruleFor('aws.states');
    expect(rule?.EventPattern).toMatchObject({
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
    });
    expect(rule?.EventPattern?.detail['stateMachineArn']?.map(textOf)).toEqual([
      'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:stateMachine:MobileIDSelfServiceProcGet',
    ]);
    expect(textOf(rule?.Targets[0].Arn)).toBe(`<${named('clean-up')?.id ?? ''}.Arn>`);
  });

  it('looks for orders past their deadline every five minutes, one sweep at a time', () => {
    const rule = rules().find(({ ScheduleExpression }) => ScheduleExpression !== undefined);
    expect(rule?.ScheduleExpression).toBe('rate(5 minutes)');
    expect(textOf(rule?.Targets[0].Arn)).toBe(`<${named('sweep')?.id ?? ''}.Arn>`);
    expect(named('sweep')?.Properties['Timeout']).toBeLessThan(300);
  });

  it('loses no event: what can not be delivered or handled is kept', () => {
    expect(rules()).toHaveLength(asynchronous.length);
    for (const { Targets } of rules()) {
      expect(textOf(Targets[0].DeadLetterConfig.Arn)).toBe(`<${queue?.id ?? ''}.Arn>`);
      expect(Targets[0].RetryPolicy.MaximumRetryAttempts).toBeGreaterThan(0);
    }
    const handlers = functions().filter(({ Properties }) => Properties['DeadLetterConfig'] !== undefined);
    expect(handlers.map(({ name }) => name).toSorted()).toEqual(asynchronous);
  });

  it('keeps events encrypted and for two weeks', () => {
    expect(queue?.Properties).toMatchObject({
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 86_400,
    });
  });
});
