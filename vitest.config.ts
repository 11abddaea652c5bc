import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { lambdaEnvironment } from './test/support/lambda-environment.ts';

// The stories take longest: whoever begins with them is done first.
class StoriesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isStory = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/test/stories/');
    return (await super.sort(files)).toSorted((a, b) => Number(isStory(b)) - Number(isStory(a)));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They take minutes, or a browser: each has a script of its own.
    exclude: ['test/programs/**', 'test/browser/**'],
    isolate: false,
    // By default, one core is left idle.
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: StoriesFirst },
    expect: { requireAssertions: true },
    // A machine that is busy with something else is slow, not wrong.
    testTimeout: 180_000,
    hookTimeout: 300_000,
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
