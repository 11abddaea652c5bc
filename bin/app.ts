/** The CDK app: `npx cdk synth`, `npx cdk deploy`. What can be set is in lib/configuration.ts. */
import { App } from 'aws-cdk-lib';
import { bundleEntryPoints } from '../lib/bundles.ts';
import { readConfiguration } from '../lib/configuration.ts';
import { addStacks } from '../lib/stacks.ts';

const app = new App();
const configuration = readConfiguration(app.node.getAllContext());
addStacks(app, { configuration, code: bundleEntryPoints() });
app.synth();
