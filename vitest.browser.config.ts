import { defineConfig } from 'vitest/config';

/** Stories in a real browser, and every screen of both pages. They share a local cloud, so they come one by one. */
export default defineConfig({
  test: {
    include: ['test/browser/*.browser.ts'],
    globalSetup: ['test/browser/setup.ts'],
    fileParallelism: false,
    isolate: false,
    expect: { requireAssertions: true },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
