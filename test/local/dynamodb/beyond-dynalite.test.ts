import { PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { twoTables } from './tables.ts';

const expectRefusal = async (sent: Promise<unknown>, why: RegExp): Promise<void> => {
  const error: unknown = await sent.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toHaveProperty('name', 'ValidationException');
  expect(error).toHaveProperty('message', expect.stringMatching(why));
};

const nested = (levels: number): unknown => (levels === 0 ? 'x' : { a: nested(levels - 1) });
const orderId = 'o1';

const put = (more: object) => {
  const { client } = twoTables();
  return client.send(new PutCommand({ TableName: 'orders', Item: { orderId }, ...more }));
};

const holding = (ConditionExpression: string, values: Readonly<Record<string, unknown>>) =>
  put({
    ConditionExpression,
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  });

describe('A condition that would be held against an item otherwise than by AWS', () => {
  it.each([
    ['kinds = :a', { ':a': { a: 1 } }, /comparisons of maps and lists/],
    ['kinds <> :a', { ':a': [1] }, /comparisons of maps and lists/],
    ['NOT (kinds IN (:a, :b))', { ':a': 'x', ':b': [1] }, /comparisons of maps and lists/],
    ['kinds = phone', {}, /one attribute with another/],
    ['kinds IN (:a)', { ':a': false }, /IN with false/],
    ['kinds IN (:a)', { ':a': '' }, /IN with false or empty/],
    ['phone BETWEEN :a AND :b', { ':a': '', ':b': 'x' }, /BETWEEN/],
    ['attribute_type(phone, :a)', { ':a': 'S' }, /attribute_type/],
    ['contains(kinds, :a)', { ':a': true }, /contains of BOOL/],
  ])('is refused: %s', async (condition, values, why) => {
    await expectRefusal(holding(condition, values), why);
  });

  it.each([
    ['attribute_not_exists(orderId) OR (phone IN (:a, :b) AND phone <> :a)', { ':a': 'x', ':b': 'y' }],
    ['NOT contains(phone, :a) AND NOT phone BETWEEN :a AND :b', { ':a': 'x', ':b': 'y' }],
  ])('is taken when it would not: %s', async (condition, values) => {
    await expect(holding(condition, values)).resolves.toBeDefined();
  });

  it.each([
    ['phone < :a', { ':a': true }, /operator: <, operand type: BOOL/],
    ['phone >= :a', { ':a': new Set(['x']) }, /operator: >=, operand type: SS/],
    ['phone BETWEEN :a AND :b', { ':a': [1], ':b': [2] }, /operator: BETWEEN, operand type: L/],
    [
      `phone IN (${Array.from({ length: 101 }, (_, index) => `:v${index.toString()}`).join()})`,
      Object.fromEntries(
        Array.from({ length: 101 }, (_, index) => [`:v${index.toString()}`, index.toString()]),
      ),
      /too many operands; number of operands: 101/,
    ],
  ])('is refused as AWS does: %s', async (condition, values, why) => {
    await expectRefusal(holding(condition, values), why);
  });

  it('is refused in the form that came before expressions', async () => {
    const Expected = { orderId: { Exists: false } };
    await expectRefusal(put({ Expected }), /does not emulate Expected/);
  });
});

describe('What a query selects', () => {
  const select = (more: Partial<QueryCommand['input']>) =>
    twoTables().client.send(
      new QueryCommand({
        TableName: 'orders',
        KeyConditionExpression: 'orderId = :o',
        ExpressionAttributeValues: { ':o': orderId },
        ...more,
      }),
    );

  it.each<[Partial<QueryCommand['input']>, RegExp]>([
    [{ Select: 'SPECIFIC_ATTRIBUTES' }, /Must specify the ProjectionExpression/],
    [{ Select: 'COUNT', ProjectionExpression: 'phone' }, /Cannot specify the ProjectionExpression/],
    [{ Select: 'ALL_ATTRIBUTES', ProjectionExpression: 'phone' }, /Cannot specify the ProjectionExpression/],
    [{ Select: 'ALL_PROJECTED_ATTRIBUTES' }, /only when Querying using an IndexName/],
  ])('does not contradict itself: %j', async (input, why) => {
    await expectRefusal(select(input), why);
  });

  it.each<Partial<QueryCommand['input']>>([
    { Select: 'SPECIFIC_ATTRIBUTES', ProjectionExpression: 'phone' },
    { Select: 'COUNT' },
  ])('may be said: %j', async (input) => {
    await expect(select(input)).resolves.toHaveProperty('Count', 0);
  });
});

describe('Limits', () => {
  const long = `attribute_not_exists(${'a'.repeat(4096)})`;
  const many = Array.from({ length: 152 }, () => 'orderId <> :a').join(' OR ');
  it.each([
    [long, {}, /Invalid ConditionExpression: Expression size has exceeded.*4118/],
    [many, { ':a': 'x' }, /Invalid ConditionExpression: The expression has more than 300 operators/],
  ])('hold for expressions', async (condition, values, why) => {
    await expectRefusal(holding(condition, values), why);
  });

  it('hold for values that stand in each other', async () => {
    await expect(put({ Item: { orderId, deep: nested(32) } })).resolves.toBeDefined();
    await expectRefusal(
      put({ Item: { orderId, deep: nested(33) } }),
      /Nesting Levels have exceeded supported limits/,
    );
  });

  it('hold for the items of a transaction together', async () => {
    const { client } = twoTables();
    const write = (count: number) =>
      client.send(
        new TransactWriteCommand({
          TransactItems: Array.from({ length: count }, (_, index) => ({
            Put: { TableName: 'orders', Item: { orderId: index.toString(), text: 'x'.repeat(350_000) } },
          })),
        }),
      );
    await expect(write(11)).resolves.toBeDefined();
    await expectRefusal(write(12), /4 MB/);
  });
});

describe('An empty text', () => {
  const index = /secondary index key.*empty string value. IndexName: by-state, IndexKey: state$/;

  it('is no key of an index: nothing is written', async () => {
    const { client } = twoTables();
    const Item = { orderId, state: '', at: 1 };
    await expectRefusal(client.send(new PutCommand({ TableName: 'orders', Item })), index);
    await client.send(new PutCommand({ TableName: 'orders', Item: { ...Item, state: 'open' } }));
    const change = new UpdateCommand({
      TableName: 'orders',
      Key: { orderId },
      UpdateExpression: 'SET #s = :s',
      ExpressionAttributeNames: { '#s': 'state' },
      ExpressionAttributeValues: { ':s': '' },
    });
    await expectRefusal(client.send(change), index);
    const open = await client.send(query('open'));
    expect(open.Items).toEqual([{ orderId, state: 'open', at: 1 }]);
  });

  const query = (state: string) =>
    new QueryCommand({
      TableName: 'orders',
      IndexName: 'by-state',
      KeyConditionExpression: '#s = :s',
      ExpressionAttributeNames: { '#s': 'state' },
      ExpressionAttributeValues: { ':s': state },
    });

  it('is no key to look for', async () => {
    await expectRefusal(
      twoTables().client.send(query('')),
      /cannot contain an empty string value. Key: state$/,
    );
  });

  it('is no key in a transaction, which is not cancelled but refused', async () => {
    const Put = { TableName: 'orders', Item: { orderId: '' } };
    const sent = twoTables().client.send(new TransactWriteCommand({ TransactItems: [{ Put }] }));
    await expectRefusal(sent, /cannot contain an empty string value. Key: orderId$/);
  });
});
