/**
 * `npm run test:mutants`: changes the rules in every small way and sees the tests go red. The rules are what decides:
 * the life cycle, certificate requests and issued certificates, options, and who may approve or get a code.
 */
/** @satisfies {import('@stryker-mutator/api/core').PartialStrykerOptions} */
const configuration = {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutants.config.ts', related: true },
  mutate: ['domain/**/*.ts'],
  ignorePatterns: ['/cdk.out', '/coverage', '/.build', '/.local', '/web/dist', '/docs/screenshots'],
  coverageAnalysis: 'perTest',
  // Values of tables that stand alone, such as a list of names, are not rules.
  ignoreStatic: true,
  reporters: ['clear-text', 'html', 'progress'],
  htmlReporter: { fileName: '.build/mutants/index.html' },
  tempDirName: '.build/stryker',
  incrementalFile: '.build/mutants/incremental.json',
  concurrency: 2,
  allowEmpty: false,
};
export default configuration;
