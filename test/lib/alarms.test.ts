import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { metricNames } from '../../domain/failures/log-events.ts';
import { tasks } from './support/definition.ts';
import { functions } from './support/functions.ts';
import { statementsIn } from './support/statements.ts';
import { resourcesOf, synthesized, textOf } from './support/synthesized.ts';

const DimensionsSchema = v.optional(v.array(v.object({ Name: v.string(), Value: v.unknown() })), []);

const AlarmSchema = v.looseObject({
  AlarmDescription: v.optional(v.string(), ''),
  AlarmActions: v.optional(v.array(v.unknown()), []),
  Threshold: v.number(),
  EvaluationPeriods: v.number(),
  Period: v.optional(v.number()),
  TreatMissingData: v.optional(v.string()),
  Namespace: v.optional(v.string()),
  MetricName: v.optional(v.string()),
  Dimensions: DimensionsSchema,
  Metrics: v.optional(v.unknown()),
});

const alarms = resourcesOf('AWS::CloudWatch::Alarm').map(({ id, Properties }) => ({
  ...v.parse(AlarmSchema, Properties),
  id,
}));

const [topic] = resourcesOf('AWS::SNS::Topic');

const on = (namespace: string, metricName: string) =>
  alarms.filter(({ Namespace, MetricName }) => Namespace === namespace && MetricName === metricName);

const functionCalledBy = (arn: string | undefined): string | undefined =>
  functions().find(({ id }) => arn === `<${id}.Arn>`)?.name;

/** The alarm that rings for errors of a function, by whichever metrics. */
const errorAlarmOf = (functionId: string) =>
  alarms
    .filter(({ MetricName }) => MetricName !== 'IteratorAge')
    .filter(({ Dimensions, Metrics }) => JSON.stringify([Dimensions, Metrics]).includes(`"${functionId}"`));

/** From which value on alarms ring where one is not too much: requests that clients are to blame for, milliseconds. */
const thresholds = new Map([
  ['4xx', 1500],
  ['IteratorAge', 15 * 60_000],
]);

describe('alarms', () => {
  it.each(alarms)('$id rings the topic, says what it means, and keeps quiet without data', (alarm) => {
    expect(alarm.AlarmActions.map(textOf)).toEqual([`<${topic?.id ?? ''}>`]);
    expect(alarm.AlarmDescription).toMatch(/\w+ \w+ \w+/);
    expect(alarm.TreatMissingData).toBe('notBreaching');
    expect(alarm.Threshold).toBe(thresholds.get(alarm.MetricName ?? '') ?? 1);
  });

  it.each(functions())('ring for errors of $name and say what they mean to users', ({ id, name }) => {
    const [alarm, ...others] = errorAlarmOf(id);
    expect(others).toEqual([]);
    expect(alarm?.AlarmDescription).toMatch(new RegExp(`^${name}: .{20,}`));
  });

  it('ring at the first error, unless a function fails to be called again', () => {
    const calledAgain = functions().filter(({ id }) => errorAlarmOf(id)[0]?.EvaluationPeriods !== 1);
    const bySteps = (['Get', 'Renew', 'Lock', 'Change'] as const)
      .flatMap((process) => tasks(process))
      .map(({ Arguments }) => functionCalledBy(Arguments?.FunctionName));
    const byEvents = ['check-options', 'clean-up', 'follow-directory'];
    // Their failure fails no order, so no other alarm would tell of it.
    const afterTheEnd = [
      ...['lock-replaced-mobile-id', 'notify-success', 'notify-failure'],
      ...['report-unrevoked', 'notify-locked'],
    ];
    const expected = [...bySteps, ...byEvents].filter(
      (name) => name !== undefined && !afterTheEnd.includes(name),
    );
    expect(calledAgain.map(({ name }) => name).toSorted()).toEqual([...new Set(expected)].toSorted());
  });

  it.each(Object.entries(metricNames))('ring as soon as functions count %s', (name, meaning) => {
    expect(on('GetMobileId', name)).toMatchObject([
      { AlarmDescription: meaning, Dimensions: [{ Name: 'service', Value: 'get-mobile-id' }] },
    ]);
  });

  it('ring for executions that fail, run for days, or wait for their quota', () => {
    for (const name of ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionThrottled'])
      expect(on('AWS/States', name)).toHaveLength(4);
  });

  it('ring for errors of the API and for mails that do not arrive', () => {
    expect(on('AWS/ApiGateway', '5xx')).toHaveLength(1);
    expect(on('AWS/ApiGateway', '4xx')).toMatchObject([{ Threshold: 1500 }]);
    const [set] = resourcesOf('AWS::SES::ConfigurationSet');
    for (const name of ['Bounce', 'Complaint', 'Reject'])
      expect(on('AWS/SES', name)).toMatchObject([
        { Dimensions: [{ Name: 'ses:configuration-set', Value: { Ref: set?.id } }] },
      ]);
  });

  it('ring when the CA that is used cannot write its revocation list', () => {
    expect(on('AWS/ACMPrivateCA', 'MisconfiguredCRLBucket')).toMatchObject([
      { Threshold: 1, Dimensions: [{ Name: 'PrivateCAArn', Value: { Ref: 'CertificateAuthorityArn' } }] },
    ]);
  });

  it('ring for the first event that nobody could handle', () => {
    expect(on('AWS/SQS', 'ApproximateNumberOfMessagesVisible')).toHaveLength(1);
  });

  it('ring a topic that is encrypted, and that CloudWatch may publish to for its own account', () => {
    const [policy] = resourcesOf('AWS::SNS::TopicPolicy');
    const ownAccount = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } };
    const cloudWatch = { Principal: { Service: 'cloudwatch.amazonaws.com' }, Condition: ownAccount };
    expect(statementsIn(policy?.Properties['PolicyDocument'])).toEqual(
      expect.arrayContaining([expect.objectContaining({ ...cloudWatch, Action: ['sns:Publish'] })]),
    );
    const key = resourcesOf('AWS::KMS::Key').find(({ id }) => JSON.stringify(topic?.Properties).includes(id));
    expect(statementsIn(key?.Properties['KeyPolicy'])).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...cloudWatch, Action: ['kms:Decrypt', 'kms:GenerateDataKey'] }),
      ]),
    );
  });

  it('mail whoever the configuration names', () => {
    expect(resourcesOf('AWS::SNS::Subscription')).toEqual([]);
    const from = synthesized({ alarmMail: 'operator@example.com' });
    expect(resourcesOf('AWS::SNS::Subscription', from)).toMatchObject([
      { Properties: { Protocol: 'email', Endpoint: 'operator@example.com' } },
    ]);
  });
});
