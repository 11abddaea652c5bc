import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** The tests that `npm run test:mutants` runs over changed rules: those of the rules themselves. */
export default defineConfig({
  test: {
    ...base.test,
    include: ['test/domain/**/*.test.ts', 'test/lambdas/aws/tables/order-transitions.test.ts'],
  },
});
