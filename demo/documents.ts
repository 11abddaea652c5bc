import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { LocalCloud } from './cloud.ts';
import { laptop } from '../local/laptop.ts';

/** The tables of a local cloud, as the person at the laptop reads and writes them. */
export const documentsOf = ({ endpoints }: Pick<LocalCloud, 'endpoints'>): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(laptop(endpoints.aws)));
