import * as v from 'valibot';
import type { Point } from './metric.ts';

const Line = v.pipe(
  v.string(),
  v.includes('"_aws"'),
  v.parseJson(),
  v.looseObject({
    _aws: v.object({
      CloudWatchMetrics: v.array(
        v.object({
          Namespace: v.string(),
          Dimensions: v.array(v.array(v.string())),
          Metrics: v.array(v.object({ Name: v.string() })),
        }),
      ),
    }),
  }),
);

const Values = v.fallback(
  v.pipe(
    v.union([v.number(), v.array(v.number())]),
    v.transform((values) => [values].flat()),
  ),
  [],
);

/**
 * The values that a function counts by a line of its log, in the Embedded Metric Format; none in any other line.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const readEmbeddedMetrics = (line: string): readonly Point[] => {
  const { success, output } = v.safeParse(Line, line);
  if (!success) return [];
  return output._aws.CloudWatchMetrics.flatMap(({ Namespace: namespace, Dimensions, Metrics }) =>
    Dimensions.flatMap((names) => {
      const dimensions = Object.fromEntries(names.map((name) => [name, String(output[name])]));
      return Metrics.flatMap(({ Name: name }) =>
        v.parse(Values, output[name]).map((value) => ({ namespace, name, dimensions, value })),
      );
    }),
  );
};
