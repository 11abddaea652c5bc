import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundleOptions, entryPointSources } from '../../../lib/bundles.ts';

/** How many files of ours a reader of one handler has to do with, at most: those that its bundle has code from. */
const maxFiles = 45;

/** Functions that do the work of several others, and how many files they are held to: a number that may only fall. */
const exceptions: Readonly<Record<string, number>> = {
  'lambdas/get-mobile-id/close/clean-up.lambda.ts': 59,
  'lambdas/get-mobile-id/close/sweep.lambda.ts': 60,
  'lambdas/get-mobile-id/deliver/renew-activation-code.lambda.ts': 48,
  // All that *Load options* and *Check user state* do for other orders, and what uses a proof up.
  'lambdas/renewal/renew-mobile-id.lambda.ts': 56,
};

const { metafile } = buildSync({
  ...bundleOptions,
  entryPoints: { ...entryPointSources },
  outdir: '.build/file-counts',
  write: false,
  metafile: true,
});

const counts = Object.values(metafile.outputs).flatMap(({ entryPoint, inputs }) => {
  if (entryPoint === undefined) return [];
  const files = Object.entries(inputs).filter(
    ([file, { bytesInOutput }]) => bytesInOutput > 0 && !file.includes('node_modules'),
  );
  return [{ entryPoint, files: files.map(([file]) => file) }];
});

describe('the files behind a handler', () => {
  it('are counted for every entry point', () => {
    expect(counts.map(({ entryPoint }) => entryPoint).sort()).toEqual(
      Object.values(entryPointSources).sort(),
    );
  });

  it.each(counts)('of $entryPoint are few', ({ entryPoint, files }) => {
    expect(files.length, files.join('\n')).toBeLessThanOrEqual(exceptions[entryPoint] ?? maxFiles);
  });
});
