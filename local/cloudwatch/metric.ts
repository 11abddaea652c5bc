/** What is counted, and of what. */
export interface Metric {
  /** Such as `AWS/Lambda`. */
  readonly namespace: string;
  readonly name: string;
  /** By name. */
  readonly dimensions: Readonly<Record<string, string>>;
}

/** A value that a metric has now. */
export interface Point extends Metric {
  readonly value: number;
}

/** The same for the same metric; the order of dimensions says nothing. */
export const metricKey = ({ namespace, name, dimensions }: Metric): string =>
  JSON.stringify([
    namespace,
    name,
    ...Object.entries(dimensions)
      .map((dimension) => dimension.join('='))
      .toSorted(),
  ]);
