import { afterEach, describe, expect, it } from 'vitest';
import type { Resource } from '../../../local/assembly/template.ts';
import { Clock } from '../../../local/clock.ts';
import { Alarms, type AlarmChange } from '../../../local/cloudwatch/service.ts';
import { ofInvocation, ofQueue } from '../../../local/cloudwatch/sources.ts';
import { metrics, ofMetric, ofQuotient } from './alarm-properties.ts';

const minute = 60_000;
const clocks: Clock[] = [];

afterEach(() => {
  clocks.splice(0).forEach((clock) => {
    clock.stop();
  });
});

/** One alarm on a clock that stands half a minute after a full one. */
const watching = (properties: Resource['properties']) => {
  const clock = new Clock();
  clocks.push(clock);
  const start = Math.ceil(clock.now() / minute) * minute + minute / 2;
  clock.advance(start - clock.now());
  const heard: AlarmChange[] = [];
  const resource = { id: 'CloseSweepErrors168BAC5D', name: 'n', arn: 'a', properties };
  const alarms = new Alarms({ clock, alarms: [resource], onAlarm: (change) => heard.push(change) });
  /** What changed so far: the state, and how many minutes after the start. */
  const states = () =>
    alarms.changes.map(({ state, at }) => [state, (at.getTime() - start + minute / 2) / minute]);
  const run = (failed: boolean, name = 'one') => {
    alarms.put(ofInvocation({ function: name, failed }));
  };
  const pass = (minutes: number) => {
    clock.advance(minutes * minute);
  };
  return { alarms, heard, states, run, pass };
};

describe('an alarm', () => {
  it('rings at the end of the minute, once, and is over when its period is', () => {
    const { alarms, heard, states, run, pass } = watching(ofMetric);
    run(true);
    expect(alarms.ringing).toEqual([]);
    pass(1);
    run(true);
    expect(alarms.ringing).toEqual(['CloseSweepErrors']);
    expect(heard).toMatchObject([{ name: 'CloseSweepErrors', description: 'What it means', state: 'ALARM' }]);
    for (let left = 6; left > 0; left -= 1) pass(1);
    expect(alarms.ringing).toEqual([]);
    expect(states()).toEqual([
      ['ALARM', 1],
      ['OK', 7],
    ]);
  });

  it('rings again the next time', () => {
    const { states, run, pass } = watching(ofMetric);
    run(true);
    pass(10);
    run(true);
    pass(1);
    expect(states().map(([state]) => state)).toEqual(['ALARM', 'OK', 'ALARM']);
  });

  it('misses nothing when the clock is put forward', () => {
    const { states, run, pass } = watching(ofMetric);
    run(true);
    pass(60 * 24 * 365);
    expect(states()).toEqual([
      ['ALARM', 1],
      ['OK', 6],
    ]);
  });

  it('keeps quiet for what is well, and for what happens to others', () => {
    const { states, run, pass } = watching(ofMetric);
    run(false);
    run(true, 'another');
    pass(1);
    expect(states()).toEqual([]);
  });

  it('adds up what happens in its period, and no more', () => {
    const { states, run, pass } = watching({ ...ofMetric, Threshold: 2 });
    run(true);
    pass(5);
    run(true);
    pass(1);
    expect(states()).toEqual([]);
    run(true);
    pass(1);
    expect(states()).toEqual([['ALARM', 7]]);
  });

  it('goes by the largest value where its statistic says so', () => {
    const { states, run, pass } = watching({ ...ofMetric, Threshold: 2, Statistic: 'Maximum' });
    run(true);
    run(true);
    pass(1);
    expect(states()).toEqual([]);
  });
});

describe('an alarm of a share', () => {
  it('rings when every run failed in each of its periods', () => {
    const { states, run, pass } = watching(ofQuotient);
    for (let period = 0; period < 3; period += 1) {
      expect(states()).toEqual([]);
      run(true);
      pass(5);
    }
    expect(states()).toEqual([['ALARM', 11]]);
  });

  it.each([
    ['one run is well in one of them', [true, false]],
    ['nothing runs in one of them', []],
  ])('keeps quiet when %s', (_, second) => {
    const { states, run, pass } = watching(ofQuotient);
    for (const failed of [[true], second, [true]]) {
      failed.forEach((each) => {
        run(each);
      });
      pass(5);
    }
    expect(states()).toEqual([]);
  });
});

describe('an alarm of a level', () => {
  const ofLevel = {
    ...ofMetric,
    ...{ Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible', Statistic: 'Maximum' },
    Dimensions: [{ Name: 'QueueName', Value: 'q' }],
  };

  it('rings for as long as it stands there', () => {
    const { alarms, states, pass } = watching(ofLevel);
    alarms.hold(ofQueue('q', 1));
    pass(1000);
    expect(states()).toEqual([['ALARM', 1]]);
    alarms.hold(ofQueue('q', 0));
    pass(1);
    expect(states().map(([state]) => state)).toEqual(['ALARM', 'OK']);
  });
});

describe('an alarm that is not emulated', () => {
  const { Threshold, ...noThreshold } = ofMetric;
  it.each([
    ['ComparisonOperator: Another comparison', { ...ofMetric, ComparisonOperator: 'LessThanThreshold' }],
    ['TreatMissingData: Missing data', { ...ofMetric, TreatMissingData: 'breaching' }],
    ['Statistic: A statistic other', { ...ofMetric, Statistic: 'p99' }],
    ['Period: A period that', { ...ofMetric, Period: 90 }],
    ['Period: ', { ...ofMetric, Period: 10 }],
    ['AlarmActions.0: An action other', { ...ofMetric, AlarmActions: ['arn:aws:lambda:x:1:function:f'] }],
    ['DatapointsToAlarm: ', { ...ofMetric, DatapointsToAlarm: 1 }],
    ['OKActions: ', { ...ofMetric, OKActions: [] }],
    ['Threshold: ', noThreshold],
    ['Metrics.0.Expression: An expression', { ...ofQuotient, Metrics: metrics('errors * 100') }],
    ['Metrics.1: ', { ...ofQuotient, Metrics: metrics().slice(0, 1) }],
  ])('is refused at the start: %s', (message, properties) => {
    expect(() => watching(properties)).toThrow(`CloseSweepErrors168BAC5D.${message}`);
  });

  it('is refused when its expression names no metric of it', () => {
    expect(() => watching({ ...ofQuotient, Metrics: metrics('faults / invocations') })).toThrow('faults');
  });

  it('is refused when nothing here can count what it looks at', () => {
    expect(() => watching({ ...ofMetric, MetricName: 'Throttles' })).toThrow('AWS/Lambda Throttles');
  });
});
