import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Clock } from '../../../local/clock.ts';
import { DynamoDb } from '../../../local/dynamodb/service.ts';
import { inProcess } from '../in-process.ts';

const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' });
const range = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' });

const orders = {
  name: 'orders',
  properties: {
    BillingMode: 'PAY_PER_REQUEST',
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: 'key-1' },
    KeySchema: [hash('orderId')],
    AttributeDefinitions: ['orderId', 'state', 'at'].map((AttributeName) => ({
      AttributeName,
      AttributeType: AttributeName === 'at' ? 'N' : 'S',
    })),
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-state',
        KeySchema: [hash('state'), range('at')],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['phone'] },
      },
    ],
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  },
};

const users = {
  name: 'users',
  properties: {
    KeySchema: [hash('userId')],
    AttributeDefinitions: [{ AttributeName: 'userId', AttributeType: 'S' }],
  },
};

/** DynamoDB with two tables: orders with an index by state and number `at` and with a time to live, and users. */
export const twoTables = () => {
  const clock = new Clock(0);
  const dynamoDb = new DynamoDb(clock, [orders, users]);
  const { asked, options } = inProcess(dynamoDb);
  return { clock, asked, dynamoDb, client: DynamoDBDocumentClient.from(new DynamoDBClient(options)) };
};
