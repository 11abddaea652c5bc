import { describe, expect, it } from 'vitest';
import { executionArn, machineArn, machineOf, runOf } from './support/machine.ts';

const raise = {
  Type: 'Task',
  Resource: 'arn:aws:states:::events:putEvents',
  Arguments: {
    Entries: [{ Source: 'notes', DetailType: 'Note written', Detail: { id: '{% $states.input.id %}' } }],
  },
  End: true,
} as const;

const machineThat = (state: object, putEvents?: () => unknown) =>
  machineOf({ StartAt: 'Raise', States: { Raise: state } }, putEvents ? { putEvents } : {});

describe('a state that puts events', () => {
  it('names its execution and its machine among what they are about, and hands on the answer', async () => {
    const machine = machineThat(raise);
    const execution = await runOf(machine, { id: 'one' });
    expect(execution.status).toBe('SUCCEEDED');
    expect(machine.puts).toEqual([
      [
        {
          ...{ Source: 'notes', DetailType: 'Note written', Detail: '{"id":"one"}' },
          Resources: [executionArn('one'), machineArn],
        },
      ],
    ]);
    expect(execution.result.output).toBe('{"FailedEntryCount":0}');
  });

  it('fails when EventBridge takes one of them not, and is tried again as its Retry says', async () => {
    const answers = [{ FailedEntryCount: 1 }, { FailedEntryCount: 0 }];
    const Retry = [{ ErrorEquals: ['EventBridge.FailedEntry'], IntervalSeconds: 1, MaxAttempts: 1 }];
    const machine = machineThat({ ...raise, Retry }, () => answers.shift());
    machine.clock.rate = 1000;
    expect((await runOf(machine, { id: 'one' })).status).toBe('SUCCEEDED');
    expect(machine.puts).toHaveLength(2);
  });

  it('fails its execution without one', async () => {
    const machine = machineThat(raise, () => ({ FailedEntryCount: 1 }));
    expect((await runOf(machine, { id: 'one' })).result).toMatchObject({ error: 'EventBridge.FailedEntry' });
  });

  it('takes no detail that is no object', async () => {
    const Arguments = { Entries: [{ ...raise.Arguments.Entries[0], Detail: '{% $states.input.id %}' }] };
    const machine = machineThat({ ...raise, Arguments });
    expect((await runOf(machine, { id: 'one' })).result).toMatchObject({
      error: 'States.QueryEvaluationError',
    });
  });

  it.each([
    ['Time', { Arguments: { Entries: [{ ...raise.Arguments.Entries[0], Time: 1 }] } }],
    ['TimeoutSeconds', { TimeoutSeconds: 5 }],
  ])('is refused by name with what is not emulated: %s', (member, changes) => {
    expect(() => machineThat({ ...raise, ...changes })).toThrow(member);
  });
});
