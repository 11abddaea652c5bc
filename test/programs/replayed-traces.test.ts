import { expect, it } from 'vitest';
import { drawSeed } from './draw.ts';
import { npmRun } from './program.ts';

// The long form runs nightly, with a thousand traces.
const seed = drawSeed().toString();

it(`orders do what the model of the life cycle says, in traces drawn by seed ${seed}`, async () => {
  const { code, stdout, stderr } = await npmRun('test:model', '--traces', '12', '--seed', seed);
  expect(stdout.trimEnd().split('\n')).toEqual([
    `traces: 12 (seed: ${seed})`,
    expect.stringMatching(/^events: \d+, in \d+ states of the model$/),
    'disagreements: 0',
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
}, 600_000);
