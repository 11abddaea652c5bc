import { expect, it } from 'vitest';
import { drawSeed } from './draw.ts';
import { npmRun } from './program.ts';

const seed = drawSeed().toString();

// The long form has a thousand people and three years; with half a year of validity, all of it happens in fewer days.
const few = ['--people', '6', '--years', '0.8', '--validity', 'P6M'];

it(`people drawn by seed ${seed} live with their mobile IDs for 292 days`, async () => {
  const { code, stdout, stderr } = await npmRun('test:years', ...few, '--seed', seed);
  expect(stdout.split('\n').filter((line) => /VIOLATED|not so:|alone:/.test(line))).toEqual([]);
  expect(stdout.trimEnd().split('\n').slice(-4)).toEqual([
    `6 people over 292 days (seed: ${seed})`,
    expect.stringMatching(/^orders: \d+, renewals: \d+, reminders: \d+$/),
    expect.stringMatching(/^directory write to our own refusal: median /),
    'violations: 0',
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
}, 600_000);

it(`interleavings drawn by seed ${seed} leave nobody with what they may not have`, async () => {
  const { code, stdout, stderr } = await npmRun(
    'test:years',
    'interleavings',
    '--count',
    '10',
    '--seed',
    seed,
  );
  expect(stdout.split('\n').filter((line) => /VIOLATED|not so:|alone:/.test(line))).toEqual([]);
  expect(stdout.trimEnd().split('\n').slice(-3)).toEqual([
    `10 interleavings (seed: ${seed})`,
    expect.stringMatching(/^steps: \d+, refused: \d+; mobile IDs: /),
    'violations: 0',
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
}, 600_000);
