import path from 'node:path';
import { mergeConfig, type Plugin } from 'vitest/config';
import base from '../../vitest.config.ts';
import { mutants } from './all.ts';
import { patched, type Mutant } from './mutant.ts';

const chosen = mutants[Number(process.env['MUTANT'])];

const patch = (mutant: Mutant): Plugin => ({
  name: 'mutant',
  enforce: 'pre',
  transform: (code, id) => (id === path.resolve(mutant.file) ? patched(mutant, code) : undefined),
});

export default mergeConfig(base, {
  plugins: chosen ? [patch(chosen)] : [],
  test: {
    include: chosen?.tests ?? [],
    bail: 1,
    reporters: ['json'],
    testTimeout: 10_000,
    ...(chosen?.testName !== undefined && { testNamePattern: chosen.testName }),
  },
});
