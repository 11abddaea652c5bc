import { formatArn, place } from '../aws/place.ts';
import { resolve, type Scope } from './intrinsics.ts';
import { namings, placeholder, stableUuid, type PhysicalId } from './physical-ids.ts';
import type { TemplateSource } from './source.ts';
import { TemplateError } from './template-error.ts';

/** What the template does not say itself. */
export interface TemplateValues {
  /** By name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** By type of resource and attribute, such as `AWS::Cognito::UserPool.ProviderURL` or `….UserPoolClient.Ref`. */
  readonly attributes?: Readonly<Record<string, string>>;
  /**
   * Hosts that are reached without TLS here, though the template names them by https: the distribution's domain is
   * `https://<domain>` wherever it stands, and the local site is at http://127.0.0.1.
   */
  readonly plainHosts?: readonly string[];
}

const pseudoParameters = (stackName: string): Readonly<Record<string, string | undefined>> => ({
  'AWS::AccountId': place.account,
  'AWS::NoValue': undefined,
  'AWS::Partition': place.partition,
  'AWS::Region': place.region,
  'AWS::StackId': formatArn('cloudformation', `stack/${stackName}/${stableUuid(stackName)}`),
  'AWS::StackName': stackName,
  'AWS::URLSuffix': 'amazonaws.com',
});

/** No AllowedPattern is held: what a deploy refuses may be right here. */
const fillParameters = (
  parameters: TemplateSource['Parameters'],
  given: TemplateValues['parameters'],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, { Default }]) => {
      const value = given[name] ?? Default;
      if (value === undefined) throw new TemplateError(`Parameter ${name}`, 'It has no value and no default');
      return [name, value];
    }),
  );

/** What everything in a template refers to. */
export interface References {
  /** For the functions of one part. */
  readonly scopeOf: (where: string) => Scope;
  readonly physicalId: (logicalId: string) => PhysicalId;
}

/**
 * Finds what the parts of a template refer to.
 * @throws {TemplateError} a parameter has no value
 */
export const createReferences = (
  { Resources, Parameters }: TemplateSource,
  stackName: string,
  { parameters, attributes = {} }: TemplateValues,
): References => {
  const values = { ...pseudoParameters(stackName), ...fillParameters(Parameters, parameters) };

  const findResource = (id: string, where: string) => {
    const resource = Resources[id];
    if (!resource) throw new TemplateError(where, `It refers to ${id}, which the template does not have`);
    return resource;
  };

  const physicalId = (id: string): PhysicalId => {
    const { Type, Properties: properties } = findResource(id, id);
    const { property = '', generated = String, arn } = namings[Type] ?? {};
    const given = resolve(properties[property], createScope(id));
    const name = typeof given === 'string' ? given : generated(`${stackName}-${id}`);
    return { name, arn: arn?.(name) ?? placeholder(id, 'Arn') };
  };

  const readAttribute = (id: string, attribute: string, where: string): string => {
    const { Type } = findResource(id, where);
    const { name, arn } = physicalId(id);
    const own: Readonly<Record<string, string>> = {
      Ref: name,
      Arn: arn,
      ...namings[Type]?.attributes?.({ name, arn }),
    };
    return attributes[`${Type}.${attribute}`] ?? own[attribute] ?? placeholder(id, attribute);
  };

  const createScope = (where: string): Scope => ({
    where,
    reference: (name) => (name in values ? values[name] : readAttribute(name, 'Ref', where)),
    attribute: (id, attribute) => readAttribute(id, attribute, where),
  });

  return { scopeOf: createScope, physicalId };
};
