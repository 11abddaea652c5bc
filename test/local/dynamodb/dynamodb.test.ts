import { DescribeTableCommand, DescribeTimeToLiveCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  paginateScan,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { twoTables } from './tables.ts';

const ordersArn = 'arn:aws:dynamodb:eu-central-1:000000000000:table/orders';
const usersArn = 'arn:aws:dynamodb:eu-central-1:000000000000:table/users';
const key = { orderId: 'o1' };
const inOrders = { TableName: 'orders', Key: key };

let tables = twoTables();
beforeEach(() => {
  tables = twoTables();
});

const put = (item: Record<string, unknown>, TableName = 'orders') =>
  tables.client.send(new PutCommand({ TableName, Item: item }));

const inState = (state: string, more: object = {}) =>
  new QueryCommand({
    TableName: 'orders',
    IndexName: 'by-state',
    KeyConditionExpression: '#state = :state',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':state': state },
    ...more,
  });

describe('an index', () => {
  it('sorts numbers as numbers, and shows what it projects', async () => {
    for (const at of [10, 9, -1, 100])
      await put({ orderId: `o${at.toString()}`, state: 'new', at, secret: 's' });
    await put({ orderId: 'p', state: 'new', at: 11, phone: 'Pixel' });
    const { Items } = await tables.client.send(inState('new'));
    expect(Items?.map(({ at }) => Number(at))).toEqual([-1, 9, 10, 11, 100]);
    expect(Items).toContainEqual({ orderId: 'p', state: 'new', at: 11, phone: 'Pixel' });
    expect(Items).toContainEqual({ orderId: 'o9', state: 'new', at: 9 });
  });

  it('is read page by page in both directions', async () => {
    for (const at of [1, 2, 3]) await put({ orderId: `o${at.toString()}`, state: 'new', at });
    const ats: unknown[] = [];
    let page: { readonly ExclusiveStartKey?: unknown } | undefined = {};
    while (page) {
      const query = inState('new', { Limit: 1, ScanIndexForward: false, ...page });
      const { Items, LastEvaluatedKey } = await tables.client.send(query);
      ats.push(...(Items ?? []).map(({ at }) => Number(at)));
      page = LastEvaluatedKey && { ExclusiveStartKey: LastEvaluatedKey };
    }
    expect(ats).toEqual([3, 2, 1]);
  });
});

describe('an administrator', () => {
  it('sees every item of a table larger than a page', async () => {
    const written = ['o1', 'o2', 'o3', 'o4', 'o5'];
    for (const orderId of written) await put({ orderId, filler: 'x'.repeat(300_000) });
    const found: unknown[] = [];
    let pages = 0;
    for await (const { Items } of paginateScan({ client: tables.client }, { TableName: 'orders' })) {
      found.push(...(Items ?? []).map(({ orderId }): unknown => orderId));
      pages += 1;
    }
    expect(pages).toBeGreaterThan(1);
    expect(found).toHaveLength(written.length);
    expect(new Set(found)).toEqual(new Set(written));
  });

  it('sees the tables, with their indexes and times to live', async () => {
    await put(key);
    const { client } = tables;
    await expect(client.send(new ListTablesCommand({ Limit: 1 }))).resolves.toMatchObject({
      TableNames: ['orders'],
      LastEvaluatedTableName: 'orders',
    });
    const { Table } = await client.send(new DescribeTableCommand({ TableName: 'orders' }));
    expect(Table?.SSEDescription).toEqual({
      Status: 'ENABLED',
      SSEType: 'KMS',
      KMSMasterKeyArn: 'arn:aws:kms:eu-central-1:000000000000:key/key-1',
    });
    expect(Table).toMatchObject({
      TableArn: ordersArn,
      TableStatus: 'ACTIVE',
      ItemCount: 1,
      GlobalSecondaryIndexes: [
        { IndexName: 'by-state', IndexArn: `${ordersArn}/index/by-state`, ItemCount: 0 },
      ],
    });
    const { TimeToLiveDescription } = await client.send(
      new DescribeTimeToLiveCommand({ TableName: 'orders' }),
    );
    expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
    await expect(client.send(new DescribeTableCommand({ TableName: 'order' }))).rejects.toHaveProperty(
      'name',
      'ResourceNotFoundException',
    );
  });

  it('reads items of several tables at once', async () => {
    await put(key);
    await put({ userId: 'u1' }, 'users');
    const RequestItems = { orders: { Keys: [key] }, users: { Keys: [{ userId: 'u1' }, { userId: 'u2' }] } };
    const { Responses } = await tables.client.send(new BatchGetCommand({ RequestItems }));
    expect(Responses).toEqual({ orders: [key], users: [{ userId: 'u1' }] });
  });
});

describe('time to live', () => {
  it('lets an expired item be read until the sweep of the next hour', async () => {
    const now = Math.floor(tables.clock.now() / 1000);
    await put({ ...key, state: 'new', at: 1, expiresAt: now + 60 });
    await put({ orderId: 'later', expiresAt: now + 7200 });
    await put({ orderId: 'never', expiresAt: 'now' });
    tables.clock.advance(59 * 60_000);
    await expect(tables.client.send(new GetCommand(inOrders))).resolves.toHaveProperty('Item');
    tables.clock.advance(60_000);
    await expect(tables.client.send(new GetCommand(inOrders))).resolves.not.toHaveProperty('Item');
    await expect(tables.client.send(inState('new'))).resolves.toHaveProperty('Items', []);
    const rest = await tables.client.send(
      new BatchGetCommand({
        RequestItems: { orders: { Keys: [{ orderId: 'later' }, { orderId: 'never' }] } },
      }),
    );
    expect(rest.Responses?.['orders']).toHaveLength(2);
    tables.clock.advance(2 * 3_600_000);
    await expect(
      tables.client.send(new GetCommand({ TableName: 'orders', Key: { orderId: 'later' } })),
    ).resolves.not.toHaveProperty('Item');
  });
});

describe('what IAM is asked', () => {
  const update = {
    ...inOrders,
    UpdateExpression: 'SET phone = :p',
    ExpressionAttributeValues: { ':p': 'x' },
  };
  const check = { ...inOrders, ConditionExpression: 'attribute_not_exists(phone)' };
  const send = {
    GetItem: () => tables.client.send(new GetCommand(inOrders)),
    PutItem: () => put(key),
    UpdateItem: () => tables.client.send(new UpdateCommand(update)),
    DeleteItem: () => tables.client.send(new DeleteCommand(inOrders)),
  };

  it.each(Object.entries(send))('for %s is that action on the table', async (name, call) => {
    await call();
    expect(tables.asked).toMatchObject([{ action: `dynamodb:${name}`, resource: ordersArn }]);
  });

  it('for a query of an index is about the index, not the table', async () => {
    await tables.client.send(inState('new'));
    expect(tables.asked).toMatchObject([
      { action: 'dynamodb:Query', resource: `${ordersArn}/index/by-state` },
    ]);
  });

  it('for a transaction is what each part does, on its table', async () => {
    const TransactItems = [
      { Put: { TableName: 'users', Item: { userId: 'u1' } } },
      { Delete: { TableName: 'users', Key: { userId: 'u2' } } },
      { ConditionCheck: check },
      { Update: { ...update, Key: { orderId: 'o2' } } },
    ];
    await tables.client.send(new TransactWriteCommand({ TransactItems }));
    expect(tables.asked).toMatchObject([
      { action: 'dynamodb:PutItem', resource: usersArn },
      { action: 'dynamodb:DeleteItem', resource: usersArn },
      { action: 'dynamodb:ConditionCheckItem', resource: ordersArn },
      {
        action: 'dynamodb:UpdateItem',
        resource: ordersArn,
        context: {
          'dynamodb:Attributes': ['orderId', 'phone'],
          'dynamodb:LeadingKeys': ['o2'],
          'dynamodb:EnclosingOperation': 'TransactWriteItems',
        },
      },
    ]);
  });
});
