import * as v from 'valibot';
import { resourcesOf, synthesized, type Resource } from './synthesized.ts';

/** Every Lambda function with the name of its entry point, which stands behind the stack's in its own. */
export const functions = (from = synthesized()): readonly (Resource & { readonly name: string })[] =>
  resourcesOf('AWS::Lambda::Function', from).map((resource) => ({
    ...resource,
    name: v.parse(v.string(), resource.Properties['FunctionName']).slice(`${from.stack.stackName}-`.length),
  }));

/** The environment variables of a function. */
export const variablesOf = ({ Properties }: Resource): Readonly<Record<string, unknown>> =>
  v.parse(v.object({ Variables: v.record(v.string(), v.unknown()) }), Properties['Environment']).Variables;
