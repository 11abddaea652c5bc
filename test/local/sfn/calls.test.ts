import { describe, expect, it, vi } from 'vitest';
import {
  call,
  functionArn,
  machineOf,
  outputOf,
  roleArn,
  runOf,
  startOne,
  typesOf,
} from './support/machine.ts';

const only = (state: Readonly<Record<string, unknown>>) => ({ StartAt: 'Only', States: { Only: state } });

describe('a task that calls a function', () => {
  it('hands the payload over, tells who calls, and gives what Lambda answers', async () => {
    const machine = machineOf(only(call('work')), { functions: { work: () => ({ done: true }) } });
    expect(outputOf(await runOf(machine, { n: 1 }))).toEqual({
      ExecutedVersion: '$LATEST',
      Payload: { done: true },
      StatusCode: 200,
    });
    expect(machine.calls).toEqual([
      { name: 'work', payload: { n: 1 }, call: { execution: 'one', state: 'Only', roleArn } },
    ]);
  });

  it('gives null for a function that returns nothing', async () => {
    const machine = machineOf(only(call('work', { Output: '{% $states.result.Payload %}' })));
    expect(outputOf(await runOf(machine))).toBeNull();
  });

  it("times out in the laptop's seconds, however fast the clock runs", async () => {
    vi.useFakeTimers();
    const machine = machineOf(only(call('work', { TimeoutSeconds: 15 })), {
      functions: { work: () => new Promise(() => undefined) },
    });
    const execution = startOne(machine);
    await vi.advanceTimersByTimeAsync(14_000);
    machine.clock.advance(86_400_000);
    await vi.advanceTimersByTimeAsync(0);
    expect(execution.status).toBe('RUNNING');
    await vi.advanceTimersByTimeAsync(1000);
    expect(execution.result).toEqual({ error: 'States.Timeout' });
    expect(typesOf(execution)).toContain('TaskTimedOut');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says what it calls in its history', async () => {
    const { history } = await runOf(machineOf(only(call('work', { TimeoutSeconds: 15 }))), { n: 1 });
    expect(history[2]).toMatchObject({
      id: 3,
      previousEventId: 2,
      type: 'TaskScheduled',
      taskScheduledEventDetails: {
        resourceType: 'lambda',
        resource: 'invoke',
        region: 'eu-central-1',
        parameters: JSON.stringify({ FunctionName: functionArn('work'), Payload: { n: 1 } }),
        timeoutInSeconds: 15,
      },
    });
  });
});
