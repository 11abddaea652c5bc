import type { ACMPCAClient } from '@aws-sdk/client-acm-pca';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Deployment } from '../../lib/deployment-parameter.ts';

/** A deployment, and how it is reached. */
export interface Reached {
  readonly deployment: Deployment;
  readonly documents: DynamoDBDocumentClient;
  readonly pca: ACMPCAClient;
  readonly machines: SFNClient;
  readonly userPools: CognitoIdentityProviderClient;
}

/** The API, as pages and phones call it. */
export const toApiUrl = ({ siteUrl }: Deployment): string => `${siteUrl}/api`;

/** How often things are looked at again: an API that refuses floods must not take this for one. */
export const patience = { every: 1000, atMost: 300_000 } as const;
