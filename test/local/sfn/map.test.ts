import { describe, expect, it } from 'vitest';
import {
  call,
  FunctionFailure,
  machineOf,
  outputOf,
  perform,
  runOf,
  settled,
  startOne,
  typesOf,
  until,
  waitFor,
} from './support/machine.ts';

const each = (state: Readonly<Record<string, unknown>>, rest: Readonly<Record<string, unknown>> = {}) => ({
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      Items: '{% $states.input %}',
      ItemProcessor: { StartAt: 'Item', States: { Item: state } },
      End: true,
      ...rest,
    },
    ...('Catch' in rest && { Caught: { Type: 'Succeed' } }),
  },
});

/** A function whose calls return when the test says so. */
const held = () => {
  const held: (() => void)[] = [];
  const work = (payload: unknown) =>
    new Promise((resolve) => {
      held.push(() => {
        resolve(payload);
      });
    });
  return { held, work };
};

const payload = { Output: '{% $states.result.Payload %}' };

describe('a Map', () => {
  it('keeps the results in the order of the items, whichever is done first', async () => {
    const { held: calls, work } = held();
    const machine = machineOf(each(call('work', payload)), { functions: { work } });
    const execution = startOne(machine, [['a'], ['b'], ['c']]);
    await until(() => calls.length === 3);
    for (const finish of calls.toReversed()) {
      finish();
      await settled();
    }
    await until(() => execution.status === 'SUCCEEDED');
    expect(outputOf(execution)).toEqual([['a'], ['b'], ['c']]);
    expect(execution.transitions).toBe(4);
  });

  it('works on no more items at once than it may', async () => {
    const { held: calls, work } = held();
    const machine = machineOf(each(call('work', payload), { MaxConcurrency: 2 }), { functions: { work } });
    const execution = startOne(machine, [1, 2, 3]);
    await until(() => calls.length === 2);
    await settled();
    expect(calls).toHaveLength(2);
    calls[1]?.();
    await until(() => calls.length === 3);
    calls[0]?.();
    calls[2]?.();
    await until(() => execution.status === 'SUCCEEDED');
    expect(outputOf(execution)).toEqual([1, 2, 3]);
  });

  it('gives an empty list for one', async () => {
    expect(outputOf(await runOf(machineOf(each(call('work'))), []))).toEqual([]);
  });

  it('fails with its first item, whose siblings end where they are', async () => {
    const machine = machineOf(each(waitFor('work', { TimeoutSeconds: 60 })), {
      functions: {
        work: () => {
          if (machine.calls.length === 2) throw new FunctionFailure('Odd');
        },
      },
    });
    const execution = await runOf(machine, [1, 2, 3]);
    expect(execution.result.error).toBe('Odd');
    expect(machine.clock.waiting).toBe(0);
    const ended = typesOf(execution).filter((type) => /Aborted$|Failed$/.test(type));
    expect(ended.toSorted()).toEqual([
      'ExecutionFailed',
      'MapIterationAborted',
      'MapIterationAborted',
      'MapIterationFailed',
      'MapStateFailed',
      'TaskFailed',
      'TaskStateAborted',
      'TaskStateAborted',
    ]);
  });

  it('begins with no item after one that failed', async () => {
    const machine = machineOf(each({ Type: 'Fail', Error: 'Odd' }, { MaxConcurrency: 1 }));
    const begun = typesOf(await runOf(machine, [1, 2, 3])).filter((type) => type === 'MapIterationStarted');
    expect(begun).toHaveLength(1);
  });

  it('hands the error of an item to its Catch', async () => {
    const Catch = [
      { ErrorEquals: ['States.ALL'], Next: 'Caught', Output: '{% $states.errorOutput.Error %}' },
    ];
    const fail = { Type: 'Fail', Error: 'Odd' };
    expect(outputOf(await runOf(machineOf(each(fail, { Catch })), [1, 2]))).toBe('Odd');
  });

  it('begins from the start when it is tried again', async () => {
    const Retry = [{ ErrorEquals: ['Odd'], IntervalSeconds: 5 }];
    let failed = false;
    const work = (): void => {
      if (failed) return;
      failed = true;
      throw new FunctionFailure('Odd');
    };
    const machine = machineOf(each(call('work', payload), { Retry }), { functions: { work } });
    const execution = startOne(machine, [1, 2]);
    await until(() => machine.clock.waiting === 1);
    machine.clock.advance(5000);
    await until(() => execution.status === 'SUCCEEDED');
    expect(machine.calls.map((one) => one.payload)).toEqual([1, 2, 1, 2]);
  });

  it('ends with its execution, and so do the waits of all its items', async () => {
    const machine = machineOf(each({ Type: 'Wait', Seconds: 60, End: true }));
    const execution = startOne(machine, Array.from({ length: 20 }));
    await until(() => machine.clock.waiting === 20);
    perform(machine, 'StopExecution', { executionArn: execution.arn });
    expect(machine.clock.waiting).toBe(0);
    await settled();
    expect(typesOf(execution).at(-1)).toBe('ExecutionAborted');
  });

  it('tells the history of each item as a line of its own', async () => {
    const { history } = await runOf(machineOf(each({ Type: 'Pass', End: true })), ['a', 'b']);
    const at = (type: string) => history.filter((event) => event.type === type);
    const [started] = at('MapStateStarted');
    expect(started).toMatchObject({ mapStateStartedEventDetails: { length: 2 } });
    expect(at('MapIterationStarted')).toEqual([
      expect.objectContaining({
        previousEventId: started?.id,
        mapIterationStartedEventDetails: { name: 'Each', index: 0 },
      }),
      expect.objectContaining({
        previousEventId: started?.id,
        mapIterationStartedEventDetails: { name: 'Each', index: 1 },
      }),
    ]);
    expect(history.map(({ id }) => id)).toEqual(history.map((_, index) => index + 1));
  });
});

it('waits by the clock in a Wait', async () => {
  const machine = machineOf({
    StartAt: 'Wait',
    States: { Wait: { Type: 'Wait', Seconds: '{% $states.input.seconds %}', End: true } },
  });
  const execution = startOne(machine, { seconds: 3600 });
  await until(() => machine.clock.waiting === 1);
  machine.clock.advance(3_599_000);
  await settled();
  expect(execution.status).toBe('RUNNING');
  machine.clock.advance(1000);
  await until(() => execution.status === 'SUCCEEDED');
  expect(outputOf(execution)).toEqual({ seconds: 3600 });
});
