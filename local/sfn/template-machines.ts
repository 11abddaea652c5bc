import * as v from 'valibot';
import type { Resource } from '../assembly/template.ts';
import type { StateMachines } from './service.ts';

const Properties = v.object({
  DefinitionString: v.string(),
  RoleArn: v.string(),
  LoggingConfiguration: v.optional(v.unknown(), { Level: 'OFF', IncludeExecutionData: false }),
  TracingConfiguration: v.optional(v.unknown(), { Enabled: false }),
  EncryptionConfiguration: v.optional(v.unknown(), { Type: 'AWS_OWNED_KEY' }),
});

/** CloudFormation's names in the API's letters. */
const inSmall = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inSmall);
  if (!v.is(v.record(v.string(), v.unknown()), value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      inSmall(inside),
    ]),
  );
};

/**
 * Creates the state machines of a template.
 * @param resources of type `AWS::StepFunctions::StateMachine`
 */
export const createMachines = (
  machines: StateMachines,
  resources: readonly Pick<Resource, 'name' | 'arn' | 'properties'>[],
): void => {
  for (const { name, arn, properties } of resources) {
    const { DefinitionString: definition, RoleArn: roleArn, ...others } = v.parse(Properties, properties);
    const settings = {
      loggingConfiguration: inSmall(others.LoggingConfiguration),
      tracingConfiguration: inSmall(others.TracingConfiguration),
      encryptionConfiguration: inSmall(others.EncryptionConfiguration),
    };
    machines.create({ name, arn, definition, roleArn, settings });
  }
};
