/** `npm run brand`: name, logo, colours and help of the company, on the pages and in the mails of a deployment. */
import { Command } from 'commander';
import { PageBucket } from './brand/bucket.ts';
import { brandLines } from './brand/lines.ts';
import { prepareBrand } from './brand/prepare.ts';
import { publishBrand, readBrand, removeBrand } from './brand/publish.ts';
import { reachDeployment } from './shared/deployment.ts';
import { json } from './shared/flags.ts';
import { printResult } from './shared/print.ts';
import { withReachFlags, type ReachFlags } from './shared/reach.ts';
import { runTool } from './shared/tool.ts';

interface Flags extends ReachFlags {
  readonly json: boolean;
}

const reachBucket = async (flags: ReachFlags): Promise<PageBucket> => {
  const { client, ssm, deployment } = await reachDeployment(flags);
  const { pageBucketName } = deployment;
  if (pageBucketName === undefined)
    throw new Error('The deployment is of a release that had no brand; deploy this one first');
  return new PageBucket(ssm, pageBucketName, client.endpoint);
};

const program = new Command('npm run brand --').description(
  'The brand that pages and mails show. docs/brand.md says what it is made of.',
);

const addCommand = (name: string): Command => withReachFlags(program.command(name)).addOption(json);

addCommand('get')
  .description('Prints the brand that the pages show now.')
  .action((flags: Flags) =>
    runTool(async () => {
      const brand = await readBrand(await reachBucket(flags));
      printResult(flags.json, brand ?? null, brand ? brandLines(brand) : ['There is none.']);
      return 0;
    }),
  );

addCommand('check <folder>')
  .description('Checks brand.json and the logos in a folder, and writes nothing.')
  .action((folder: string, flags: Flags) =>
    runTool(async () => {
      const { brand, notes } = await prepareBrand(folder);
      printResult(flags.json, { brand, notes }, [...notes, ...brandLines(brand)]);
      return 0;
    }),
  );

addCommand('set <folder>')
  .description('Checks brand.json and the logos in a folder, and publishes them. Pages show them at once.')
  .action((folder: string, flags: Flags) =>
    runTool(async () => {
      const prepared = await prepareBrand(folder);
      await publishBrand(await reachBucket(flags), prepared);
      const { brand, notes } = prepared;
      printResult(flags.json, { brand, notes }, [
        ...notes,
        ...brandLines(brand),
        'Pages show it from now on, mails within five minutes.',
      ]);
      return 0;
    }),
  );

addCommand('reset')
  .description('Takes the brand away; pages and mails have their own look again.')
  .action((flags: Flags) =>
    runTool(async () => {
      const removed = await removeBrand(await reachBucket(flags));
      printResult(flags.json, { removed }, [removed ? 'The brand is gone' : 'There was none']);
      return 0;
    }),
  );

await program.parseAsync();
