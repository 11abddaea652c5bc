import type { ACMPCAClient, CertificateAuthority } from '@aws-sdk/client-acm-pca';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Deployment } from '../../lib/deployment-parameter.ts';
import type { AccountRequests } from './account-requests.ts';
import type { Finding } from './finding.ts';

/** What several checks go by, read once in a run. */
export interface SharedReads {
  /** The CA, as AWS Private CA describes it. */
  readonly describeAuthority: () => Promise<CertificateAuthority>;
  /** The values of all parameters under the path of the options, by what follows it. */
  readonly readOptions: () => Promise<ReadonlyMap<string, string>>;
}

/** A deployment, and everything that it can be looked at with. */
export interface Examined extends SharedReads {
  readonly deployment: Deployment;
  /** Path of its options in Parameter Store. */
  readonly optionsPath: string;
  readonly now: Date;
  /** How many people of the directory are looked at, at most. */
  readonly mostPeople: number;
  readonly ssm: SSMClient;
  readonly pca: ACMPCAClient;
  readonly ses: SESv2Client;
  readonly documents: DynamoDBDocumentClient;
  readonly cloudwatch: CloudWatchClient;
  readonly userPools: CognitoIdentityProviderClient;
  readonly machines: SFNClient;
  readonly account: AccountRequests;
  /** Asks what everybody may ask: the site, the issuer, the revocation list. */
  readonly fetch: typeof fetch;
}

/** What a check found. */
export interface Looked {
  readonly findings: readonly Finding[];
  /** What was not looked at, or how much was. */
  readonly note?: string;
}

/** One thing to look at. */
export interface Check {
  /** For people and programs. */
  readonly name: string;
  /** What has to be true, in a few words. */
  readonly expects: string;
  /** @throws what the SDK throws where it could not look */
  readonly look: (examined: Examined) => Promise<readonly Finding[] | Looked>;
}
