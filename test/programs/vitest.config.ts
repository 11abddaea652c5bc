import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

/** `npm run test:programs`: the programs of the README as somebody at a terminal runs them, and others beside them. */
export default defineConfig({
  test: { ...base.test, include: ['test/programs/**/*.test.ts'], exclude: [], fileParallelism: false },
});
