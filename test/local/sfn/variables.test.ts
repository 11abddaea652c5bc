import { describe, expect, it } from 'vitest';
import {
  call,
  executionArn,
  machineArn,
  machineOf,
  named,
  outputOf,
  roleArn,
  runOf,
  typesOf,
} from './support/machine.ts';

const pass = (rest: Readonly<Record<string, unknown>>) => ({ Type: 'Pass', End: true, ...rest });

const only = (state: Readonly<Record<string, unknown>>) => ({ StartAt: 'Only', States: { Only: state } });

const end = { End: { Type: 'Succeed' } };

describe('expressions', () => {
  it('are replaced wherever they stand, and keep their types', async () => {
    const Output = {
      number: '{% $states.input.n + 1 %}',
      list: ['{% $states.input.list %}', 'as it is'],
      one: '{% $states.input.list[0] %}',
      nothing: '{% $states.input.nothing %}',
      text: 'not {% an expression %} here',
    };
    const machine = machineOf(only(pass({ Output: { ...Output, text: 'plain' } })));
    const output = outputOf(await runOf(machine, { n: 1, list: ['one'], nothing: null }));
    expect(output).toEqual({
      number: 2,
      list: [['one'], 'as it is'],
      one: 'one',
      nothing: null,
      text: 'plain',
    });
  });

  it('read the context of the execution', async () => {
    const machine = machineOf(only(pass({ Output: '{% $states.context %}' })));
    const execution = await runOf(machine, { order: 1 });
    expect(outputOf(execution)).toMatchObject({
      Execution: {
        Id: executionArn('one'),
        Name: 'one',
        Input: { order: 1 },
        RoleArn: roleArn,
        StartTime: new Date(execution.startedAt).toISOString(),
        RedriveCount: 0,
      },
      StateMachine: { Id: machineArn, Name: 'Process' },
      State: { Name: 'Only' },
    });
  });

  it("read JSON as Step Functions' own function does", async () => {
    const Output = '{% $number($parse($states.input.text).errorMessage) %}';
    expect(outputOf(await runOf(machineOf(only(pass({ Output }))), { text: '{"errorMessage":"25"}' }))).toBe(
      25,
    );
    const broken = await runOf(machineOf(only(pass({ Output }))), { text: '{"errorMessage' });
    expect(broken.result.error).toBe('States.QueryEvaluationError');
  });

  it.each([
    ['gives nothing', '{% $states.input.missing %}', 'returned nothing'],
    ['reads a variable that nobody assigned', '{% $unknown %}', 'returned nothing'],
    ['cannot be evaluated', '{% $number("x") %}', 'Unable to cast'],
    ['gives a function', '{% $sum %}', 'returned nothing'],
  ])('fail the state if one %s', async (_, Output, cause) => {
    const execution = await runOf(machineOf(only(pass({ Output }))));
    expect(execution.result.error).toBe('States.QueryEvaluationError');
    expect(execution.result.cause).toContain(cause);
    expect(execution.status).toBe('FAILED');
    expect(execution.history.at(-2)).toMatchObject({
      type: 'EvaluationFailed',
      evaluationFailedEventDetails: {
        error: 'States.QueryEvaluationError',
        location: 'Output',
        state: 'Only',
      },
    });
  });

  it.each([
    ['Condition', { Type: 'Choice', Choices: [{ Condition: '{% "yes" %}', Next: 'End' }] }, end],
    ['TimeoutSeconds', call('work', { TimeoutSeconds: '{% 0 %}' })],
    ['Seconds', { Type: 'Wait', Seconds: '{% "soon" %}', End: true }],
    [
      'Items',
      {
        Type: 'Map',
        Items: '{% 1 %}',
        ItemProcessor: { StartAt: 'Item', States: { Item: pass({}) } },
        End: true,
      },
    ],
  ])('fail the state if %s gets a value that it cannot use', async (field, state, more?: typeof end) => {
    const { result } = await runOf(machineOf({ StartAt: 'Only', States: { Only: state, ...more } }));
    expect(result.error).toBe('States.QueryEvaluationError');
    expect(result.cause).toContain(field);
  });
});

describe('variables', () => {
  it('count from the next state on, all of one state at once', async () => {
    const machine = machineOf({
      StartAt: 'First',
      States: {
        First: pass({ Assign: { a: 1, b: 2 }, End: undefined, Next: 'Swap' }),
        Swap: pass({
          Assign: { a: '{% $b %}', b: '{% $a %}' },
          Output: '{% $a %}',
          End: undefined,
          Next: 'Last',
        }),
        Last: pass({ Output: { before: '{% $states.input %}', a: '{% $a %}', b: '{% $b %}' } }),
      },
    });
    const execution = await runOf(machine);
    expect(outputOf(execution)).toEqual({ before: 1, a: 2, b: 1 });
    expect(execution.history.find(({ id }) => id === 3)).toMatchObject({
      stateExitedEventDetails: { name: 'First', assignedVariables: { a: '1', b: '2' } },
    });
  });

  it('of the items of a Map read those around it and stay inside', async () => {
    const machine = machineOf({
      StartAt: 'Around',
      States: {
        Around: pass({ Assign: { outer: 'around' }, End: undefined, Next: 'Each' }),
        Each: {
          Type: 'Map',
          Items: ['x', 'y'],
          ItemProcessor: {
            StartAt: 'Set',
            States: {
              Set: pass({ Assign: { own: '{% $states.input %}' }, End: undefined, Next: 'Show' }),
              Show: pass({ Output: '{% $outer & " " & $own & " " & $states.context.Map.Item.Index %}' }),
            },
          },
          Assign: { shown: '{% $states.result %}' },
          Next: 'After',
        },
        After: pass({ Output: { own: '{% $exists($own) %}', shown: '{% $shown %}' } }),
      },
    });
    expect(outputOf(await runOf(machine))).toEqual({ own: false, shown: ['around x 0', 'around y 1'] });
  });
});

describe('a Choice', () => {
  const choice = {
    StartAt: 'Which',
    States: {
      Which: {
        Type: 'Choice',
        Choices: [
          {
            Condition: '{% $states.input.n > 9 %}',
            Next: 'End',
            Output: '{% "many" %}',
            Assign: { by: 'rule' },
          },
          { Condition: '{% $states.input.n > 1 %}', Next: 'End', Assign: { by: 'second rule' } },
        ],
        Default: 'End',
        Output: '{% "few" %}',
        Assign: { by: 'default' },
      },
      End: pass({ Output: { input: '{% $states.input %}', by: '{% $by %}' } }),
    },
  };

  it.each([
    [10, { input: 'many', by: 'rule' }],
    [2, { input: { n: 2 }, by: 'second rule' }],
    [1, { input: 'few', by: 'default' }],
  ])('goes the first way that holds for %i', async (n, output) => {
    const machine = machineOf(choice);
    expect(outputOf(await runOf(machine, { n }))).toEqual(output);
    expect(typesOf(named(machine, 'one')).slice(1, 3)).toEqual(['ChoiceStateEntered', 'ChoiceStateExited']);
  });

  it('fails where no way holds', async () => {
    const Only = { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'End' }] };
    const machine = machineOf({ StartAt: 'Only', States: { Only, ...end } });
    expect((await runOf(machine)).result.error).toBe('States.Runtime');
  });
});

it('fails with the error and cause that a Fail state works out', async () => {
  const state = { Type: 'Fail', Error: 'Broken', Cause: '{% "because of " & $states.input.why %}' };
  const execution = await runOf(machineOf(only(state)), { why: 'that' });
  expect(execution.result).toEqual({ error: 'Broken', cause: 'because of that' });
  expect(typesOf(execution)).toEqual(['ExecutionStarted', 'FailStateEntered', 'ExecutionFailed']);
});
