/** AWS::CloudWatch::Alarm as CDK writes it for one metric, which rings at the first value of a minute. */
export const ofMetric = {
  AlarmActions: ['arn:aws:sns:eu-central-1:000000000000:topic'],
  AlarmDescription: 'What it means',
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  Dimensions: [{ Name: 'FunctionName', Value: 'one' }],
  EvaluationPeriods: 1,
  MetricName: 'Errors',
  Namespace: 'AWS/Lambda',
  Period: 300,
  Statistic: 'Sum',
  Threshold: 1,
  TreatMissingData: 'notBreaching',
};

const operand = (Id: string, MetricName: string) => ({
  Id,
  MetricStat: {
    Metric: { Dimensions: ofMetric.Dimensions, MetricName, Namespace: ofMetric.Namespace },
    Period: 300,
    Stat: 'Sum',
  },
  ReturnData: false,
});

/** The share of runs that failed; without the members that only an alarm of one metric has. */
export const metrics = (Expression = 'errors / invocations') => [
  { Id: 'expr_1', Expression, ReturnData: true },
  operand('errors', 'Errors'),
  operand('invocations', 'Invocations'),
];

const { Dimensions, MetricName, Namespace, Period, Statistic, ...common } = ofMetric;

/** The same for an expression: it rings when every run failed for three periods. */
export const ofQuotient = { ...common, EvaluationPeriods: 3, Metrics: metrics() };
