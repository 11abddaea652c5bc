import { describe, expect, it } from 'vitest';
import { call, machineOf } from './support/machine.ts';

const pass = { Type: 'Pass', End: true };

const withState = (state: Readonly<Record<string, unknown>>) => () =>
  machineOf({ StartAt: 'Only', States: { Only: state } });

const map = (rest: Readonly<Record<string, unknown>>) => ({
  Type: 'Map',
  Items: [1],
  ItemProcessor: { StartAt: 'Item', States: { Item: pass } },
  End: true,
  ...rest,
});

describe('a definition', () => {
  it('is refused if it is not JSONata', () => {
    const jsonPath = () => machineOf({ QueryLanguage: 'JSONPath', StartAt: 'Only', States: { Only: pass } });
    expect(jsonPath).toThrow(/^Invalid State Machine Definition: QueryLanguage: /);
  });

  it('is refused with a field of its own that is not emulated', () => {
    const versioned = () => machineOf({ Version: '1.0', StartAt: 'Only', States: { Only: pass } });
    expect(versioned).toThrow(/Definition: Version: /);
  });

  it.each([
    ['a state of another type', { Type: 'Parallel', Branches: [], End: true }, /States\.Only\.Type/],
    ['a field of JSONPath', { ...pass, ResultPath: '$.x' }, /States\.Only\.ResultPath/],
    ['a state in JSONPath', { ...pass, QueryLanguage: 'JSONPath' }, /States\.Only\.QueryLanguage/],
    ['heartbeats', call('work', { HeartbeatSeconds: 5 }), /States\.Only\.HeartbeatSeconds/],
    ['a Fail without an error', { Type: 'Fail', Cause: 'Because' }, /Only\.Error/],
    ['a payload of text', call('work', { Arguments: { FunctionName: 'f', Payload: 'text' } }), /Payload/],
    ['a payload of nothing', call('work', { Arguments: { FunctionName: 'f', Payload: null } }), /Payload/],
    ['another integration', call('work', { Resource: 'arn:aws:states:::sqs:sendMessage' }), /Only\.Resource/],
    ['another argument', call('work', { Arguments: { FunctionName: 'f', Qualifier: '1' } }), /Qualifier/],
    [
      'a function that an expression names',
      call('work', { Arguments: { FunctionName: '{% $f %}' } }),
      /FunctionName/,
    ],
    [
      'another jitter',
      call('work', { Retry: [{ ErrorEquals: ['E'], JitterStrategy: 'HALF' }] }),
      /JitterStrategy/,
    ],
    ['another field of a Retry', call('work', { Retry: [{ ErrorEquals: ['E'], Other: 1 }] }), /Other/],
    [
      'another field of a Catch',
      call('work', { Catch: [{ ErrorEquals: ['E'], Next: 'Only', ResultPath: '$' }] }),
      /ResultPath/,
    ],
    [
      'a distributed Map',
      map({
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'Item', States: { Item: pass } },
      }),
      /Mode/,
    ],
    ['a tolerated share of failures', map({ ToleratedFailurePercentage: 5 }), /ToleratedFailurePercentage/],
    ['a Map in a Map', map({ ItemProcessor: { StartAt: 'Item', States: { Item: map({}) } } }), /Item\.Type/],
  ])('is refused with %s', (_, state, path) => {
    expect(withState(state)).toThrow(path);
  });

  it.each([
    ['no JSONata', '{% $states.input. %}'],
    ['open at its end', '{% $states.input'],
    ['a function of AWS that is not emulated', '{% $hash($states.input, "SHA-256") %}'],
    ['the time of the laptop', '{% $now() %}'],
  ])('is refused with an expression that is %s, however deep', (_, expression) => {
    expect(withState({ ...pass, Output: { deep: [{ down: expression }] } })).toThrow(/Only\.Output: /);
  });

  it.each([
    ['a next state that there is not', { ...pass, End: undefined, Next: 'Nowhere' }, /Nowhere/],
    ['neither an end nor a next state', { Type: 'Pass' }, /Next|End|TERMINAL/],
    ['an end and a next state', { ...pass, Next: 'Only' }, /End|Next/],
    ['no way to choose', { Type: 'Choice', Choices: [] }, /Choices/],
    ['no error in a Retry', call('work', { Retry: [{ ErrorEquals: [] }] }), /ErrorEquals/],
    ['no error in a Catch', call('work', { Catch: [{ ErrorEquals: [], Next: 'Only' }] }), /ErrorEquals/],
    [
      'all errors before others',
      call('work', { Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['E'] }] }),
      /Only: States.ALL stands alone and last/,
    ],
    [
      'all errors beside others',
      call('work', { Catch: [{ ErrorEquals: ['E', 'States.ALL'], Next: 'Only' }] }),
      /Only: States.ALL stands alone and last/,
    ],
    [
      'a longest delay that is not longer than the first',
      call('work', { Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 5, MaxDelaySeconds: 5 }] }),
      /Only: MaxDelaySeconds/,
    ],
    [
      'a variable with the name of what AWS gives',
      { ...pass, Assign: { states: 1 } },
      /Only: states is no name/,
    ],
    ['a variable with a blank', { ...pass, Assign: { 'a b': 1 } }, /Only: a b is no name/],
    [
      'a Catch that assigns none',
      call('work', { Catch: [{ ErrorEquals: ['E'], Next: 'Only', Assign: { '1a': 1 } }] }),
      /Only: 1a is no name/,
    ],
    [
      'a Map that assigns a variable from around it',
      map({
        Assign: { id: 1 },
        ItemProcessor: { StartAt: 'Item', States: { Item: { ...pass, Assign: { id: 2 } } } },
      }),
      /Item: id is a variable of the flow around it/,
    ],
    [
      'a result before there is one',
      call('work', { Arguments: { FunctionName: 'f', Payload: { a: '{% $states.result %}' } } }),
      /Only: \$states.result is not accessible/,
    ],
    [
      'the result of a state that has none',
      { ...pass, Assign: { a: ['{% $states.result.b %}'] } },
      /Only: \$states.result is not accessible/,
    ],
    [
      'an error where nothing has failed',
      call('work', { Output: '{% $states.errorOutput %}' }),
      /Only: \$states.errorOutput is not accessible/,
    ],
    [
      'a result where it failed',
      call('work', { Catch: [{ ErrorEquals: ['E'], Next: 'Only', Output: '{% $states.result %}' }] }),
      /Only: \$states.result is not accessible/,
    ],
  ])('is refused, as by AWS, with %s', (_, state, why) => {
    expect(withState(state)).toThrow(why);
  });

  it('is refused, as by AWS, when it starts nowhere', () => {
    expect(() => machineOf({ StartAt: 'Nowhere', States: { Only: pass } })).toThrow(/Nowhere/);
  });

  it('may have all errors last, and variables inside of a Map', () => {
    const item = { ...pass, Assign: { own: 1 } };
    const Retry = [
      { ErrorEquals: ['E'] },
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxDelaySeconds: 2 },
    ];
    const sound = map({
      Assign: { id: 1 },
      Retry,
      ItemProcessor: { StartAt: 'Item', States: { Item: item } },
    });
    expect(withState(sound)).not.toThrow();
  });

  it('may have comments', () => {
    expect(withState({ ...pass, Comment: 'Only this' })).not.toThrow();
  });
});
