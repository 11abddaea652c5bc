import { afterEach, describe, expect, it } from 'vitest';
import type { Resource } from '../../../local/assembly/template.ts';
import { Clock } from '../../../local/clock.ts';
import { EventBus } from '../../../local/events/service.ts';

const arn = 'arn:aws:events:eu-central-1:000000000000:rule/r';
const cleanUp = 'arn:aws:lambda:eu-central-1:000000000000:function:clean-up';
const sweep = 'arn:aws:lambda:eu-central-1:000000000000:function:sweep';
const targets = (...functions: readonly string[]) =>
  functions.map((Arn, index) => ({ Id: index.toString(), Arn }));

const running: { stop: () => void }[] = [];

afterEach(() => {
  running.splice(0).forEach((each) => {
    each.stop();
  });
});

/** A bus with one rule, and the events that functions got from it. */
const busWith = (properties: Resource['properties'], mayInvoke: () => boolean = () => true) => {
  const clock = new Clock();
  const invoked: { readonly target: string; readonly event: unknown }[] = [];
  const asked: unknown[] = [];
  const bus = new EventBus({
    rules: [{ id: 'R', name: 'r', arn, properties }],
    clock,
    invokeEvent: (target, event) => invoked.push({ target, event }),
    mayInvoke: (target, source) => {
      asked.push([target, source]);
      return mayInvoke();
    },
  });
  running.push(bus, clock);
  return { bus, clock, invoked, asked };
};

const executionEnded = {
  source: ['aws.states'],
  'detail-type': ['Step Functions Execution Status Change'],
  detail: { stateMachineArn: ['arn:machine'], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
};

const statusChange = (detail: Readonly<Record<string, unknown>>) => ({
  source: 'aws.states',
  'detail-type': 'Step Functions Execution Status Change',
  detail,
  resources: ['arn:execution'],
});

describe('events', () => {
  it('reach the functions of a rule that asks for them, in the envelope of EventBridge', () => {
    const { bus, invoked, clock } = busWith({
      EventPattern: executionEnded,
      Targets: targets(cleanUp, sweep),
    });
    clock.advance(86_400_000);
    const detail = { stateMachineArn: 'arn:machine', status: 'ABORTED', name: 'order' };
    bus.put(statusChange(detail));
    expect(invoked.map(({ target }) => target)).toEqual([cleanUp, sweep]);
    const id: unknown = expect.stringMatching(/^[0-9a-f-]{36}$/);
    const time: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(invoked[0]?.event).toEqual({
      version: '0',
      id,
      'detail-type': 'Step Functions Execution Status Change',
      source: 'aws.states',
      account: '000000000000',
      time,
      region: 'eu-central-1',
      resources: ['arn:execution'],
      detail,
    });
    const tomorrow = clock.date().toISOString().slice(0, 10);
    expect(invoked[0]?.event).toHaveProperty('time', expect.stringContaining(tomorrow));
  });

  it.each([
    ['another status', statusChange({ stateMachineArn: 'arn:machine', status: 'SUCCEEDED' })],
    ['another machine', statusChange({ stateMachineArn: 'arn:other', status: 'FAILED' })],
    ['no status', statusChange({ stateMachineArn: 'arn:machine' })],
    [
      'another source',
      { ...statusChange({ stateMachineArn: 'arn:machine', status: 'FAILED' }), source: 'mine' },
    ],
  ])('do not reach a rule that asks for something else: %s', (_, entry) => {
    const { bus, invoked } = busWith({ EventPattern: executionEnded, Targets: targets(cleanUp) });
    bus.put(entry);
    expect(invoked).toEqual([]);
  });

  it('are lost when the function does not let the rule call it', () => {
    const rule = { EventPattern: executionEnded, Targets: targets(cleanUp) };
    const { bus, invoked, asked } = busWith(rule, () => false);
    bus.put(statusChange({ stateMachineArn: 'arn:machine', status: 'FAILED' }));
    expect(asked).toEqual([[cleanUp, { principal: 'events.amazonaws.com', arn }]]);
    expect(invoked).toEqual([]);
  });

  it('do not reach a rule that is disabled', () => {
    const rule = { EventPattern: executionEnded, State: 'DISABLED', Targets: targets(cleanUp) };
    const { bus, asked } = busWith(rule);
    bus.put(statusChange({ stateMachineArn: 'arn:machine', status: 'FAILED' }));
    expect(asked).toEqual([]);
  });
});

describe('schedules', () => {
  it.each([
    ['rate(1 minute)', 60],
    ['rate(5 minutes)', 300],
    ['rate(2 hours)', 7_200],
    ['rate(1 day)', 86_400],
  ])('%s goes off again and again by the clock', (ScheduleExpression, seconds) => {
    const { clock, invoked } = busWith({ ScheduleExpression, Targets: targets(sweep) });
    clock.advance((seconds - 5) * 1000);
    expect(invoked).toHaveLength(0);
    clock.advance(5_000);
    expect(invoked).toHaveLength(1);
    clock.advance((seconds - 5) * 1000);
    expect(invoked).toHaveLength(1);
    clock.advance(5_000);
    expect(invoked).toHaveLength(2);
    expect(invoked[0]?.event).toMatchObject({
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      resources: [arn],
      detail: {},
    });
  });

  it('end with the bus', () => {
    const { bus, clock, invoked } = busWith({
      ScheduleExpression: 'rate(1 minute)',
      Targets: targets(sweep),
    });
    bus.stop();
    clock.advance(60_000);
    expect(invoked).toEqual([]);
  });
});

describe('rules that are not emulated', () => {
  it.each([
    [
      'R.Targets.0.Arn: targets other than functions are not emulated',
      { Targets: targets('arn:aws:sqs:x:1:q') },
    ],
    ['R.ScheduleExpression: schedules other than rates', { ScheduleExpression: 'cron(0 12 * * ? *)' }],
    [
      'R.EventPattern.detail.a: the matcher {"exists":true}',
      { EventPattern: { detail: { a: [{ exists: true }] } } },
    ],
    [
      'R.EventPattern.source: a pattern is a list with values or has fields',
      { EventPattern: { source: 'aws.states' } },
    ],
    ['R.Targets.0.Input', { Targets: [{ Id: '1', Arn: sweep, Input: '{}' }] }],
    ['R.EventBusName', { EventBusName: 'other' }],
  ])('are refused at the start: %s', (message, properties) => {
    expect(() => busWith(properties)).toThrow(message);
  });
});
