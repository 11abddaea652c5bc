import { describe, expect, it } from 'vitest';
import type { Execution } from '../../../local/sfn/execution.ts';
import {
  executionArn,
  FunctionFailure,
  machineOf,
  outputOf,
  perform,
  runOf,
  settled,
  startOne,
  tokenIn,
  typesOf,
  until,
  waitFor,
  type Functions,
  type MachineUnderTest,
} from './support/machine.ts';

const only = (state: Readonly<Record<string, unknown>>) => ({ StartAt: 'Only', States: { Only: state } });

const succeed = (machine: MachineUnderTest, taskToken: string, output: unknown = 'sent'): unknown =>
  perform(machine, 'SendTaskSuccess', { taskToken, output: JSON.stringify(output) });

const token = ({ calls }: MachineUnderTest, at = 0): string => tokenIn(calls[at]?.payload);

/** An execution that waits for the token of its first task. */
const waiting = async (
  rest: Readonly<Record<string, unknown>> = {},
  functions: Functions = {},
): Promise<{ readonly machine: MachineUnderTest; readonly execution: Execution }> => {
  const machine = machineOf(only(waitFor('work', rest)), { functions });
  const execution = startOne(machine);
  await until(() => machine.calls.length === 1);
  return { machine, execution };
};

describe('a task that waits for its token', () => {
  it('goes on with what is sent', async () => {
    const { machine, execution } = await waiting();
    await settled();
    succeed(machine, token(machine), { kinds: ['signature'] });
    await until(() => execution.status === 'SUCCEEDED');
    expect(outputOf(execution)).toEqual({ kinds: ['signature'] });
    expect(typesOf(execution)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('goes on before the function returns, and minds nothing that comes of it', async () => {
    let fail: (error: Error) => void = () => undefined;
    const work = () =>
      new Promise((_, reject) => {
        fail = reject;
      });
    const { machine, execution } = await waiting({}, { work });
    succeed(machine, token(machine));
    await until(() => execution.status === 'SUCCEEDED');
    fail(new FunctionFailure('TooLate'));
    await settled();
    expect(outputOf(execution)).toBe('sent');
    expect(typesOf(execution)).not.toContain('TaskFailed');
  });

  it('does not take the return of its function for one of the state after it', async () => {
    let finish: (value: unknown) => void = () => undefined;
    const first = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    const machine = machineOf(
      {
        StartAt: 'First',
        States: { First: waitFor('first', { Next: 'Last', End: undefined }), Last: waitFor('last') },
      },
      { functions: { first } },
    );
    const execution = startOne(machine);
    await until(() => machine.calls.length === 1);
    succeed(machine, token(machine));
    await until(() => machine.calls.length === 2);
    finish('late');
    await settled();
    expect(typesOf(execution).slice(5)).toEqual([
      'TaskStateExited',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
    ]);
    expect(execution.status).toBe('RUNNING');
  });

  it('goes nowhere when its execution is stopped right after', async () => {
    const Only = waitFor('work', { Next: 'After', End: undefined });
    const machine = machineOf({ StartAt: 'Only', States: { Only, After: { Type: 'Succeed' } } });
    startOne(machine);
    await until(() => machine.calls.length === 1);
    succeed(machine, token(machine));
    perform(machine, 'StopExecution', { executionArn: executionArn('one') });
    await settled();
    expect(machine.transitions.map(({ type }) => type)).toEqual(['entered', 'ended']);
  });

  it('takes the token while the function is called', async () => {
    const machine: MachineUnderTest = machineOf(only(waitFor('work')), {
      functions: { work: (payload) => succeed(machine, tokenIn(payload)) },
    });
    expect(outputOf(await runOf(machine))).toBe('sent');
  });

  it('fails with its function, whose token is then worth nothing', async () => {
    const work = () => Promise.reject(new FunctionFailure('Odd'));
    const { machine, execution } = await waiting({}, { work });
    await until(() => execution.status === 'FAILED');
    expect(execution.result.error).toBe('Odd');
    expect(() => succeed(machine, token(machine))).toThrow('Task Timed Out');
  });

  it('takes a token once', async () => {
    const { machine, execution } = await waiting();
    succeed(machine, token(machine));
    expect(() => succeed(machine, token(machine), 'again')).toThrow(
      expect.objectContaining({ code: 'TaskTimedOut' }),
    );
    await until(() => execution.status === 'SUCCEEDED');
    expect(outputOf(execution)).toBe('sent');
  });

  it('fails with the error that is sent', async () => {
    const { machine, execution } = await waiting();
    const failure = { error: 'Cancelled', cause: 'by the user' };
    perform(machine, 'SendTaskFailure', { taskToken: token(machine), ...failure });
    await until(() => execution.status === 'FAILED');
    expect(execution.result).toEqual(failure);
  });

  it('fails without a name where none is sent, which a Catch sees as null', async () => {
    const Catch = [
      { ErrorEquals: ['States.TaskFailed'], Next: 'Caught', Output: '{% $states.errorOutput %}' },
    ];
    const Only = { ...waitFor('work', { Catch }), Next: 'Caught', End: undefined };
    const machine = machineOf({ StartAt: 'Only', States: { Only, Caught: { Type: 'Succeed' } } });
    const execution = startOne(machine);
    await until(() => machine.calls.length === 1);
    perform(machine, 'SendTaskFailure', { taskToken: token(machine) });
    await until(() => execution.status === 'SUCCEEDED');
    expect(outputOf(execution)).toEqual({ Error: null, Cause: null });
  });

  it('times out by the clock', async () => {
    const { machine, execution } = await waiting({ TimeoutSeconds: '{% 60 * 15 %}' });
    machine.clock.advance(899_000);
    await settled();
    perform(machine, 'SendTaskHeartbeat', { taskToken: token(machine) });
    machine.clock.advance(1000);
    await until(() => execution.status === 'FAILED');
    expect(execution.result).toEqual({ error: 'States.Timeout' });
    expect(() => succeed(machine, token(machine))).toThrow('Task Timed Out');
    expect(machine.clock.waiting).toBe(0);
  });

  it('has another token when it is tried again', async () => {
    const Retry = [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 1 }];
    const { machine, execution } = await waiting({ TimeoutSeconds: 60, Retry });
    machine.clock.advance(60_000);
    await settled();
    machine.clock.advance(1000);
    await until(() => machine.calls.length === 2);
    expect(() => succeed(machine, token(machine))).toThrow('Task Timed Out');
    succeed(machine, token(machine, 1));
    await until(() => execution.status === 'SUCCEEDED');
  });

  it('has a token that is long and never the same', async () => {
    const [{ machine: one }, { machine: other }] = [await waiting(), await waiting()];
    expect(token(one).length).toBeGreaterThan(500);
    expect(token(one).length).toBeLessThanOrEqual(1024);
    expect(token(one)).not.toBe(token(other));
  });

  it('ends with its execution', async () => {
    const { machine, execution } = await waiting({ TimeoutSeconds: 60 });
    perform(machine, 'StopExecution', { executionArn: executionArn('one'), error: 'Stopped' });
    expect(machine.clock.waiting).toBe(0);
    expect(() => succeed(machine, token(machine))).toThrow('Task Timed Out');
    await settled();
    expect(typesOf(execution).at(-1)).toBe('ExecutionAborted');
    expect(execution.result).toEqual({ error: 'Stopped' });
  });
});
