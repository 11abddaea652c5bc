import { defineConfig } from 'vitest/config';

/**
 * Stories in a real browser, one after the other because they share a local cloud; beside them every screen of both
 * pages, with answers that are played.
 */
export default defineConfig({
  test: {
    include: ['test/browser/*.browser.ts'],
    globalSetup: ['test/browser/setup.ts'],
    maxWorkers: 2,
    expect: { requireAssertions: true },
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});
