import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { describe, expect, it } from 'vitest';
import { readEmbeddedMetrics } from '../../../local/cloudwatch/embedded-metrics.ts';

/** A line as functions write it. */
const line = (count: (metrics: Metrics) => void): string => {
  const metrics = new Metrics({ namespace: 'GetMobileId', serviceName: 'get-mobile-id' });
  count(metrics);
  return JSON.stringify(metrics.serializeMetrics());
};

describe('a line of the log', () => {
  it('counts what a function counted, under its dimensions', () => {
    const counted = line((metrics) => {
      metrics.addMetric('OptionInvalid', MetricUnit.Count, 1);
      metrics.addMetric('OptionInvalid', MetricUnit.Count, 2);
      metrics.addMetric('CleanUpIncomplete', MetricUnit.Count, 1);
    });
    const of = { namespace: 'GetMobileId', dimensions: { service: 'get-mobile-id' } };
    expect(readEmbeddedMetrics(counted)).toEqual([
      { ...of, name: 'OptionInvalid', value: 1 },
      { ...of, name: 'OptionInvalid', value: 2 },
      { ...of, name: 'CleanUpIncomplete', value: 1 },
    ]);
  });

  it.each([
    'START RequestId: 1',
    '{"level":"ERROR","code":"option-invalid","OptionInvalid":1}',
    '{"_aws":{"CloudWatchMetrics":"none"}}',
    '{"_aws":',
    '{"_aws":{"CloudWatchMetrics":[{"Namespace":"N","Dimensions":[[]],"Metrics":[{"Name":"M"}]}]},"M":"many"}',
  ])('counts nothing when it is another one: %s', (text) => {
    expect(readEmbeddedMetrics(text)).toEqual([]);
  });
});
