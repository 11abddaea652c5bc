import type { Resource, synthesized } from './synthesized.ts';

/** A name that a resource gets from its template, as JSON. */
export interface GivenName {
  readonly resource: Resource;
  readonly property: string;
  readonly name: string;
}

// Names that hold inside something else of the stack, which is another one in each stack.
const insideAnother = [
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Stage',
  'AWS::Cognito::UserPoolResourceServer',
  'AWS::SES::ConfigurationSetEventDestination',
  'Custom::CDKBucketDeployment',
];

// What programs show, and metrics that AWS counts.
const isLabel = (property: string, name: string): boolean =>
  property === 'DisplayName' || property === 'MetricName' || name.startsWith('"AWS/');

/** Every name that a template gives; what is named after a resource is as much the stack's own as that is. */
export const givenNames = ({
  template,
}: Pick<ReturnType<typeof synthesized>, 'template'>): readonly GivenName[] => {
  const ids = Object.keys(template.Resources);
  const isReference = (name: string) => ids.some((id) => name.includes(`"${id}"`));
  return Object.entries(template.Resources)
    .filter(([, { Type }]) => !insideAnother.includes(Type))
    .flatMap(([id, resource]) =>
      namesIn(resource.Properties)
        .filter(({ property, name }) => !isLabel(property, name) && !isReference(name))
        .map((given) => ({ ...given, resource: { ...resource, id } })),
    );
};

// CloudFront keeps the name of a resource one level down.
const namesIn = (properties: object): readonly Omit<GivenName, 'resource'>[] =>
  Object.entries(properties).flatMap(([property, value]: [string, unknown]) => {
    if (/(Name|Domain|Namespace|EmailIdentity)$/.test(property))
      return [{ property, name: JSON.stringify(value) }];
    return property.endsWith('Config') && typeof value === 'object' && value !== null ? namesIn(value) : [];
  });
