import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const phases = ['start', 'confirm', 'deliver', 'approve', 'issue', 'install', 'activate', 'close'];

/**
 * A zone: files of `target` import nothing from these folders, types included.
 * @param {string} target
 * @param {string[]} from
 * @param {string} message
 */
const zone = (target, from, message) => ({
  target: `./${target}`,
  from: from.map((folder) => `./${folder}`),
  message,
});

/** What tests without a whole local cloud may have of it. */
const localParts = [
  ...['./index.ts', './acm-pca/x509/index.ts', './acm-pca/requested-extensions.ts'],
  ...['./aws/faults.ts', './aws/service-error.ts', './clock.ts', './kms/ciphertext.ts'],
  ...['./dynamodb/operations.ts', './dynamodb/service.ts'],
];

/** The page and the phone of the demo, as far as they know the API and nothing of a cloud. */
const clients = 'http phone read-qr-code self-service sign-in until verify-certificate'.split(' ');

/** Who may import what. Arrows go down only: bench, demo, bin → lib, lambdas, web → api → domain. */
const boundaries = [
  zone(
    'domain',
    ['api', 'lambdas', 'lib', 'web', 'bin', 'demo', 'local', 'bench', 'test'],
    'The domain is pure rules: it knows nothing around it.',
  ),
  zone(
    'api',
    ['lambdas', 'lib', 'web', 'bin', 'demo', 'local', 'bench', 'test'],
    'The API knows the domain and nothing else.',
  ),
  zone(
    'lambdas',
    ['lib', 'web', 'bin', 'demo', 'local', 'bench', 'test'],
    'Lambdas know the domain and the API, nothing of infrastructure, pages or the local cloud.',
  ),
  zone(
    'lib',
    ['lambdas', 'web', 'bin', 'demo', 'local', 'bench', 'test'],
    'Infrastructure reads the domain and the API, never run-time code.',
  ),
  zone(
    'web',
    ['lambdas', 'lib', 'bin', 'demo', 'local', 'bench', 'test'],
    'Pages know the API and its words, nothing behind it.',
  ),
  zone('bin', ['web', 'local', 'bench', 'test'], "An administrator's tools run without a local cloud."),
  {
    ...zone('bin', ['demo'], 'Of the demo, tools have the page and the phone that speak to the API alone.'),
    except: clients.map((name) => `./actors/${name}.ts`),
  },
  zone(
    'local',
    ['domain', 'api', 'lambdas', 'lib', 'web', 'bin', 'demo', 'bench', 'test'],
    'The local cloud knows no product.',
  ),
  ...['demo', 'bench', 'test/stories', 'test/programs', 'test/browser'].map((target) => ({
    ...zone(target, ['local'], 'The local cloud has one face: local/index.ts.'),
    except: ['./index.ts'],
  })),
  ...['test/demo', 'test/support', 'test/domain', 'test/lambdas'].map((target) => ({
    ...zone(
      target,
      ['local'],
      'Tests make certificates and doubles of AWS of these parts of the local cloud alone.',
    ),
    except: localParts,
  })),
  zone('demo', ['bench', 'test'], 'The demo runs what is built; it knows no pages and no tests.'),
  { ...zone('demo', ['web'], 'The demo knows no pages.'), except: ['./phone/system-store'] },
  ...phases.map((phase) =>
    zone(
      `lambdas/get-mobile-id/${phase}`,
      [
        ...phases.filter((other) => other !== phase).map((other) => `lambdas/get-mobile-id/${other}`),
        'lambdas/mobile-ids',
      ],
      'A phase imports no other phase: what several do is in orders.',
    ),
  ),
  zone(
    'lambdas/get-mobile-id/orders',
    [...phases.map((phase) => `lambdas/get-mobile-id/${phase}`), 'lambdas/mobile-ids'],
    'What several phases do knows none of them.',
  ),
  zone(
    'lambdas/mobile-ids',
    ['lambdas/get-mobile-id'],
    'What happens to a mobile ID later is no part of getting it.',
  ),
  zone(
    'lambdas/aws',
    ['lambdas/get-mobile-id', 'lambdas/mobile-ids', 'lambdas/mail', 'lambdas/runtime'],
    'Tables and services know the domain alone.',
  ),
  zone(
    'lambdas/mail',
    ['lambdas/get-mobile-id', 'lambdas/mobile-ids', 'lambdas/aws'],
    'Mails are words alone.',
  ),
];

const sdk = ['@aws-sdk/*', '@smithy/*'];

export default defineConfig(
  globalIgnores(['cdk.out', 'coverage', '.build', '.local', 'node_modules', 'web/dist']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    files: ['**/*.{ts,tsx,js}'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ alwaysTryTypes: true })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/extensions': ['.ts', '.tsx', '.js'],
    },
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js'] } } },
    rules: {
      complexity: ['error', 8],
      'max-lines': ['error', { max: 200 }],
      'max-lines-per-function': ['error', { max: 50 }],
      'max-params': ['error', 4],
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      'import-x/no-restricted-paths': ['error', { zones: boundaries }],
      'import-x/no-extraneous-dependencies': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/explicit-member-accessibility': ['error', { accessibility: 'no-public' }],
    },
  },
  {
    // Only the adapters speak to AWS; rules and steps get them as dependencies.
    files: ['lambdas/**/*.ts'],
    ignores: ['lambdas/aws/**', 'lambdas/runtime/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: sdk, allowTypeImports: false }] }] },
  },
  {
    files: ['lambdas/**/*.lambda.ts'],
    rules: { 'max-lines': ['error', { max: 40 }] },
  },
  {
    // Pages run in browsers. Their program has the types of Node, because the API's words lead to them.
    files: ['web/**/*.{ts,tsx}'],
    // This one runs when the pages are built.
    ignores: ['web/build/unsupported.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Buffer', 'process', 'global', 'setImmediate'],
      'no-restricted-imports': ['error', { patterns: [{ group: ['node:*', ...sdk] }] }],
    },
  },
  {
    // All words of a page in one language stand in one file, so that they can be read and translated together.
    files: ['web/*/texts/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 300 }] },
  },
  {
    // A suite's describe block is as long as its list of behaviours.
    files: ['test/**/*.{ts,tsx}'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/*.config.{ts,js}'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: [
      'bench/*.ts',
      'bin/**/*.ts',
      'test/mutants/**/*.ts',
      'test/faults/run.ts',
      'test/years/run.ts',
      'test/fuzz/run.ts',
      'test/replay/run.ts',
      'test/programs/any-request.test.ts',
      'demo/*.ts',
    ],
    rules: { 'no-console': 'off' },
  },
);
