import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import * as v from 'valibot';
import { bundleEntryPoints } from '../lib/bundles.ts';
import { readConfiguration } from '../lib/configuration.ts';
import { buildPages } from '../lib/pages.ts';
import { addStacks } from '../lib/stacks.ts';

const ContextSchema = v.object({ context: v.record(v.string(), v.unknown()) });

// SES knows nobody here yet.
const ownSender = { 'get-mobile-id:sender': 'create' };

/**
 * Synthesizes the app as `npx cdk synth` does, but in this process, and without CloudFormation's own checks of the
 * template, which take most of the time. Bundles and pages are made beside the directory, so that several processes
 * can synthesize at the same time, each into a directory of its own.
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
  const built = `${directory}-built`;
  try {
    const pages = await buildPages(join(built, 'pages'));
    const code = bundleEntryPoints(join(built, 'lambdas'));
    const { stackName } = addStacks(app, { configuration, code, pages });
    app.synth();
    return stackName;
  } finally {
    // The assembly holds copies.
    rmSync(built, { recursive: true, force: true });
  }
};
