/** The CDK app: `npx cdk synth`, `npx cdk deploy`. What can be set is in lib/configuration.ts. */
import { App } from 'aws-cdk-lib';
import { bundleEntryPoints } from '../lib/bundles.ts';
import { ConfigurationInvalid, readConfiguration, type Configuration } from '../lib/configuration.ts';
import { buildPages } from '../lib/pages.ts';
import { addStacks } from '../lib/stacks.ts';

/** A wrong setting is the deployer's to mend: they get the sentence, not the stack of our code. */
const configure = (app: App): Configuration => {
  try {
    return readConfiguration(app.node.getAllContext());
  } catch (error) {
    if (!(error instanceof ConfigurationInvalid)) throw error;
    console.error(error.message);
    return process.exit(1);
  }
};

const app = new App();
const configuration = configure(app);
addStacks(app, { configuration, code: bundleEntryPoints(), pages: await buildPages() });
app.synth();
