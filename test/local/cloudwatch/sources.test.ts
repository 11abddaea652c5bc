import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { metricNames } from '../../../domain/failures/log-events.ts';
import {
  counted,
  neverCounted,
  ofExecution,
  ofInvocation,
  ofMail,
  ofQueue,
  ofRequest,
  ofStreamBatch,
} from '../../../local/cloudwatch/sources.ts';
import { resourcesOf } from '../../lib/support/synthesized.ts';

const NamedSchema = v.pipe(
  v.object({
    Namespace: v.string(),
    MetricName: v.string(),
    Dimensions: v.array(v.object({ Name: v.string() })),
  }),
  v.transform(({ Namespace, MetricName, Dimensions }) =>
    [`${Namespace} ${MetricName}`, ...Dimensions.map(({ Name }) => Name).toSorted()].join(' '),
  ),
);
const SumSchema = v.object({
  Metrics: v.array(v.object({ MetricStat: v.optional(v.object({ Metric: NamedSchema })) })),
});

/** Every metric that an alarm of the app looks at, with the names of its dimensions. */
const wanted = resourcesOf('AWS::CloudWatch::Alarm').flatMap(({ Properties }) =>
  v.is(SumSchema, Properties)
    ? v.parse(SumSchema, Properties).Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? [])
    : [v.parse(NamedSchema, Properties)],
);

const api = { ApiId: 'a', Stage: 's' };
const execution = (status: string) => ofExecution({ stateMachineArn: 'm', status });
const points = [
  ...ofInvocation({ function: 'f', failed: true }),
  ...execution('FAILED'),
  ...execution('TIMED_OUT'),
  ...ofRequest(api, 500),
  ofQueue('q', 1),
  ofStreamBatch({ function: 'f', age: 1 }),
  ...counted['AWS/SES'].map((event) => ofMail(event, { 'ses:configuration-set': 'set' })),
];

/** What the local cloud counts when each thing happens, with the names of its dimensions. */
const measured = points.map(({ namespace, name, dimensions }) =>
  [`${namespace} ${name}`, ...Object.keys(dimensions).toSorted()].join(' '),
);

const ownMetrics = Object.keys(metricNames).map((name) => `GetMobileId ${name} service`);
const withReason = neverCounted.map(({ namespace, name }) => `${namespace} ${name}`);
const hasReason = (metric: string) => withReason.some((known) => metric.startsWith(`${known} `));

describe('what the local cloud counts', () => {
  it('is what every alarm of the app looks at, but for what is listed with a reason', () => {
    const known = new Set([...measured, ...ownMetrics]);
    expect(wanted.length).toBeGreaterThan(40);
    expect(wanted.filter((metric) => !known.has(metric) && !hasReason(metric))).toEqual([]);
  });

  it('is what it says that it counts, and some alarm looks at each', () => {
    const names = Object.entries(counted).flatMap(([space, all]) => all.map((name) => `${space} ${name}`));
    const happened = new Set(points.map(({ namespace, name }) => `${namespace} ${name}`));
    expect(names.toSorted()).toEqual([...happened].toSorted());
    expect(measured.filter((metric) => !wanted.includes(metric))).toEqual([]);
    expect(withReason.filter((known) => !wanted.some((metric) => metric.startsWith(`${known} `)))).toEqual(
      [],
    );
  });

  it.each([
    ['a run that is well', ofInvocation({ function: 'f', failed: false })],
    ['an execution that is aborted', execution('ABORTED')],
    ['an execution that succeeds', execution('SUCCEEDED')],
    ['an answer that blames the client', ofRequest(api, 499)],
    ['an empty queue', [ofQueue('q', 0)]],
  ])('is no error of %s', (_, counts) => {
    const errors = counts.filter(({ name }) => !['Invocations', '4xx'].includes(name));
    expect(errors.filter(({ value }) => value > 0)).toEqual([]);
  });
});
