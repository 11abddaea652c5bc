import * as v from 'valibot';
import { resourcesOf, synthesized, type Resource } from './synthesized.ts';

/**
 * Functions that are the CDK's own and run only while the stack is deployed, by the beginning of their logical ids,
 * with the reason why they are there. They keep no rule but those of roles and log groups; a deploy that they fail
 * in says so, so they ring no alarm.
 */
export const functionsOfTheCdk: Readonly<Record<string, string>> = {
  CustomCDKBucketDeployment: 'uploads the pages: CloudFormation has no resource for the objects of a bucket',
};

/** The function that uploads the pages. */
export const uploaders = (from = synthesized()): readonly Resource[] =>
  resourcesOf('AWS::Lambda::Function', from).filter(({ id }) =>
    Object.keys(functionsOfTheCdk).some((beginning) => id.startsWith(beginning)),
  );

/** Every function of ours with the name of its entry point, which stands behind the stack's in its own. */
export const functions = (from = synthesized()): readonly (Resource & { readonly name: string })[] => {
  const others = uploaders(from).map(({ id }) => id);
  return resourcesOf('AWS::Lambda::Function', from)
    .filter(({ id }) => !others.includes(id))
    .map((resource) => ({
      ...resource,
      name: v.parse(v.string(), resource.Properties['FunctionName']).slice(`${from.stack.stackName}-`.length),
    }));
};

/** The function of an entry point. */
export const functionNamed = (name: string, from = synthesized()): Resource => {
  const found = functions(from).find((each) => each.name === name);
  if (!found) throw new Error(`There is no function ${name}`);
  return found;
};

/** The environment variables of a function. */
export const variablesOf = ({ Properties }: Resource): Readonly<Record<string, unknown>> =>
  v.parse(v.object({ Variables: v.record(v.string(), v.unknown()) }), Properties['Environment']).Variables;
