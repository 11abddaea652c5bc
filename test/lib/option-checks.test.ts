import { describe, expect, it } from 'vitest';
import { optionNames } from '../../domain/options/options.ts';
import { alarmPeriod } from '../../lib/alarms.ts';
import { functionNamed } from './support/functions.ts';
import { optionParameters } from './support/option-parameters.ts';
import { ruleFor, rulesTo } from './support/rules.ts';
import { synthesized, textOf } from './support/synthesized.ts';

const rule = ruleFor('aws.ssm');

const checkOptions = `<${functionNamed('check-options').id}.Arn>`;

describe('a CA that somebody disabled, and an option that stays wrong', () => {
  const scheduled = rulesTo('check-options').find(
    ({ ScheduleExpression }) => ScheduleExpression !== undefined,
  );

  it('keep their alarms ringing: they are checked once in each data point', () => {
    expect(scheduled?.ScheduleExpression).toBe(`rate(${alarmPeriod.toMinutes().toString()} minutes)`);
  });

  it('are not looked for until a deploy has made every option', () => {
    expect(scheduled?.DependsOn).toEqual(expect.arrayContaining([...optionParameters().keys()]));
  });
});

describe('a change of an option', () => {
  it('is checked as soon as Parameter Store tells of it', () => {
    expect(rule?.EventPattern).toMatchObject({
      source: ['aws.ssm'],
      'detail-type': ['Parameter Store Change'],
      detail: {
        name: [{ prefix: '/get-mobile-id/options/' }],
        operation: ['Create', 'Update', 'Delete'],
      },
    });
    expect(textOf(rule?.Targets[0].Arn)).toBe(checkOptions);
  });

  it('is looked for under the configured path', () => {
    const { EventPattern } = ruleFor('aws.ssm', synthesized({ optionsPath: '/tenant/options' })) ?? {};
    expect(EventPattern?.detail['name']).toEqual([{ prefix: '/tenant/options/' }]);
  });

  it('is not looked for until a deploy has made every option, and after one has begun to delete them', () => {
    const parameters = [...optionParameters().keys()];
    expect(parameters).toHaveLength(optionNames.length);
    expect(rule?.DependsOn).toEqual(expect.arrayContaining(parameters));
  });
});
