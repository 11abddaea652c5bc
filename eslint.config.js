import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Who may import what. Everything else in the rules below is about size and types. */
const boundaries = [
  {
    target: './lambdas',
    from: ['./lib', './bin', './local', './web', './test'],
    message: 'Lambdas know nothing of infrastructure, pages, tests or the local cloud.',
  },
  {
    target: './lib',
    from: ['./local', './web', './test', './lambdas/shared/aws', './lambdas/shared/runtime'],
    message: 'Infrastructure reads the model, never run-time code or the local cloud.',
  },
  {
    target: './local',
    from: './lambdas',
    except: ['./shared/model', './shared/http'],
    message: 'The local cloud runs what was synthesized; it never calls the code of a Lambda.',
  },
  { target: './local', from: ['./web', './test'], message: 'The local cloud knows no pages and no tests.' },
  {
    target: './web',
    from: './lambdas',
    except: ['./shared/model', './shared/http'],
    message: 'Pages know the API and its words, nothing behind it.',
  },
  { target: './web', from: ['./lib', './local', './test'], message: 'Pages know the API and its words.' },
  {
    target: './lambdas/shared/model',
    from: [
      './lambdas/shared/aws',
      './lambdas/shared/http',
      './lambdas/shared/runtime',
      './lambdas/shared/mail',
    ],
    message: 'The model is pure.',
  },
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
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
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
    ignores: ['lambdas/shared/aws/**', 'lambdas/shared/runtime/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: sdk, allowTypeImports: false }] }] },
  },
  {
    files: ['lambdas/**/*.lambda.ts'],
    rules: { 'max-lines': ['error', { max: 40 }] },
  },
  {
    // Pages run in browsers. Their program has the types of Node, because the API's words lead to them.
    files: ['web/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-globals': ['error', 'Buffer', 'process', 'global', 'setImmediate'],
      'no-restricted-imports': ['error', { patterns: [{ group: ['node:*', ...sdk] }] }],
    },
  },
  {
    // All words of a page in one language stand in one file, so that they can be read and translated together.
    files: ['web/*/texts/*.ts'],
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
    files: ['bench/*.ts', 'bin/**/*.ts', 'test/mutants/**/*.ts', 'local/*.ts'],
    rules: { 'no-console': 'off' },
  },
);
