import { readFileSync, rmSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import * as v from 'valibot';
import { bundleEntryPoints } from '../../lib/bundles.ts';
import { readConfiguration } from '../../lib/configuration.ts';
import { addStacks } from '../../lib/stacks.ts';

const ContextSchema = v.object({ context: v.record(v.string(), v.unknown()) });

/**
 * Synthesizes the app as `npx cdk synth` does, but in this process, and without CloudFormation's own checks of the
 * template, which take most of the time. Bundles are made beside the directory, so that several processes can
 * synthesize at the same time, each into a directory of its own.
 * @param directory that gets the cloud assembly
 * @param options `context` goes before what cdk.json has
 * @returns name of the stack
 * @throws {ConfigurationInvalid} a setting is wrong
 */
export const synthesize = (
  directory: string,
  { context = {} }: { readonly context?: Readonly<Record<string, unknown>> } = {},
): string => {
  const cdkJson = readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8');
  const app = new App({
    outdir: directory,
    context: { ...v.parse(ContextSchema, JSON.parse(cdkJson)).context, ...context },
    builtinCloudFormationValidation: false,
  });
  const configuration = readConfiguration(app.node.getAllContext());
  const bundles = `${directory}-bundles`;
  try {
    const { stackName } = addStacks(app, { configuration, code: bundleEntryPoints(bundles) });
    app.synth();
    return stackName;
  } finally {
    // The assembly holds copies.
    rmSync(bundles, { recursive: true, force: true });
  }
};
