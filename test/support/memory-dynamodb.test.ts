import { ConditionalCheckFailedException, ThrottlingException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryDynamoDb } from './memory-dynamodb.ts';

let tables = memoryDynamoDb();
const key = { orderId: 'o1' };
const order = { orderId: 'o1', state: 'issuing', tries: 3, phone: { name: 'Pixel' } };

beforeEach(() => {
  tables = memoryDynamoDb();
  tables.put('orders', order);
});

const setState = (from: string, more: Partial<UpdateCommandInput> = {}) =>
  tables.client.send(
    new UpdateCommand({
      TableName: 'orders',
      Key: key,
      UpdateExpression: 'SET #state = :to',
      ConditionExpression: '#state = :from',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':to': 'failed', ':from': from },
      ...more,
    }),
  );

describe('one item', () => {
  it('is read as it was stored, and a change to what was read changes nothing', async () => {
    const { Item } = await tables.client.send(new GetCommand({ TableName: 'orders', Key: key }));
    expect(Item).toEqual(order);
    Object.assign(Item ?? {}, { state: 'changed' });
    expect(tables.get('orders', key)).toEqual(order);
  });

  it('is written without its undefined members', async () => {
    const Item = { orderId: 'o2', phone: undefined, options: { notify: undefined, validity: 'P2Y' } };
    await tables.client.send(new PutCommand({ TableName: 'orders', Item }));
    expect(tables.get('orders', { orderId: 'o2' })).toStrictEqual({
      orderId: 'o2',
      options: { validity: 'P2Y' },
    });
  });

  it('is updated when the condition holds, and comes back as it is now', async () => {
    const { Attributes } = await setState('issuing', { ReturnValues: 'ALL_NEW' });
    expect(Attributes).toEqual({ ...order, state: 'failed' });
    expect(tables.items('orders')).toEqual([{ ...order, state: 'failed' }]);
  });

  it('adds, removes and sets inside maps', async () => {
    await setState('issuing', {
      UpdateExpression: 'SET phone.secretHash = :to REMOVE phone.#name ADD tries :n',
      ExpressionAttributeNames: { '#state': 'state', '#name': 'name' },
      ExpressionAttributeValues: { ':to': 'h', ':from': 'issuing', ':n': -1 },
    });
    expect(tables.get('orders', key)).toEqual({ ...order, tries: 2, phone: { secretHash: 'h' } });
  });

  it('stays as it is when the condition fails, and the error carries it only when asked', async () => {
    await expect(setState('starting')).rejects.toSatisfy(
      (error) => error instanceof ConditionalCheckFailedException && error.Item === undefined,
    );
    await expect(
      setState('starting', { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
    ).rejects.toMatchObject({ name: 'ConditionalCheckFailedException', Item: { state: { S: 'issuing' } } });
    expect(tables.get('orders', key)).toEqual(order);
  });

  it('is deleted and handed back', async () => {
    const { Attributes } = await tables.client.send(
      new DeleteCommand({ TableName: 'orders', Key: key, ReturnValues: 'ALL_OLD' }),
    );
    expect(Attributes).toEqual(order);
    expect(tables.items('orders')).toEqual([]);
  });
});

describe("DynamoDB's own checks", () => {
  it.each([
    ['an unused name', { ExpressionAttributeNames: { '#state': 'state', '#unused': 'x' } }, /unused/],
    ['an unused value', { ExpressionAttributeValues: { ':to': 1, ':from': 2, ':unused': 3 } }, /unused/],
    ['an undefined value', { ExpressionAttributeValues: { ':to': 1, ':from': undefined } }, /:from/],
    ['a reserved word', { ConditionExpression: 'state = :from AND #state = :from' }, /reserved/],
    ['an empty update', { UpdateExpression: '' }, /empty/],
    ['a key of another shape', { Key: { orderId: 'o1', userId: 'u1' } }, /does not match the schema/],
    ['a path into nothing', { UpdateExpression: 'SET approval.#state = :to' }, /document path/],
  ])('refuse %s', async (_, wrong, message) => {
    const attempt = setState('issuing', wrong);
    await expect(attempt).rejects.toThrow(message);
    await expect(attempt).rejects.toHaveProperty('name', 'ValidationException');
    expect(tables.get('orders', key)).toEqual(order);
  });

  it('know no other table', async () => {
    await expect(setState('issuing', { TableName: 'order' })).rejects.toHaveProperty(
      'name',
      'ResourceNotFoundException',
    );
  });
});

describe('queries', () => {
  const due = (now: string) =>
    tables.client.send(
      new QueryCommand({
        TableName: 'orders',
        IndexName: 'sweep',
        KeyConditionExpression: 'sweep = :due AND sweepAt < :now',
        ExpressionAttributeValues: { ':due': 'due', ':now': now },
      }),
    );

  it('of an index see the items that have its keys, sorted, and their keys only', async () => {
    for (const [orderId, sweepAt] of [
      ['o2', '2026-03-01'],
      ['o3', '2026-01-01'],
      ['o4', '2026-12-01'],
    ])
      tables.put('orders', { ...order, orderId, sweep: 'due', sweepAt });
    const { Items } = await due('2026-06-01');
    expect(Items).toEqual([
      { orderId: 'o3', sweep: 'due', sweepAt: '2026-01-01' },
      { orderId: 'o2', sweep: 'due', sweepAt: '2026-03-01' },
    ]);
  });

  it('of an index lose an item whose key was removed', async () => {
    tables.put('orders', { ...order, sweep: 'due', sweepAt: '2026-01-01' });
    await setState('issuing', { UpdateExpression: 'SET #state = :to REMOVE sweepAt' });
    await expect(due('2026-06-01')).resolves.toMatchObject({ Items: [] });
  });

  it('of a table see one partition, page by page', async () => {
    for (const mobileId of ['m3', 'm1', 'm2']) tables.put('mobile-ids', { userId: 'u1', mobileId });
    tables.put('mobile-ids', { userId: 'u2', mobileId: 'm0' });
    const query = {
      TableName: 'mobile-ids',
      KeyConditionExpression: 'userId = :user',
      ExpressionAttributeValues: { ':user': 'u1' },
      ScanIndexForward: false,
      Limit: 2,
    };
    const first = await tables.client.send(new QueryCommand(query));
    expect(first.Items).toEqual([
      { userId: 'u1', mobileId: 'm3' },
      { userId: 'u1', mobileId: 'm2' },
    ]);
    const second = await tables.client.send(
      new QueryCommand({ ...query, ExclusiveStartKey: first.LastEvaluatedKey }),
    );
    expect(second.Items).toEqual([{ userId: 'u1', mobileId: 'm1' }]);
  });
});

describe('faults', () => {
  it('refuse a call before it has its effect', async () => {
    tables.fail('UpdateItem', 'ThrottlingException');
    await expect(setState('issuing')).rejects.toBeInstanceOf(ThrottlingException);
    expect(tables.get('orders', key)).toEqual(order);
    await expect(setState('issuing')).resolves.toBeDefined();
  });

  it('lose the answer to a call that had its effect', async () => {
    tables.fail('UpdateItem', new Error('socket hang up'), { when: 'after' });
    await expect(setState('issuing')).rejects.toThrow('socket hang up');
    expect(tables.get('orders', key)).toHaveProperty('state', 'failed');
  });

  it('let another writer go first', async () => {
    tables.before('UpdateItem', () => {
      tables.put('orders', { ...order, state: 'cancelled' });
    });
    await expect(setState('issuing')).rejects.toBeInstanceOf(ConditionalCheckFailedException);
    expect(tables.calls.map(({ operation }) => operation)).toEqual(['UpdateItem']);
  });

  it('works while time stands still', async () => {
    vi.useFakeTimers({ now: new Date('2026-02-28T12:00:00Z') });
    await expect(setState('issuing')).resolves.toBeDefined();
  });
});
