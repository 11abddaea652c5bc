import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../../local/aws/service-error.ts';
import { retryDelay } from '../../../local/sfn/handling.ts';
import {
  call,
  FunctionFailure,
  machineOf,
  named,
  outputOf,
  perform,
  runOf,
  settled,
  startOne,
  typesOf,
  until,
} from './support/machine.ts';

const retrier = {
  IntervalSeconds: 2,
  BackoffRate: 3,
  MaxDelaySeconds: 20,
  MaxAttempts: 5,
  JitterStrategy: 'NONE',
} as const;

/** A function that throws one error after the other and then returns. */
const failing = (...errors: readonly Error[]) => {
  const left = [...errors];
  return (): string => {
    const next = left.shift();
    if (next) throw next;
    return 'done';
  };
};

const only = (rest: Readonly<Record<string, unknown>>) => ({
  StartAt: 'Only',
  States: { Only: call('work', rest), ...('Catch' in rest && { Caught: { Type: 'Succeed' } }) },
});

const error = (name: string): Error => new FunctionFailure(name);

describe('waits between retries', () => {
  it('grow up to the longest', () => {
    expect([0, 1, 2, 3].map((attempt) => retryDelay(retrier, attempt, () => 0.5))).toEqual([2, 6, 18, 20]);
  });

  it('are random below that with full jitter', () => {
    const jittered = { ...retrier, JitterStrategy: 'FULL' } as const;
    const delays = [0, 0.25, 0.999].map((random) => retryDelay(jittered, 3, () => random));
    expect(delays).toEqual([0, 5, 19.98]);
  });
});

describe('a Retry', () => {
  it('tries again after its wait on the clock, until the function returns', async () => {
    const Retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 60 }];
    const machine = machineOf(only({ Retry, Output: '{% $states.context.State.RetryCount %}' }), {
      functions: { work: failing(error('Busy'), error('Busy')) },
    });
    const execution = startOne(machine);
    await until(() => machine.clock.waiting === 1);
    machine.clock.advance(59_000);
    await settled();
    expect(machine.calls).toHaveLength(1);
    machine.clock.advance(1000);
    await until(() => machine.calls.length === 2);
    await until(() => machine.clock.waiting === 1);
    machine.clock.advance(120_000);
    await until(() => execution.status === 'SUCCEEDED');
    expect(outputOf(execution)).toBe(2);
    expect(execution.transitions).toBe(3);
  });

  it('counts its own tries, not those of another', async () => {
    const Retry = [
      { ErrorEquals: ['A'], MaxAttempts: 1, IntervalSeconds: 1 },
      { ErrorEquals: ['B'], MaxAttempts: 1, IntervalSeconds: 7 },
    ];
    const machine = machineOf(only({ Retry }), {
      functions: { work: failing(error('A'), error('B'), error('A')) },
    });
    const execution = startOne(machine);
    for (const calls of [1, 2]) {
      await until(() => machine.calls.length === calls && machine.clock.waiting === 1);
      machine.clock.advance(7000);
    }
    await until(() => execution.status === 'FAILED');
    expect(machine.calls).toHaveLength(3);
    expect(execution.result.error).toBe('A');
    expect(machine.transitions.filter(({ type }) => type === 'retrying')).toEqual([
      expect.objectContaining({ error: 'A', seconds: 1 }),
      expect.objectContaining({ error: 'B', seconds: 7 }),
    ]);
  });

  it('that comes first decides', async () => {
    const Retry = [{ ErrorEquals: ['A'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }];
    const machine = machineOf(only({ Retry }), { functions: { work: failing(error('A')) } });
    expect((await runOf(machine)).result.error).toBe('A');
  });

  it('waits no more once the execution is stopped', async () => {
    const machine = machineOf(only({ Retry: [{ ErrorEquals: ['A'] }] }), {
      functions: { work: failing(error('A')) },
    });
    const execution = startOne(machine);
    await until(() => machine.clock.waiting === 1);
    perform(machine, 'StopExecution', { executionArn: execution.arn });
    expect(machine.clock.waiting).toBe(0);
    await settled();
    expect(machine.calls).toHaveLength(1);
    expect(typesOf(execution).at(-1)).toBe('ExecutionAborted');
  });
});

describe('a Catch', () => {
  const caught = (ErrorEquals: readonly string[]) => only({ Catch: [{ ErrorEquals, Next: 'Caught' }] });

  it("is given the error's name and the function's error as JSON", async () => {
    const machine = machineOf(caught(['States.ALL']), { functions: { work: failing(error('Odd')) } });
    expect(outputOf(await runOf(machine))).toEqual({
      Error: 'Odd',
      Cause: '{"errorType":"Odd","errorMessage":"it failed"}',
    });
    expect(machine.transitions).toContainEqual(
      expect.objectContaining({ type: 'caught', name: 'Only', error: 'Odd', next: 'Caught' }),
    );
  });

  it('has an output and variables of its own', async () => {
    const Catch = [
      {
        ErrorEquals: ['Odd'],
        Next: 'Caught',
        Output: '{% $states.errorOutput.Error %}',
        Assign: { was: '{% $states.input.n %}' },
      },
    ];
    const machine = machineOf(
      {
        StartAt: 'Only',
        States: {
          Only: call('work', { Catch }),
          Caught: { Type: 'Pass', End: true, Output: { got: '{% $states.input %}', was: '{% $was %}' } },
        },
      },
      { functions: { work: failing(error('Odd')) } },
    );
    expect(outputOf(await runOf(machine, { n: 1 }))).toEqual({ got: 'Odd', was: 1 });
  });

  it.each([
    ['States.ALL', error('Odd'), 'SUCCEEDED'],
    ['States.TaskFailed', error('Odd'), 'SUCCEEDED'],
    ['States.TaskFailed', error('States.Timeout'), 'FAILED'],
    ['States.Timeout', error('States.Timeout'), 'SUCCEEDED'],
    ['States.ALL', error('States.Runtime'), 'FAILED'],
    ['States.ALL', error('States.DataLimitExceeded'), 'SUCCEEDED'],
    ['States.TaskFailed', error('States.DataLimitExceeded'), 'FAILED'],
    ['States.DataLimitExceeded', error('States.DataLimitExceeded'), 'SUCCEEDED'],
    ['Even', error('Odd'), 'FAILED'],
  ])('of %s given %s: %s', async (name, thrown, status) => {
    const machine = machineOf(caught([name]), { functions: { work: failing(thrown) } });
    expect((await runOf(machine)).status).toBe(status);
  });

  it('hears of what Lambda refuses under the name of the service', async () => {
    const denied = new ServiceError('AccessDeniedException', 'not allowed');
    const machine = machineOf(caught(['Lambda.AccessDeniedException']), {
      functions: { work: failing(denied) },
    });
    expect(outputOf(await runOf(machine))).toEqual({
      Error: 'Lambda.AccessDeniedException',
      Cause: 'not allowed',
    });
  });

  it('hears of an expression that fails after the function', async () => {
    const Catch = [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Caught', Output: 'caught' }];
    const machine = machineOf(only({ Catch, Output: '{% $states.result.Payload.missing %}' }));
    expect(outputOf(await runOf(machine))).toBe('caught');
  });

  it('does not hide faults of the local cloud itself', async () => {
    const machine = machineOf(caught(['States.ALL']), {
      functions: { work: failing(new TypeError('a fault')) },
    });
    await runOf(machine);
    expect(named(machine, 'one').result).toEqual({ error: 'States.Runtime', cause: 'a fault' });
  });
});
