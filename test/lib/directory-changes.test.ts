import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { functionNamed } from './support/functions.ts';
import { rulesTo } from './support/rules.ts';
import { resourcesOf, textOf } from './support/synthesized.ts';

const [queue] = resourcesOf('AWS::SQS::Queue');
const [mapping, ...others] = resourcesOf('AWS::Lambda::EventSourceMapping');
const directory = resourcesOf('AWS::DynamoDB::Table').find(({ id }) => id.startsWith('StoreDirectory'));

const Source = v.looseObject({
  EventSourceArn: v.unknown(),
  FunctionName: v.unknown(),
  DestinationConfig: v.object({ OnFailure: v.object({ Destination: v.unknown() }) }),
});

describe('the directory', () => {
  it('tells of each user who is changed or deleted, by the key alone', () => {
    expect(directory?.Properties).toMatchObject({ StreamSpecification: { StreamViewType: 'KEYS_ONLY' } });
    const streaming = resourcesOf('AWS::DynamoDB::Table').filter(
      ({ Properties }) => 'StreamSpecification' in Properties,
    );
    expect(streaming).toEqual([directory]);
  });

  it('is followed from the first change on, and nobody who is new is looked at', () => {
    expect(others).toEqual([]);
    const { EventSourceArn, FunctionName } = v.parse(Source, mapping?.Properties);
    expect(textOf(EventSourceArn)).toBe(`<${directory?.id ?? ''}.StreamArn>`);
    expect(textOf(FunctionName)).toBe(`<${functionNamed('follow-directory').id}>`);
    expect(mapping?.Properties).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      FilterCriteria: { Filters: [{ Pattern: '{"eventName":["MODIFY","REMOVE"]}' }] },
    });
  });

  it('holds nobody up for a user at whom the function fails, and loses nobody', () => {
    expect(mapping?.Properties).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 3600,
    });
    const { Destination } = v.parse(Source, mapping?.Properties).DestinationConfig.OnFailure;
    expect(textOf(Destination)).toBe(`<${queue?.id ?? ''}.Arn>`);
  });

  it('rings an alarm where it is followed a quarter of an hour late', () => {
    const [late, ...more] = resourcesOf('AWS::CloudWatch::Alarm').filter(
      ({ Properties }) => Properties['MetricName'] === 'IteratorAge',
    );
    expect(more).toEqual([]);
    expect(late?.Properties).toMatchObject({ Statistic: 'Maximum', Threshold: 900_000 });
    const Name = { Name: 'FunctionName', Value: { Ref: functionNamed('follow-directory').id } };
    expect(late?.Properties['Dimensions']).toEqual([Name]);
  });

  it('has a sweep behind it each day', () => {
    expect(rulesTo('sweep-mobile-ids')).toMatchObject([{ ScheduleExpression: 'rate(1 day)' }]);
  });
});
