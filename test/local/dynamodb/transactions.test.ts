import {
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { twoTables } from './tables.ts';

let tables = twoTables();
beforeEach(async () => {
  tables = twoTables();
  await tables.client.send(
    new PutCommand({ TableName: 'orders', Item: { orderId: 'o1', state: 'new', at: 1, tries: 0 } }),
  );
});

const transact = (TransactItems: TransactWriteCommandInput['TransactItems'], ClientRequestToken?: string) =>
  tables.client.send(new TransactWriteCommand({ TransactItems, ClientRequestToken }));

const order = async () => {
  const { Item } = await tables.client.send(new GetCommand({ TableName: 'orders', Key: { orderId: 'o1' } }));
  return Item;
};

const count = (by: number) => [
  {
    Update: {
      TableName: 'orders',
      Key: { orderId: 'o1' },
      UpdateExpression: 'ADD tries :by',
      ExpressionAttributeValues: { ':by': by },
    },
  },
];

const refused = {
  ConditionCheck: {
    TableName: 'users',
    Key: { userId: 'u1' },
    ConditionExpression: 'attribute_exists(userId)',
  },
};

describe('a transaction that is refused', () => {
  it('takes back what its other parts wrote, replaced and deleted, in the index too', async () => {
    const before = await order();
    const attempt = transact([
      { Put: { TableName: 'orders', Item: { orderId: 'o2', state: 'new', at: 2 } } },
      { Delete: { TableName: 'orders', Key: { orderId: 'o1' } } },
      refused,
    ]);
    await expect(attempt).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
    });
    await expect(order()).resolves.toEqual(before);
    const query = new QueryCommand({
      TableName: 'orders',
      IndexName: 'by-state',
      KeyConditionExpression: '#state = :new',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':new': 'new' },
    });
    const { Items } = await tables.client.send(query);
    expect(Items).toEqual([{ orderId: 'o1', state: 'new', at: 1 }]);
  });

  it('leaves alone what was written before it and what is written after it', async () => {
    await transact(count(1));
    await expect(transact([...count(10), refused])).rejects.toThrow(/cancelled/);
    await transact(count(1));
    await expect(order()).resolves.toHaveProperty('tries', 2);
  });

  it('for a part that DynamoDB would not take says that, and writes nothing', async () => {
    const wrongKey = { Delete: { TableName: 'users', Key: { orderId: 'u1' } } };
    await expect(transact([...count(1), wrongKey])).rejects.toMatchObject({
      CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError' }],
    });
    const noTable = { Delete: { TableName: 'nowhere', Key: { userId: 'u1' } } };
    await expect(transact([...count(1), noTable])).rejects.toHaveProperty(
      'name',
      'ResourceNotFoundException',
    );
    await expect(order()).resolves.toHaveProperty('tries', 0);
  });
});

describe('a condition check', () => {
  it('hands back the item it was held against when asked, and never makes or deletes one', async () => {
    const check = {
      TableName: 'orders',
      Key: { orderId: 'o1' },
      ConditionExpression: 'tries > :most',
      ExpressionAttributeValues: { ':most': 3 },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    } as const;
    await expect(transact([{ ConditionCheck: check }])).rejects.toMatchObject({
      CancellationReasons: [{ Code: 'ConditionalCheckFailed', Item: { tries: { N: '0' } } }],
    });
    await transact([{ ConditionCheck: { ...check, ConditionExpression: 'tries < :most' } }]);
    await expect(order()).resolves.toHaveProperty('tries', 0);
  });
});

describe('a transaction that is sent again', () => {
  it('with the same token has its effect once, for ten minutes', async () => {
    await transact(count(1), 'token');
    await transact(count(1), 'token');
    tables.clock.advance(599_000);
    await transact(count(1), 'token');
    await expect(order()).resolves.toHaveProperty('tries', 1);
    tables.clock.advance(1000);
    await transact(count(1), 'token');
    await expect(order()).resolves.toHaveProperty('tries', 2);
  });

  it('with another token, or none that the caller chose, has its effect again', async () => {
    await transact(count(1), 'token');
    await transact(count(1), 'another');
    await transact(count(1));
    await transact(count(1));
    await expect(order()).resolves.toHaveProperty('tries', 4);
  });

  it('with the token of another one is refused', async () => {
    await transact(count(1), 'token');
    await expect(transact(count(2), 'token')).rejects.toHaveProperty(
      'name',
      'IdempotentParameterMismatchException',
    );
    await expect(order()).resolves.toHaveProperty('tries', 1);
  });

  it('after a refusal is held against the items as they are now', async () => {
    await expect(transact([...count(1), refused], 'token')).rejects.toThrow(/cancelled/);
    await tables.client.send(new PutCommand({ TableName: 'users', Item: { userId: 'u1' } }));
    await transact([...count(1), refused], 'token');
    await expect(order()).resolves.toHaveProperty('tries', 1);
  });
});
