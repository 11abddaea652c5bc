import type { Clock } from '../clock.ts';
import type { Alarm, Series } from './alarm.ts';
import { metricKey, type Metric, type Point } from './metric.ts';

const statistics: Readonly<Record<Series['statistic'], (values: readonly number[]) => number>> = {
  Sum: (values) => values.reduce((sum, value) => sum + value, 0),
  Maximum: (values) => Math.max(...values),
};

/** What was measured of the metrics that alarms look at; nothing else is kept. */
export class Measured {
  readonly #clock: Clock;
  readonly #points: ReadonlyMap<string, { readonly at: number; readonly value: number }[]>;
  readonly #levels = new Map<string, number>();

  constructor(clock: Clock, metrics: readonly Metric[]) {
    this.#clock = clock;
    this.#points = new Map(metrics.map((metric) => [metricKey(metric), []]));
  }

  /**
   * Notes a value with the time at which it is heard of: the clock may have been put forward since it was measured.
   * @returns whether an alarm looks at it
   */
  add({ value, ...metric }: Point): boolean {
    const points = this.#points.get(metricKey(metric));
    points?.push({ at: this.#clock.now(), value });
    return points !== undefined;
  }

  /**
   * Notes a value that the metric has from now on.
   * @returns whether an alarm looks at it
   */
  hold({ value, ...metric }: Point): boolean {
    const key = metricKey(metric);
    this.#levels.set(key, value);
    return this.#points.has(key);
  }

  /** Whether there are values that alarms have not seen yet, or will see go. */
  get isEmpty(): boolean {
    return [...this.#points.values()].every(({ length }) => length === 0);
  }

  /** Drops what is older. */
  forget(before: number): void {
    for (const points of this.#points.values())
      points.splice(0, points.filter(({ at }) => at < before).length);
  }

  /**
   * Whether an alarm has to ring. What is missing breaches nothing, and nothing can be divided by 0.
   * @param at end of its last period
   */
  breaches({ periods, threshold, series: [of, by] }: Alarm, at: number): boolean {
    return Array.from({ length: periods }, (_, index) => at - index * of.period).every((end) => {
      const [value, divisor] = [this.#value(of, end), by ? this.#value(by, end) : 1];
      return value !== undefined && divisor !== undefined && divisor > 0 && value / divisor >= threshold;
    });
  }

  #value(series: Series, end: number): number | undefined {
    const key = metricKey(series);
    const level = this.#levels.get(key);
    const values = (this.#points.get(key) ?? [])
      .filter(({ at }) => at >= end - series.period && at < end)
      .map(({ value }) => value)
      .concat(level ?? []);
    return values.length > 0 ? statistics[series.statistic](values) : undefined;
  }
}
