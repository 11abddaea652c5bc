import * as v from 'valibot';
import { readProperties } from '../assembly/properties.ts';
import type { Resource } from '../assembly/template.ts';
import type { Metric } from './metric.ts';

/** The values of one metric, made one value for each period. */
export interface Series extends Metric {
  readonly statistic: 'Sum' | 'Maximum';
  /** Milliseconds. */
  readonly period: number;
}

/** An alarm of the template: it rings when its value reaches the threshold in so many periods one after the other. */
export interface Alarm {
  /** Logical id, without what CDK adds to it to make it unique. */
  readonly name: string;
  readonly description: string;
  readonly threshold: number;
  readonly periods: number;
  /** Its value, or the two of which the first is divided by the second. */
  readonly series: readonly [Series, Series?];
}

const only = (what: string): string => `${what} is not emulated`;

const Dimensions = v.pipe(
  v.optional(v.array(v.strictObject({ Name: v.string(), Value: v.string() })), []),
  v.transform((dimensions) => Object.fromEntries(dimensions.map(({ Name, Value }) => [Name, Value]))),
);
const Period = v.pipe(
  v.number(),
  v.minValue(60),
  v.multipleOf(60, only('A period that is not whole minutes')),
  v.transform((seconds) => seconds * 1000),
);
const Statistic = v.picklist(['Sum', 'Maximum'], only('A statistic other than Sum and Maximum'));

const common = {
  AlarmDescription: v.optional(v.string(), ''),
  // Whoever subscribes to the topic; here it is whoever runs the local cloud.
  AlarmActions: v.array(
    v.pipe(v.string(), v.startsWith('arn:aws:sns:', only('An action other than a topic'))),
  ),
  ComparisonOperator: v.literal('GreaterThanOrEqualToThreshold', only('Another comparison')),
  EvaluationPeriods: v.pipe(v.number(), v.minValue(1)),
  Threshold: v.number(),
  TreatMissingData: v.literal('notBreaching', only('Missing data that is more than nothing')),
};

const OfMetric = v.strictObject({
  ...common,
  ...{ Namespace: v.string(), MetricName: v.string(), Dimensions, Period, Statistic },
});

const Quotient = v.strictObject({
  Id: v.string(),
  Expression: v.pipe(v.string(), v.regex(/^\w+ \/ \w+$/, only('An expression other than a / b'))),
  ReturnData: v.literal(true),
});
const Operand = v.strictObject({
  Id: v.string(),
  MetricStat: v.strictObject({
    Metric: v.strictObject({ Namespace: v.string(), MetricName: v.string(), Dimensions }),
    ...{ Period, Stat: Statistic },
  }),
  ReturnData: v.literal(false),
});
const OfQuotient = v.strictObject({ ...common, Metrics: v.strictTuple([Quotient, Operand, Operand]) });

const findOperand = (id: string, operands: readonly v.InferOutput<typeof Operand>[]): Series => {
  const found = operands.find(({ Id }) => Id === id);
  if (!found) throw new Error(`An expression names ${id}, which is no metric of its alarm`);
  const { Metric, Period: period, Stat: statistic } = found.MetricStat;
  const { Namespace: namespace, MetricName: name, Dimensions: dimensions } = Metric;
  return { namespace, name, dimensions, period, statistic };
};

const readQuotient = (resource: Resource) => {
  const { Metrics, ...rest } = readProperties(OfQuotient, resource);
  const [{ Expression }, ...operands] = Metrics;
  const [of = '', by = ''] = Expression.split(' / ');
  return { ...rest, series: [findOperand(of, operands), findOperand(by, operands)] as const };
};

const readMetric = (resource: Resource) => {
  const {
    Namespace,
    MetricName,
    Dimensions: dimensions,
    Period: period,
    ...rest
  } = readProperties(OfMetric, resource);
  const { Statistic: statistic } = rest;
  return {
    ...rest,
    series: [{ namespace: Namespace, name: MetricName, dimensions, period, statistic }] as const,
  };
};

/**
 * Reads an alarm of a template.
 * @throws {Error} it has something that is not emulated
 */
export const readAlarm = (resource: Resource): Alarm => {
  const read = 'Metrics' in resource.properties ? readQuotient(resource) : readMetric(resource);
  return {
    name: resource.id.replace(/[0-9A-F]{8}$/, ''),
    description: read.AlarmDescription,
    threshold: read.Threshold,
    periods: read.EvaluationPeriods,
    series: read.series,
  };
};
