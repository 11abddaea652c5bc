import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { twoTables } from './tables.ts';

const key = { userId: 'u1' };
const put = (name: string) => new PutCommand({ TableName: 'users', Item: { ...key, name } });
const get = { TableName: 'users', Key: key };
const query = {
  TableName: 'users',
  KeyConditionExpression: 'userId = :u',
  ExpressionAttributeValues: { ':u': 'u1' },
};

let tables = twoTables();
const namesRead = async (consistent?: boolean) => {
  const read = consistent === undefined ? {} : { ConsistentRead: consistent };
  const { client } = tables;
  const { Responses } = await client.send(
    new BatchGetCommand({ RequestItems: { users: { Keys: [key], ...read } } }),
  );
  const found = [
    (await client.send(new GetCommand({ ...get, ...read }))).Item,
    (await client.send(new QueryCommand({ ...query, ...read }))).Items?.[0],
    (await client.send(new ScanCommand({ TableName: 'users', ...read }))).Items?.[0],
    Responses?.['users']?.[0],
  ];
  return new Set(found.map((item): unknown => item?.['name']));
};

beforeEach(async () => {
  tables = twoTables();
  await tables.client.send(put('Asta'));
  await tables.client.send(put('Bo'));
});

describe('a read that does not ask for consistency', () => {
  it('sees the last write while nobody asked for stale ones', async () => {
    await expect(namesRead()).resolves.toEqual(new Set(['Bo']));
  });

  it('sees, where somebody did, each item as it was before its last write', async () => {
    tables.dynamoDb.staleReads = true;
    await expect(namesRead()).resolves.toEqual(new Set(['Asta']));
    await expect(namesRead(false)).resolves.toEqual(new Set(['Asta']));
    await expect(namesRead(true)).resolves.toEqual(new Set(['Bo']));
  });

  it('sees an item that was deleted, and none that is new', async () => {
    tables.dynamoDb.staleReads = true;
    await tables.client.send(new DeleteCommand(get));
    await tables.client.send(new PutCommand({ TableName: 'users', Item: { userId: 'u2' } }));
    await expect(namesRead()).resolves.toEqual(new Set(['Bo']));
    const Key = { userId: 'u2' };
    await expect(tables.client.send(new GetCommand({ ...get, Key }))).resolves.not.toHaveProperty('Item');
  });

  it('is no staler after a transaction that came to nothing', async () => {
    tables.dynamoDb.staleReads = true;
    const other = {
      TableName: 'users',
      Key: { userId: 'u2' },
      ConditionExpression: 'attribute_exists(userId)',
    };
    await expect(
      tables.client.send(
        new TransactWriteCommand({
          TransactItems: [
            { Put: { TableName: 'users', Item: { ...key, name: 'Cy' } } },
            { ConditionCheck: other },
          ],
        }),
      ),
    ).rejects.toMatchObject({ name: 'TransactionCanceledException' });
    await expect(namesRead()).resolves.toEqual(new Set(['Asta']));
  });
});
