import { describe, expect, it } from 'vitest';
import { call, machineOf, outputOf, runOf } from './support/machine.ts';

describe('limits', () => {
  const big = 'x'.repeat(256 * 1024);
  const handled = (rest: Readonly<Record<string, unknown>>) => ({
    StartAt: 'Only',
    States: {
      Only: call('work', { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }], ...rest }),
      Caught: { Type: 'Succeed' },
    },
  });

  it.each([
    ['The result', handled({ Output: '{% "short" %}' })],
    ['The output', handled({ Output: `{% $pad("", ${String(big.length)}) %}` })],
    [
      'The payload',
      handled({
        Arguments: { FunctionName: 'f', Payload: { long: `{% $pad("", ${String(big.length)}) %}` } },
      }),
    ],
    [
      'What Only assigns',
      handled({ Output: '{% "short" %}', Assign: { big: `{% $pad("", ${String(big.length)}) %}` } }),
    ],
  ])('%s of more than 256 KiB fails the state, which States.ALL catches', async (what, definition) => {
    const work = () => (what === 'The result' ? big : 'short');
    const execution = await runOf(machineOf(definition, { functions: { work } }));
    expect(outputOf(execution)).toHaveProperty('Error', 'States.DataLimitExceeded');
    expect(outputOf(execution)).toHaveProperty('Cause', expect.stringContaining(what));
  });

  it('an execution that goes round and round fails', async () => {
    const execution = await runOf(
      machineOf({
        StartAt: 'Only',
        States: {
          Only: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'End' }], Default: 'Only' },
          End: { Type: 'Succeed' },
        },
      }),
    );
    expect(execution.result.error).toBe('States.Runtime');
    expect(execution.history.length).toBeLessThanOrEqual(25_000);
  });
});
