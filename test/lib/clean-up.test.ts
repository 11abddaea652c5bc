import { describe, expect, it } from 'vitest';
import { functionNamed, functions } from './support/functions.ts';
import { ruleFor, rules, rulesTo } from './support/rules.ts';
import { resourcesOf, textOf } from './support/synthesized.ts';

const [queue] = resourcesOf('AWS::SQS::Queue');

const asynchronous = ['check-options', 'clean-up', 'send-reminders', 'sweep', 'sweep-mobile-ids'];

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
      'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:stateMachine:MobileIDSelfServiceProcRenew',
    ]);
    expect(textOf(rule?.Targets[0].Arn)).toBe(`<${functionNamed('clean-up').id}.Arn>`);
  });

  it('looks for orders past their deadline every five minutes, one sweep at a time', () => {
    expect(rulesTo('sweep')).toMatchObject([{ ScheduleExpression: 'rate(5 minutes)' }]);
    expect(functionNamed('sweep').Properties['Timeout']).toBeLessThan(300);
  });

  it('loses no event: what can not be delivered or handled is kept', () => {
    const told = new Set(rules().map(({ Targets }) => textOf(Targets[0].Arn)));
    expect(told).toEqual(new Set(asynchronous.map((name) => `<${functionNamed(name).id}.Arn>`)));
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
