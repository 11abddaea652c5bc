import { createHash } from 'node:crypto';
import { formatArn, place } from '../aws/place.ts';

/** What tells a resource from all others. */
export interface PhysicalId {
  readonly name: string;
  readonly arn: string;
}

/** How AWS names the resources of a type. */
export interface Naming {
  /** The property that gives the name. */
  readonly property?: string;
  /** The name where no property gives one. @default stack and logical id */
  readonly generated?: (logicalId: string) => string;
  readonly arn?: (name: string) => string;
  /** What `Fn::GetAtt` gives besides `Arn`, and what `Ref` gives where that is not the name. */
  readonly attributes?: (id: PhysicalId) => Readonly<Record<string, string>>;
}

/** What tells a table's stream from its earlier ones: the moment at which it was turned on. */
export const streamLabel = '2026-01-01T00:00:00.000';

/** ARN of the stream of a table. */
export const toStreamArn = (tableArn: string): string => `${tableArn}/stream/${streamLabel}`;

/** The same logical id always gets the same UUID (version 8 of RFC 9562 section 5.8). */
export const stableUuid = (logicalId: string): string =>
  createHash('sha256')
    .update(logicalId)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');

const toNamedArn =
  (service: string, prefix = '') =>
  (name: string): string =>
    formatArn(service, `${prefix}${name}`);

/**
 * By type of resource. Whatever is not here is named after stack and logical id, and has no ARN.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const namings: Readonly<Record<string, Naming>> = {
  // Of its ARNs the one by which IAM knows calls of the API's routes.
  'AWS::ApiGatewayV2::Api': { arn: toNamedArn('execute-api') },
  'AWS::ApiGatewayV2::Stage': { property: 'StageName' },
  'AWS::Cognito::UserPool': {
    generated: (logicalId) => `${place.region}_${stableUuid(logicalId).replaceAll('-', '').slice(0, 9)}`,
    arn: toNamedArn('cognito-idp', 'userpool/'),
    attributes: ({ name }) => ({ ProviderURL: `https://cognito-idp.${place.region}.amazonaws.com/${name}` }),
  },
  'AWS::Cognito::UserPoolDomain': { property: 'Domain' },
  'AWS::Cognito::UserPoolResourceServer': { property: 'Identifier' },
  'AWS::DynamoDB::Table': {
    property: 'TableName',
    arn: toNamedArn('dynamodb', 'table/'),
    attributes: ({ arn }) => ({ StreamArn: toStreamArn(arn) }),
  },
  'AWS::Events::Rule': { property: 'Name', arn: toNamedArn('events', 'rule/') },
  'AWS::IAM::Policy': { property: 'PolicyName' },
  'AWS::IAM::Role': {
    property: 'RoleName',
    arn: (name) => `arn:${place.partition}:iam::${place.account}:role/${name}`,
  },
  'AWS::KMS::Key': {
    generated: stableUuid,
    arn: toNamedArn('kms', 'key/'),
    attributes: ({ name }) => ({ KeyId: name }),
  },
  'AWS::Lambda::Function': { property: 'FunctionName', arn: toNamedArn('lambda', 'function:') },
  'AWS::Logs::LogGroup': {
    property: 'LogGroupName',
    arn: (name) => formatArn('logs', `log-group:${name}:*`),
  },
  'AWS::S3::Bucket': {
    property: 'BucketName',
    // Names of buckets are lower-case and short, and shared by all accounts.
    generated: (logicalId) => `${logicalId.toLowerCase().slice(0, 40)}-${stableUuid(logicalId).slice(0, 8)}`,
    arn: (name) => `arn:${place.partition}:s3:::${name}`,
  },
  'AWS::SES::ConfigurationSet': { property: 'Name', arn: toNamedArn('ses', 'configuration-set/') },
  'AWS::SES::EmailIdentity': { property: 'EmailIdentity', arn: toNamedArn('ses', 'identity/') },
  'AWS::SNS::Topic': {
    property: 'TopicName',
    arn: toNamedArn('sns'),
    attributes: ({ arn }) => ({ Ref: arn }),
  },
  'AWS::SQS::Queue': {
    property: 'QueueName',
    arn: toNamedArn('sqs'),
    attributes: ({ name }) => ({
      Ref: `https://sqs.${place.region}.amazonaws.com/${place.account}/${name}`,
      QueueName: name,
    }),
  },
  'AWS::SSM::Parameter': {
    property: 'Name',
    arn: (name) => formatArn('ssm', `parameter/${name.replace(/^\//, '')}`),
  },
  'AWS::StepFunctions::StateMachine': {
    property: 'StateMachineName',
    arn: toNamedArn('states', 'stateMachine:'),
    attributes: ({ arn, name }) => ({ Ref: arn, Name: name }),
  },
};

/** Stands for what the local cloud does not have; easy to see wherever it turns up. */
export const placeholder = (logicalId: string, attribute: string): string => `<${logicalId}.${attribute}>`;
