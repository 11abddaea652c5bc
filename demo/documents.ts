import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { adminClient } from '../local/index.ts';
import type { Endpoints } from './deployment.ts';

/** The tables of a local cloud, as the person at the laptop reads and writes them. */
export const openDocuments = ({
  endpoints,
}: {
  readonly endpoints: Pick<Endpoints, 'aws'>;
}): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(adminClient(endpoints.aws)), {
    marshallOptions: { removeUndefinedValues: true },
  });
