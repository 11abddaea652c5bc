import { Stack, Validations } from 'aws-cdk-lib';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import type { IConstruct } from 'constructs';

/** Findings of cdk-nag that stay, each with the reason; constructs acknowledge them where they arise. */
export const nagAcknowledgements = {
  tracing: {
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray has no resources to name: its two writing actions are allowed on * and nothing else is.',
  },
  'log-delivery': {
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray and the log delivery of Step Functions have no resources to name; nothing else is on *.',
  },
  'phone-route': {
    id: 'AwsSolutions-APIG4',
    reason: 'A phone has no sign-in: the function checks its activation code or phone secret itself.',
  },
  'user-pool-plan': {
    id: 'AwsSolutions-COG8',
    reason: 'Threat protection is priced by user; whoever wants it turns it on or brings an issuer.',
  },
  'dead-letters': {
    id: 'AwsSolutions-SQS3',
    reason:
      'The queue is the dead-letter queue of the functions that events call; an alarm rings for its first message.',
  },
  'crl-bucket-log': {
    id: 'AwsSolutions-S1',
    reason: 'The bucket holds revocation lists only, which are public and signed.',
  },
  'crl-everywhere': {
    id: 'AwsSolutions-CFR1',
    reason: 'A relying party may be in any country.',
  },
  'crl-firewall': {
    id: 'AwsSolutions-CFR2',
    reason: 'The distribution serves public, signed files by GET; there is nothing to attack behind it.',
  },
  'crl-access-log': {
    id: 'AwsSolutions-CFR3',
    reason: 'Who asks for a revocation list tells who checks whose certificates: nobody needs to know.',
  },
  'crl-plain-http': {
    id: 'AwsSolutions-CFR4',
    reason: 'RFC 5280 section 8: a list fetched over TLS would need a list first. The lists are signed.',
  },
  'page-bucket-log': {
    id: 'AwsSolutions-S1',
    reason: 'Only the distribution reads the bucket, and what it holds everybody may read.',
  },
  'site-everywhere': {
    id: 'AwsSolutions-CFR1',
    reason: 'A user may travel: who may do what, sign-in and activation codes decide, not the country.',
  },
  'site-firewall': {
    id: 'AwsSolutions-CFR2',
    reason:
      'The API limits requests by user, by order and in all; a web ACL is priced by month and has to stand in us-east-1, so it is a setting (webAclArn).',
  },
  'site-access-log': {
    id: 'AwsSolutions-CFR3',
    reason:
      "It would keep people's IP addresses beside their orders; the API has a log of its own that names nobody.",
  },
  'site-certificate': {
    id: 'AwsSolutions-CFR4',
    reason:
      "CloudFront's own domain allows no choice of TLS versions; with a domain of one's own, it is TLS 1.2 or later.",
  },
  'page-upload-runtime': {
    id: 'AwsSolutions-L1',
    reason:
      'The CDK chooses the runtime of its own custom resource, which runs only while the stack is deployed.',
  },
} as const satisfies Readonly<Record<string, { readonly id: string; readonly reason: string }>>;

/**
 * Accepts findings on a construct and on what it holds.
 * @param construct where they arise
 * @param names which ones
 */
export const acknowledge = (
  construct: IConstruct,
  ...names: readonly (keyof typeof nagAcknowledgements)[]
): void => {
  Validations.of(construct).acknowledge(...names.map((name) => nagAcknowledgements[name]));
};

/**
 * Accepts that a function may write any object of the bucket that the CA publishes its revocation lists in.
 * @param construct whose role may
 * @param objects ARN of the objects, which is part of the finding's id
 */
export const acknowledgeCrlObjects = (construct: IConstruct, objects: string): void => {
  const reason = 'The CA chooses the names of its revocation lists in the bucket; only writing is allowed.';
  acknowledgeWildcard(construct, objects, reason);
};

/**
 * Accepts that the upload may write and delete any object of the bucket that the pages are served from.
 * @param construct whose role may
 * @param objects ARN of the objects, which is part of the finding's id
 */
export const acknowledgePageObjects = (construct: IConstruct, objects: string): void => {
  const reason = 'The bucket is for the pages alone; each version of them has files of other names.';
  acknowledgeWildcard(construct, objects, reason);
};

/**
 * Accepts that the upload may read any archive of the bucket that the CDK uploads to.
 * @param construct whose role may
 * @param archives ARN of the archives, which is part of the finding's id
 */
export const acknowledgeArchives = (construct: IConstruct, archives: string): void => {
  const reason =
    'Names of archives change with each deploy, and a grant that does so too is not known to S3 yet when it is used.';
  acknowledgeWildcard(construct, archives, reason);
};

/**
 * Accepts that a function may send by any identity of SES, under the condition that it sends from the one address.
 * @param construct whose role may
 * @param identities ARN of the identities, which is part of the finding's id
 */
export const acknowledgeMailIdentities = (construct: IConstruct, identities: string): void => {
  const reason =
    "SES asks for the recipient's identity too in the sandbox; a condition pins the sender's address.";
  acknowledgeWildcard(construct, identities, reason);
};

const acknowledgeWildcard = (construct: IConstruct, wildcard: string, reason: string): void => {
  const resource = flattenCfnReference(Stack.of(construct).resolve(wildcard));
  Validations.of(construct).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
};
