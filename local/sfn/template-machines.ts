import * as v from 'valibot';
import type { Resource } from '../assembly/template.ts';
import type { StateMachines } from './service.ts';

const Properties = v.object({ DefinitionString: v.string(), RoleArn: v.string() });

/**
 * Creates the state machines of a template.
 * @param resources of type `AWS::StepFunctions::StateMachine`
 */
export const createMachines = (
  machines: StateMachines,
  resources: readonly Pick<Resource, 'name' | 'arn' | 'properties'>[],
): void => {
  for (const { name, arn, properties } of resources) {
    const { DefinitionString: definition, RoleArn: roleArn } = v.parse(Properties, properties);
    machines.create({ name, arn, definition, roleArn });
  }
};
