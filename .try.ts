import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { readConfiguration } from '/work/main/lib/configuration.ts';
import { addStacks } from '/work/main/lib/stacks.ts';
import { writeFileSync } from 'node:fs';
const app = new App();
console.time('make');
const stack = addStacks(app, { configuration: readConfiguration(process.argv[2]?{ 'get-mobile-id:ca': process.argv[2] }:{}), code: () => Code.fromInline('exports.handler = async () => {}') });
console.timeEnd('make');
console.time('synth');
try { const a = app.synth(); console.log(a.directory); writeFileSync('/tmp/template.json', JSON.stringify(a.getStackByName(stack.stackName).template, null, 1)); } catch (e) { console.error(e.message); }
console.timeEnd('synth');
