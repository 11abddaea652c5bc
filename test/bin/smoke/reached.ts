import { ACMPCAClient } from '@aws-sdk/client-acm-pca';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import type { Reached } from '../../../bin/smoke/deployed.ts';
import { deployment } from '../doctor/deployed.ts';

/** A deployment of which AWS says nothing yet. */
export const reached = () => {
  const reach = { region: 'eu-central-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(reach));
  const pca = new ACMPCAClient(reach);
  const machines = new SFNClient(reach);
  const userPools = new CognitoIdentityProviderClient(reach);
  const at: Reached = { deployment, documents, pca, machines, userPools };
  return {
    reached: at,
    mocks: { documents: mockClient(documents), pca: mockClient(pca), userPools: mockClient(userPools) },
  };
};
