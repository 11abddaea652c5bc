import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStack } from '../../../local/assembly/template.ts';
import type { TemplateValues } from '../../../local/assembly/references.ts';
import { removeDirectories, writeAssembly } from './support/small-assembly.ts';

removeDirectories();

const read = (template: Readonly<Record<string, unknown>>, values: Partial<TemplateValues> = {}) =>
  readStack({ directory: writeAssembly({ template }), stackName: 'Small' }).resolve({
    parameters: {},
    ...values,
  });

/** What a template makes of one value. */
const valueOf = (value: unknown, resources: Readonly<Record<string, unknown>> = {}, parameters = {}) => {
  const Thing = { Type: 'Custom::Thing', Properties: { value } };
  const { resources: of } = read(
    { Parameters: { Given: {}, Defaulted: { Default: 'by default' } }, Resources: { Thing, ...resources } },
    { parameters: { Given: 'http://127.0.0.1:8080', ...parameters } },
  );
  return of('Custom::Thing')[0]?.properties['value'];
};

const resource = (Type: string, Properties = {}) => ({ Named: { Type, Properties } });
const ref = (Type: string, Properties = {}) => valueOf({ Ref: 'Named' }, resource(Type, Properties));
const arn = (Type: string, Properties = {}) =>
  valueOf({ 'Fn::GetAtt': ['Named', 'Arn'] }, resource(Type, Properties));

describe('parameters of a template', () => {
  it('have the value that they are given, even one that a deploy refuses, else their default', () => {
    const SiteUrl = { AllowedPattern: '^https://' };
    const { outputs } = read(
      {
        Parameters: { SiteUrl, Other: { Default: 'by default' }, Third: { Default: 'not this' } },
        Resources: {},
        Outputs: {
          Site: { Value: { Ref: 'SiteUrl' } },
          Other: { Value: { Ref: 'Other' } },
          Third: { Value: { Ref: 'Third' } },
        },
      },
      { parameters: { SiteUrl: 'http://127.0.0.1:8080', Third: 'this' } },
    );
    expect(outputs).toEqual({ Site: 'http://127.0.0.1:8080', Other: 'by default', Third: 'this' });
  });

  it('are missed by name when they have neither', () => {
    expect(() => read({ Parameters: { SenderAddress: {} }, Resources: {} })).toThrow(
      'Parameter SenderAddress: It has no value and no default',
    );
  });
});

describe('functions of a template', () => {
  it.each([
    ['Ref of a parameter', { Ref: 'Given' }, 'http://127.0.0.1:8080'],
    ['Ref of a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-central-1'],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::AccountId' }]] }, 'a-000000000000'],
    ['Fn::Split', { 'Fn::Split': ['//', { Ref: 'Given' }] }, ['http:', '127.0.0.1:8080']],
    ['Fn::Select', { 'Fn::Select': ['1', { 'Fn::Split': [' ', { Ref: 'Defaulted' }] }] }, 'default'],
    ['Fn::Sub', { 'Fn::Sub': '${AWS::StackName}.${AWS::URLSuffix} ${!Kept}' }, 'Small.amazonaws.com ${Kept}'],
    [
      'Fn::Sub with values',
      { 'Fn::Sub': ['${Own} ${Given}', { Own: { Ref: 'Defaulted' } }] },
      'by default http://127.0.0.1:8080',
    ],
    [
      'Fn::Sub with an attribute',
      { 'Fn::Sub': '${Named.Arn}' },
      'arn:aws:lambda:eu-central-1:000000000000:function:f',
    ],
  ])('%s', (_, value, expected) => {
    expect(valueOf(value, resource('AWS::Lambda::Function', { FunctionName: 'f' }))).toEqual(expected);
  });

  it('leave out what has no value', () => {
    expect(
      valueOf({ kept: 1, gone: { Ref: 'AWS::NoValue' }, list: [{ Ref: 'AWS::NoValue' }, 2] }),
    ).toStrictEqual({
      kept: 1,
      list: [2],
    });
  });

  it('leave members alone that only look like one', () => {
    expect(valueOf({ Ref: 'Given', Other: 1 })).toEqual({ Ref: 'Given', Other: 1 });
  });

  it.each([
    ['Thing: Fn::ImportValue is not emulated', { 'Fn::ImportValue': 'x' }],
    ['Thing: It refers to Nothing, which the template does not have', { Ref: 'Nothing' }],
    ["Thing: Fn::Join can't take", { 'Fn::Join': 'x' }],
    ["Thing: Fn::Select can't take", { 'Fn::Select': [2, ['a', 'b']] }],
  ])('are refused with a reason: %s', (message, value) => {
    expect(() => valueOf(value)).toThrow(message);
  });

  it('refuses conditions', () => {
    expect(() => read({ Resources: { Sometimes: { Type: 'Custom::Thing', Condition: 'Is' } } })).toThrow(
      'Resources.Sometimes.Condition: conditions are not emulated',
    );
  });
});

describe('names of resources', () => {
  it('come from the property of their type, else from stack and logical id', () => {
    expect(ref('AWS::DynamoDB::Table', { TableName: { Ref: 'Defaulted' } })).toBe('by default');
    expect(ref('AWS::DynamoDB::Table')).toBe('Small-Named');
    expect(ref('AWS::ApiGatewayV2::Api', { Name: 'shown only' })).toBe('Small-Named');
  });

  it('of keys are UUIDs, always the same', () => {
    const id = ref('AWS::KMS::Key');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ref('AWS::KMS::Key')).toBe(id);
    expect(arn('AWS::KMS::Key')).toBe(`arn:aws:kms:eu-central-1:000000000000:key/${String(id)}`);
  });

  it.each([
    ['AWS::DynamoDB::Table', { TableName: 'n' }, 'arn:aws:dynamodb:eu-central-1:000000000000:table/n'],
    ['AWS::SSM::Parameter', { Name: '/a/b' }, 'arn:aws:ssm:eu-central-1:000000000000:parameter/a/b'],
    ['AWS::IAM::Role', { RoleName: 'n' }, 'arn:aws:iam::000000000000:role/n'],
    ['AWS::Events::Rule', { Name: 'n' }, 'arn:aws:events:eu-central-1:000000000000:rule/n'],
    [
      'AWS::SES::EmailIdentity',
      { EmailIdentity: 'a@b.example' },
      'arn:aws:ses:eu-central-1:000000000000:identity/a@b.example',
    ],
    [
      'AWS::StepFunctions::StateMachine',
      { StateMachineName: 'n' },
      'arn:aws:states:eu-central-1:000000000000:stateMachine:n',
    ],
  ])('are in the ARN of %s', (type, properties, expected) => {
    expect(arn(type, properties)).toBe(expected);
  });

  it.each([
    ['AWS::StepFunctions::StateMachine', 'arn:aws:states:eu-central-1:000000000000:stateMachine:Small-Named'],
    ['AWS::SNS::Topic', 'arn:aws:sns:eu-central-1:000000000000:Small-Named'],
    ['AWS::SQS::Queue', 'https://sqs.eu-central-1.amazonaws.com/000000000000/Small-Named'],
  ])('%s is referred to by something else', (type, expected) => {
    expect(ref(type)).toBe(expected);
  });

  it('give way to what the local cloud says of a type', () => {
    const { outputs } = read(
      {
        Resources: {
          Users: { Type: 'AWS::Cognito::UserPool' },
          Client: { Type: 'AWS::Cognito::UserPoolClient' },
        },
        Outputs: {
          Issuer: { Value: { 'Fn::GetAtt': ['Users', 'ProviderURL'] } },
          Client: { Value: { Ref: 'Client' } },
        },
      },
      {
        attributes: {
          'AWS::Cognito::UserPool.ProviderURL': 'http://127.0.0.1:9000',
          'AWS::Cognito::UserPoolClient.Ref': 'self-service',
        },
      },
    );
    expect(outputs).toEqual({ Issuer: 'http://127.0.0.1:9000', Client: 'self-service' });
  });

  it('stand out where a type is unknown', () => {
    expect(ref('AWS::CloudFront::Distribution')).toBe('Small-Named');
    const domain = { 'Fn::GetAtt': ['Named', 'DomainName'] };
    expect(valueOf(domain, resource('AWS::CloudFront::Distribution'))).toBe('<Named.DomainName>');
  });
});

describe('assets of a stack', () => {
  it('are found by hash and by the key that they have in the bucket', () => {
    const directory = writeAssembly({ template: { Resources: {} }, handlers: { abc: '' } });
    const { asset } = readStack({ directory, stackName: 'Small' }).resolve({ parameters: {} });
    expect(asset('abc')).toBe(join(directory, 'asset.abc'));
    expect(asset('abc.zip')).toBe(join(directory, 'asset.abc'));
    expect(() => asset('def.zip')).toThrow('Small: It has no asset def.zip');
  });
});
