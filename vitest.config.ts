import { defineConfig } from 'vitest/config';
import { lambdaEnvironment } from './test/support/lambda-environment.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They take minutes, or a browser: each has a script of its own.
    exclude: ['test/programs/**', 'test/browser/**'],
    isolate: false,
    expect: { requireAssertions: true },
    // A machine that is busy with something else is slow, not wrong.
    testTimeout: 30_000,
    setupFiles: ['test/support/setup.ts'],
    env: {
      AWS_REGION: 'eu-central-1',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...lambdaEnvironment,
    },
    coverage: {
      include: ['lambdas/**/*.ts'],
      thresholds: { lines: 95, branches: 90 },
      reporter: ['text-summary', 'json-summary', 'html'],
    },
  },
});
