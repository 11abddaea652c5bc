import { describe, expect, it } from 'vitest';
import { statementsIn, type Statement } from './support/statements.ts';
import { resourcesOf } from './support/synthesized.ts';

/** Every wildcard in a policy of a role, with the reason why it has to be there. */
const wildcards: Readonly<Record<string, string>> = {
  'xray:PutTraceSegments on *': 'X-Ray knows no resources',
  'xray:PutTelemetryRecords on *': 'X-Ray knows no resources',
  'xray:GetSamplingRules on *': 'X-Ray knows no resources',
  'xray:GetSamplingTargets on *': 'X-Ray knows no resources',
  'logs:CreateLogDelivery on *': 'log delivery of Step Functions knows no resources',
  'logs:GetLogDelivery on *': 'log delivery of Step Functions knows no resources',
  'logs:UpdateLogDelivery on *': 'log delivery of Step Functions knows no resources',
  'logs:DeleteLogDelivery on *': 'log delivery of Step Functions knows no resources',
  'logs:ListLogDeliveries on *': 'log delivery of Step Functions knows no resources',
  'logs:PutResourcePolicy on *': 'log delivery of Step Functions knows no resources',
  'logs:DescribeResourcePolicies on *': 'log delivery of Step Functions knows no resources',
  'logs:DescribeLogGroups on *': 'log delivery of Step Functions knows no resources',
  's3:PutObject on arn:<AWS::Partition>:s3:::<CrlBucketName>/*': 'the CA names its revocation lists itself',
  's3:PutObjectAcl on arn:<AWS::Partition>:s3:::<CrlBucketName>/*':
    'the CA names its revocation lists itself',
  'ses:SendEmail on arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*':
    "in the sandbox, SES asks for the recipient's identity too; the condition pins the sender's address",
  'ses:SendRawEmail on arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*':
    "in the sandbox, SES asks for the recipient's identity too; the condition pins the sender's address",
  's3:GetObject on arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*.zip':
    'a grant that changes with each deploy does not hold yet when the upload uses it',
  's3:PutObject on <SitePages.Arn>/*': 'each version of the pages has files of other names',
  's3:DeleteObject on <SitePages.Arn>/*': 'each version of the pages has files of other names',
};

/** Policies of keys: `*` is the key itself. KMS asks for the first so that IAM policies count at all. */
const keyPolicies: Readonly<Record<string, string>> = {
  'kms:*': 'the account itself, so that its IAM policies can grant the key',
  'kms:Decrypt': 'a service that works with the key, under a condition',
  'kms:GenerateDataKey': 'a service that works with the key, under a condition',
};

const grantsOf = ({ Action, Resource }: Statement): readonly string[] =>
  Action.flatMap((action) => Resource.map((resource) => `${action} on ${withoutHash(resource)}`));

const withoutHash = (resource: string): string => resource.replace(/^<SitePages\w+\./, '<SitePages.');

const rolePolicies = resourcesOf('AWS::IAM::Policy').flatMap(({ Properties }) =>
  statementsIn(Properties['PolicyDocument']),
);

const keyStatements = resourcesOf('AWS::KMS::Key').flatMap(({ Properties }) =>
  statementsIn(Properties['KeyPolicy']),
);

describe('wildcards', () => {
  it('stand in no grant but those with a reason', () => {
    const found = rolePolicies.flatMap(grantsOf).filter((grant) => grant.includes('*'));
    expect([...new Set(found)].toSorted()).toEqual(Object.keys(wildcards).toSorted());
  });

  it('stand in no policy inside a role', () => {
    for (const { Properties } of resourcesOf('AWS::IAM::Role'))
      expect(Properties).not.toHaveProperty('Policies');
  });

  it('give a key to nobody but its account and services of it', () => {
    expect([...new Set(keyStatements.flatMap(({ Action }) => Action))].toSorted()).toEqual(
      Object.keys(keyPolicies).toSorted(),
    );
    for (const { Action, Principal, Condition } of keyStatements)
      if (Action.includes('kms:*')) expect(JSON.stringify(Principal)).toContain(':root');
      else expect(JSON.stringify(Condition)).toContain('AWS::AccountId');
  });
});
