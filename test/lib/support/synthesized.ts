import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import * as v from 'valibot';
import { contextPrefix, readConfiguration } from '../../../lib/configuration.ts';
import { addStacks } from '../../../lib/stacks.ts';

const ResourceSchema = v.looseObject({
  Type: v.string(),
  Properties: v.optional(v.record(v.string(), v.unknown()), {}),
  DeletionPolicy: v.optional(v.string()),
  UpdateReplacePolicy: v.optional(v.string()),
  DependsOn: v.optional(v.array(v.string()), []),
});

const TemplateSchema = v.object({
  Parameters: v.optional(v.record(v.string(), v.record(v.string(), v.unknown())), {}),
  Resources: v.record(v.string(), ResourceSchema),
  Outputs: v.optional(v.record(v.string(), v.looseObject({ Value: v.unknown() })), {}),
});

export type Resource = v.InferOutput<typeof ResourceSchema> & { readonly id: string };

// The command line hands them to the app, and so decides what a template looks like.
const { context: featureFlags } = v.parse(
  v.object({ context: v.record(v.string(), v.unknown()) }),
  JSON.parse(readFileSync(new URL('../../../cdk.json', import.meta.url), 'utf8')),
);

// Stands for the built pages.
const pages = fileURLToPath(new URL('pages', import.meta.url));

const once = new Map<string, ReturnType<typeof synthesize>>();

/**
 * The app as it synthesizes: without bundles and without CloudFormation's own checks, which take most of the
 * time. The same settings are synthesized once for all test files of a process.
 * @param settings configuration, by name
 */
export const synthesized = (settings: Readonly<Record<string, unknown>> = {}) => {
  const key = JSON.stringify(settings);
  const found = once.get(key) ?? synthesize(settings);
  once.set(key, found);
  return found;
};

const synthesize = (settings: Readonly<Record<string, unknown>>) => {
  const app = new App({ builtinCloudFormationValidation: false, context: featureFlags });
  const context = Object.entries(settings).map(([name, value]) => [`${contextPrefix}${name}`, value]);
  const configuration = readConfiguration(Object.fromEntries(context));
  const code = () => Code.fromInline('exports.handler = () => {};');
  const stack = addStacks(app, { configuration, code, pages });
  const assembly = app.synth();
  return { app, stack, assembly, template: parsed(assembly, stack.stackName) };
};

const parsed = (assembly: CloudAssembly, stackName: string) =>
  v.parse(TemplateSchema, assembly.getStackByName(stackName).template);

/** The template of a stack by its name. */
export const templateOf = (stackName: string, settings: Readonly<Record<string, unknown>>) =>
  parsed(synthesized(settings).assembly, stackName);

/** The resources of one type, with their logical ids. */
export const resourcesOf = (
  type: string,
  { template }: Pick<ReturnType<typeof synthesize>, 'template'> = synthesized(),
): readonly Resource[] =>
  Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === type)
    .map(([id, resource]) => ({ ...resource, id }));

const IntrinsicSchema = v.union([
  v.pipe(
    v.object({ Ref: v.string() }),
    v.transform(({ Ref }) => `<${Ref}>`),
  ),
  v.pipe(
    v.object({ 'Fn::GetAtt': v.tuple([v.string(), v.string()]) }),
    v.transform(({ 'Fn::GetAtt': [id, attribute] }) => `<${id}.${attribute}>`),
  ),
  v.pipe(
    v.object({ 'Fn::Sub': v.string() }),
    v.transform((value) => value['Fn::Sub'].replaceAll(/\$\{([^}]+)\}/g, '<$1>')),
  ),
  v.pipe(
    v.object({ 'Fn::ImportValue': v.string() }),
    v.transform((value) => `<${value['Fn::ImportValue']}>`),
  ),
]);

const JoinSchema = v.object({ 'Fn::Join': v.tuple([v.string(), v.array(v.unknown())]) });

/** A value of a template as text, references in angle brackets. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (!v.is(JoinSchema, value)) return v.parse(IntrinsicSchema, value);
  const [separator, parts] = value['Fn::Join'];
  return parts.map(textOf).join(separator);
};
