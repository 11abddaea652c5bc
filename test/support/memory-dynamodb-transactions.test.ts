import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryDynamoDb } from './memory-dynamodb.ts';

let tables = memoryDynamoDb();
const key = { orderId: 'o1' };

beforeEach(() => {
  tables = memoryDynamoDb();
  tables.put('orders', { ...key, state: 'issuing' });
});

const transact = (...TransactItems: NonNullable<TransactWriteCommandInput['TransactItems']>) =>
  tables.client.send(new TransactWriteCommand({ TransactItems }));

const putMarker = { Put: { TableName: 'coordination', Item: { key: 'running-order#u1' } } };
const checkUser = {
  ConditionCheck: {
    TableName: 'directory',
    Key: { userId: 'u1' },
    ConditionExpression: 'active = :yes',
    ExpressionAttributeValues: { ':yes': true },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
} as const;

describe('a transaction', () => {
  it('writes every part', async () => {
    tables.put('directory', { userId: 'u1', active: true });
    await transact(putMarker, checkUser, { Delete: { TableName: 'orders', Key: key } });
    expect(tables.items('coordination')).toHaveLength(1);
    expect(tables.items('orders')).toHaveLength(0);
    expect(tables.items('directory')).toHaveLength(1);
  });

  it('writes nothing when one part is refused, and says which', async () => {
    tables.put('directory', { userId: 'u1', active: false });
    const error: unknown = await transact(putMarker, checkUser).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TransactionCanceledException);
    expect(error).toMatchObject({
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Item: { userId: { S: 'u1' }, active: { BOOL: false } } },
      ],
    });
    expect(tables.items('coordination')).toEqual([]);
  });

  it('takes one part for an item, and no part with an unused value', async () => {
    await expect(transact(putMarker, putMarker)).rejects.toThrow(/multiple operations on one item/);
    const unused = { ...putMarker.Put, ExpressionAttributeValues: { ':v0': 1 } };
    await expect(transact({ Put: unused })).rejects.toHaveProperty('name', 'ValidationException');
  });
});
