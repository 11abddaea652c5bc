import { formatArn } from '../../../local/aws/place.ts';
import { caRequests } from './allowed-ca-requests.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const Words = { Data: 'x', Charset: 'UTF-8' };
const Attachment = {
  FileName: 'a.png',
  RawContent: base64('x'),
  ContentType: 'image/png',
  ContentDisposition: 'INLINE',
  ContentId: 'a',
  ContentTransferEncoding: 'BASE64',
};

const TableName = 'orders';
const text = { S: 'a' };
const [Key, Item] = [{ id: text }, { id: text }];
const names = { ExpressionAttributeNames: { '#a': 'a' } };
const written = {
  ...names,
  ConditionExpression: 'a = :a',
  ExpressionAttributeValues: { ':a': text },
  ReturnValues: 'NONE',
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  ReturnConsumedCapacity: 'NONE',
  ReturnItemCollectionMetrics: 'NONE',
};
const part = {
  TableName,
  ...names,
  ConditionExpression: 'a = :a',
  ExpressionAttributeValues: { ':a': text },
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
};
const read = {
  ...names,
  ConsistentRead: true,
  ProjectionExpression: 'a',
};
const many = {
  ...read,
  TableName,
  IndexName: 'by-state',
  Select: 'COUNT',
  Limit: 1,
  ExclusiveStartKey: Key,
  ReturnConsumedCapacity: 'NONE',
  FilterExpression: 'a = :a',
  ExpressionAttributeValues: { ':a': text },
};

const cryptography = { EncryptionContext: { order: 'o1' } };
const stateMachineArn = formatArn('states', 'stateMachine:Process');
const executionArn = formatArn('states', 'execution:Process:one');
const page = { maxResults: 10, nextToken: base64('10') };

/** A request of each emulated operation with every member that is emulated. */
export const allowedRequests: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  'acm-pca': caRequests,
  'cognito-idp': {
    AdminCreateUser: {
      UserPoolId: 'eu-central-1_Users',
      Username: 'alva',
      UserAttributes: [{ Name: 'email', Value: 'alva@example.com' }],
      DesiredDeliveryMediums: ['EMAIL'],
      MessageAction: 'SUPPRESS',
      TemporaryPassword: 'Secret-1234-word',
    },
    AdminDeleteUser: { UserPoolId: 'eu-central-1_Users', Username: 'alva' },
    AdminGetUser: { UserPoolId: 'eu-central-1_Users', Username: 'alva' },
  },
  dynamodb: {
    BatchGetItem: {
      RequestItems: { orders: { Keys: [Key], ...read } },
      ReturnConsumedCapacity: 'NONE',
    },
    DeleteItem: { TableName, Key, ...written },
    DescribeTable: { TableName },
    DescribeTimeToLive: { TableName },
    GetItem: { TableName, Key, ...read, ReturnConsumedCapacity: 'NONE' },
    ListTables: { ExclusiveStartTableName: 'abc', Limit: 1 },
    PutItem: { TableName, Item, ...written },
    Query: {
      ...many,
      KeyConditionExpression: 'id = :a',
      ScanIndexForward: true,
    },
    Scan: { ...many, Segment: 0, TotalSegments: 1 },
    TransactWriteItems: {
      TransactItems: [
        { ConditionCheck: { Key, ...part } },
        { Put: { Item, ...part } },
        { Update: { Key, ...part, UpdateExpression: 'SET b = :a' } },
        { Delete: { Key, ...part } },
      ],
      ClientRequestToken: 'token',
    },
    UpdateItem: {
      ...{ TableName, Key, ...written },
      UpdateExpression: 'SET b = :a',
    },
  },
  events: {
    PutEvents: {
      Entries: [{ Source: 'a', DetailType: 'b', Detail: '{}', Resources: ['c'], EventBusName: 'default' }],
    },
  },
  kms: {
    Decrypt: {
      KeyId: 'key',
      CiphertextBlob: 'AAAA',
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      ...cryptography,
    },
    DescribeKey: { KeyId: 'key' },
    Encrypt: { KeyId: 'key', Plaintext: 'AAAA', EncryptionAlgorithm: 'SYMMETRIC_DEFAULT', ...cryptography },
    GenerateDataKey: { KeyId: 'key', KeySpec: 'AES_256', ...cryptography },
    GenerateDataKeyPair: { KeyId: 'key', KeyPairSpec: 'RSA_2048', ...cryptography },
    ListKeys: {},
  },
  ses: {
    SendEmail: {
      FromEmailAddress: 'mobile-id@example.com',
      ConfigurationSetName: 'set-1',
      Destination: { ToAddresses: ['alva@example.com'] },
      EmailTags: [{ Name: 'orderId', Value: 'o1' }],
      Content: {
        Simple: {
          Subject: Words,
          Body: { Text: Words, Html: Words },
          Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
          Attachments: [Attachment],
        },
      },
    },
  },
  ssm: {
    DeleteParameter: { Name: '/a/b' },
    DescribeParameters: {
      ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values: ['/a/b'] }],
      MaxResults: 1,
      NextToken: 'x',
    },
    GetParameter: { Name: '/a/b', WithDecryption: true },
    GetParameterHistory: { Name: '/a/b', WithDecryption: true, MaxResults: 1, NextToken: 'x' },
    GetParameters: { Names: ['/a/b'], WithDecryption: true },
    GetParametersByPath: {
      Path: '/a/b',
      Recursive: true,
      WithDecryption: true,
      MaxResults: 1,
      NextToken: 'x',
    },
    PutParameter: {
      ...{ Name: '/a/b', Value: 'x', Type: 'String', Tier: 'Standard', DataType: 'text', Overwrite: true },
      ...{ Description: 'x', AllowedPattern: '.*' },
    },
  },
  states: {
    DescribeExecution: { executionArn },
    DescribeStateMachine: { stateMachineArn },
    GetExecutionHistory: { executionArn, reverseOrder: true, includeExecutionData: true, ...page },
    ListExecutions: { stateMachineArn, statusFilter: 'RUNNING', ...page },
    ListStateMachines: page,
    SendTaskFailure: { taskToken: 'token', error: 'Error', cause: 'Cause' },
    SendTaskHeartbeat: { taskToken: 'token' },
    SendTaskSuccess: { taskToken: 'token', output: '{}' },
    StartExecution: { stateMachineArn, name: 'one', input: '{}' },
    StopExecution: { executionArn, error: 'Error', cause: 'Cause' },
  },
};
