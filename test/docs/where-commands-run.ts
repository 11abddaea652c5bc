/** Where a command of the documents is really run: a file, and what it holds when it runs the command. */
export interface RunElsewhere {
  readonly command: RegExp;
  readonly file: string;
  readonly holds: string;
}

/** Commands that take too long to run here; each is run by the gate or by a test of its own. */
export const runElsewhere: readonly RunElsewhere[] = [
  { command: /^npm ci$/, file: '.ci/run', holds: 'npm ci' },
  { command: /^npm test$/, file: '.ci/run', holds: 'npm test' },
  { command: /^npm run test:stories$/, file: '.ci/run', holds: 'npm run --silent test:stories' },
  { command: /^npm run lint$/, file: '.ci/run', holds: 'npm run --silent lint' },
  { command: /^npx cdk synth( --quiet)?$/, file: '.ci/run', holds: 'npx cdk synth' },
  { command: /^npx tsc --noEmit$/, file: 'package.json', holds: '"lint:types": "tsc --noEmit' },
  { command: /^npm start$/, file: 'test/programs/start.test.ts', holds: "'start'" },
  { command: /^npm run demo( |$)/, file: 'test/programs/demo.test.ts', holds: "'demo'" },
  { command: /^npm run users( |$)/, file: 'test/programs/start.test.ts', holds: "'users'" },
  { command: /^npm run mobile-ids( |$)/, file: 'test/programs/mobile-ids.ts', holds: "'mobile-ids'" },
  { command: /^npm run doctor( |$)/, file: 'test/programs/start.test.ts', holds: "'doctor'" },
  { command: /^npm run smoke( |$)/, file: 'test/programs/start.test.ts', holds: "'smoke'" },
  { command: /^npm run brand( |$)/, file: 'test/programs/start.test.ts', holds: "'brand'" },
  { command: /^npm run options( |$)/, file: 'test/programs/start.test.ts', holds: "'options'" },
  { command: /^npm run test:fuzz( |$)/, file: 'test/programs/any-request.test.ts', holds: 'fuzz(cloud, ' },
  // What they write is held against the files.
  { command: /^npm run format$/, file: 'package.json', holds: '"lint:format": "prettier --check ."' },
  { command: /^npm run generate$/, file: 'test/openapi.test.ts', holds: 'npm run generate' },
  // The gate runs all tests; these are some of them. That the files are there is tested beside.
  { command: /^npm run test:unit$/, file: 'package.json', holds: '"test:unit": "vitest run ' },
  { command: /^npm run test:watch$/, file: 'package.json', holds: '"test:watch": "vitest ' },
  { command: /^npx vitest run test\//, file: '.ci/run', holds: 'npm test' },
  { command: /^\.ci\/run$/, file: '.ci/run', holds: 'npm test' },
];

/** Commands that need an AWS account, or another release of this project: no test runs them. */
export const runNowhere: readonly RegExp[] = [
  /^npx cdk (bootstrap|deploy|diff|import|destroy)( |$)/,
  /^(out\(\) \{ |[A-Z]+=\$\()?aws /,
  /^git fetch && git switch --detach /,
  /^\{ curl -fsS "\$CRL_URL" /,
];

/** Commands that are run as they stand, here. */
export const runHere: readonly RegExp[] = [/^npx tsx -e "/];
