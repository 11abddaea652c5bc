import type { LocalAuthority } from '../local/acm-pca/authority.ts';
import { readTemplate, type Resource, type Template } from '../local/assembly/template.ts';
import { statementsOf, type PolicySources } from '../local/iam/policy.ts';
import type { Statement } from '../local/iam/statement.ts';

/** Whom mails come from. */
const sender = 'mobile-id@example.com';

/** The client with which Self-Service signs users in. */
export const clientId = 'self-service';

/** What a deployment is told that its template leaves open. */
export interface DeploymentValues {
  /** Origin of the pages, by http. */
  readonly siteUrl: string;
  /** Who signs users in. */
  readonly issuer: string;
  readonly authority: LocalAuthority;
}

/** Reads the stack as if CloudFormation had deployed it here. */
export const deployed = (
  directory: string,
  stackName: string,
  { siteUrl, issuer, authority }: DeploymentValues,
): Template => {
  const { host } = new URL(siteUrl);
  return readTemplate(directory, stackName, {
    parameters: {
      SenderAddress: sender,
      CertificateAuthorityArn: authority.arn,
      CrlBucketName: authority.options.crlBucket,
    },
    attributes: {
      'AWS::CloudFront::Distribution.DomainName': host,
      'AWS::Cognito::UserPool.ProviderURL': issuer,
      'AWS::Cognito::UserPoolClient.Ref': clientId,
    },
    plainHosts: [host],
  });
};

/** Who may do what, by the template. */
export const policiesOf = ({ resources }: Template): readonly Statement[] => {
  const sources: PolicySources = {
    roles: resources('AWS::IAM::Role'),
    policies: resources('AWS::IAM::Policy'),
    permissions: resources('AWS::Lambda::Permission'),
    roleId: (name) => resources('AWS::IAM::Role').find((role) => role.name === name)?.id,
  };
  return statementsOf(sources);
};

/** The one resource of a type. */
export const only = ({ resources }: Template, type: string): Resource => {
  const [found, ...others] = resources(type);
  if (!found || others.length > 0) throw new Error(`The template needs to have one ${type}`);
  return found;
};

/** The names of the project's tables, by the word that the store has for them. */
export const tableNames = ({ resources }: Template) => {
  const tables = resources('AWS::DynamoDB::Table');
  const named = (word: string): string => {
    const table = tables.find(({ id }) => id.startsWith(`Store${word}Table`));
    if (!table) throw new Error(`The template has no table ${word}`);
    return table.name;
  };
  return {
    Directory: named('Directory'),
    Orders: named('Orders'),
    MobileIds: named('MobileIds'),
    Coordination: named('Coordination'),
    EncryptionKeys: named('EncryptionKeys'),
  };
};

/** Words for the project's tables. */
export type TableName = keyof ReturnType<typeof tableNames>;
