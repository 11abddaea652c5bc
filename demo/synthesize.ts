import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import * as v from 'valibot';
import { bundleEntryPoints, findBundles } from '../lib/bundles.ts';
import { readConfiguration } from '../lib/configuration.ts';
import { buildPages } from '../lib/pages.ts';
import { addStacks } from '../lib/stacks.ts';
import { buildOnce } from './build-once.ts';

const ContextSchema = v.object({ context: v.record(v.string(), v.unknown()) });

const root = fileURLToPath(new URL('..', import.meta.url));

const bundlesAndPages = {
  folder: join(root, '.build/made'),
  root,
  sources: [
    ...['api', 'domain', 'lambdas', 'lib', 'web'],
    ...['package-lock.json', 'tsconfig.json', 'vite.config.ts'],
  ],
  make: async (directory: string): Promise<void> => {
    await buildPages(join(directory, 'pages'));
    bundleEntryPoints(join(directory, 'lambdas'));
  },
};

// SES knows nobody here yet.
const ownSender = { 'get-mobile-id:sender': 'create' };

/**
 * Synthesizes the app as `npx cdk synth` does, but in this process, and without CloudFormation's own checks of the
 * template, which take most of the time. Bundles and pages are made when sources changed. Several processes can
 * synthesize at the same time, each into a directory of its own.
 * @param directory that gets the cloud assembly
 * @param options `context` goes before what cdk.json has
 * @returns name of the stack
 * @throws {ConfigurationInvalid} a setting is wrong
 */
export const synthesize = async (
  directory: string,
  { context = {} }: { readonly context?: Readonly<Record<string, unknown>> } = {},
): Promise<string> => {
  const cdkJson = readFileSync(new URL('../cdk.json', import.meta.url), 'utf8');
  const app = new App({
    outdir: directory,
    context: { ...v.parse(ContextSchema, JSON.parse(cdkJson)).context, ...ownSender, ...context },
    builtinCloudFormationValidation: false,
  });
  const configuration = readConfiguration(app.node.getAllContext());
  const built = await buildOnce(bundlesAndPages);
  const code = findBundles(join(built, 'lambdas'));
  const { stackName } = addStacks(app, { configuration, code, pages: join(built, 'pages') });
  app.synth();
  return stackName;
};
