import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readConfiguration } from './lib/configuration.ts';
import { addStacks } from './lib/stacks.ts';
const app = new App(process.argv[3] ? {context: JSON.parse(process.argv[3])} : {});
addStacks(app, { configuration: readConfiguration(process.argv[2]?{ 'get-mobile-id:ca': process.argv[2] }:{}), code: () => Code.fromInline('exports.handler = async () => {}') });
console.time('nag');
const r = new AwsSolutionsChecks(app).validateScope(app);
for (const v of r.violations) { console.log(v.ruleName, v.severity, v.violatingResources.map(x=>x.constructPath)); }
console.timeEnd('nag');
console.time('synth');
app.synth();
console.timeEnd('synth');
