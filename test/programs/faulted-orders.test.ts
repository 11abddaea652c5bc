import { expect, it } from 'vitest';
import { drawSeed } from './draw.ts';
import { npmRun } from './program.ts';

// The long form runs nightly, with a fault at each call.
const seed = drawSeed().toString();
const few = ['--set', 'recovery', '--singles', '6', '--pairs', '2', '--at-once', '4'];

it(`orders with faults drawn by seed ${seed} leave nothing behind`, async () => {
  const { code, stdout, stderr } = await npmRun('test:faults', ...few, '--seed', seed);
  expect(stdout.split('\n').filter((line) => /VIOLATED|not so:|alone:/.test(line))).toEqual([]);
  expect(stdout.trimEnd().split('\n').slice(-3)).toEqual([
    `runs: 8 (seed: ${seed})`,
    expect.stringMatching(/^ends: \d+ \w+/),
    'violations: 0',
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
}, 600_000);
