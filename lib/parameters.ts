import { CfnParameter, type Stack } from 'aws-cdk-lib';

/** Where the CA is and where it publishes its revocation list. */
export interface AuthorityLocation {
  readonly arn: string;
  readonly crlBucketName: string;
}

// What only the deployer can know; none of it has a default, so a deploy without it stops at once.

/** The address that mails come from. */
export const senderAddressParameter = (stack: Stack): string =>
  parameter(stack, 'SenderAddress', {
    description:
      'Mail address that the users get their mails from; SES has to have verified its domain, or it',
    allowedPattern: '^[^@\\s<>"]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$',
  });

/** The CA that a deployer brings. */
export const authorityParameters = (stack: Stack): AuthorityLocation => ({
  arn: parameter(stack, 'CertificateAuthorityArn', {
    description: 'ARN of the private CA (ACM PCA, general purpose) that issues the certificates',
    allowedPattern: '^arn:aws[a-z-]*:acm-pca:[a-z0-9-]+:[0-9]{12}:certificate-authority/[0-9a-f-]{36}$',
  }),
  crlBucketName: parameter(stack, 'CrlBucketName', {
    description: 'Bucket that the CA writes its certificate revocation list to; who revokes may write to it',
    allowedPattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$',
  }),
});

const parameter = (
  stack: Stack,
  name: string,
  { description, allowedPattern }: { readonly description: string; readonly allowedPattern: string },
): string =>
  new CfnParameter(stack, name, {
    description,
    allowedPattern,
    constraintDescription: description,
  }).valueAsString;
