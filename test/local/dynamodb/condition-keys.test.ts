import { describe, expect, it } from 'vitest';
import { conditionKeys } from '../../../local/dynamodb/condition-keys.ts';
import { MemoryStore } from '../../../local/dynamodb/store.ts';
import * as v from 'valibot';
import { TableDefinitionSchema } from '../../../local/dynamodb/table-definition.ts';

const store = new MemoryStore([
  v.parse(TableDefinitionSchema, {
    TableName: 'T',
    KeySchema: [
      { AttributeName: 'owner', KeyType: 'HASH' },
      { AttributeName: 'id', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'owner', AttributeType: 'S' },
      { AttributeName: 'id', AttributeType: 'S' },
      { AttributeName: 'due', AttributeType: 'S' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-due',
        KeySchema: [{ AttributeName: 'due', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  }),
]);

const keysOf = (input: object) => conditionKeys(store, { TableName: 'T', ...input });
const attributesOf = (input: object) => keysOf(input)['dynamodb:Attributes'];

const Key = { owner: { S: 'o' }, id: { S: 'i' } };

describe('The attributes that a request names', () => {
  it.each([
    ['those that it sets', { UpdateExpression: 'SET a = :v, b = :w' }, ['a', 'b']],
    ['those behind placeholders', { UpdateExpression: 'SET #a = :v' }, ['state']],
    ['the first name of a path', { UpdateExpression: 'SET #a.#b[2].c = :v REMOVE d.e' }, ['state', 'd']],
    [
      'those that it adds to, in any case of the words',
      { UpdateExpression: 'add n :v set m = :w' },
      ['n', 'm'],
    ],
    ['those that a function is about', { UpdateExpression: 'SET a = if_not_exists(b, :v)' }, ['a', 'b']],
    [
      'those of its condition',
      {
        ConditionExpression:
          'attribute_exists(#a) AND NOT (b IN (:v, :w) OR c BETWEEN :v AND :w) AND size(d) < :n',
      },
      ['state', 'b', 'c', 'd'],
    ],
    ['those that it wants to see', { ProjectionExpression: 'a, #b' }, ['a', 'hash']],
  ])('%s', (_, input, expected) => {
    const names = { ExpressionAttributeNames: { '#a': 'state', '#b': 'hash' } };
    expect(attributesOf({ Key, ...names, ...input })).toEqual(['owner', 'id', ...expected]);
  });

  it('and all of an item that it puts', () => {
    expect(attributesOf({ Item: { ...Key, a: { N: '1' } } })).toEqual(['owner', 'id', 'a']);
  });
});

describe('What else policies can ask of a request', () => {
  it('is the partition key, and no other', () => {
    expect(keysOf({ Key })['dynamodb:LeadingKeys']).toEqual(['o']);
    expect(keysOf({ Item: { ...Key, due: { S: 'x' } } })['dynamodb:LeadingKeys']).toEqual(['o', 'x']);
  });

  it('is the partition key that a query looks for', () => {
    const query = {
      KeyConditionExpression: '#o = :o AND id = :i',
      ExpressionAttributeNames: { '#o': 'owner' },
      ExpressionAttributeValues: { ':o': { S: 'somebody' }, ':i': { S: 'x' } },
    };
    expect(keysOf(query)['dynamodb:LeadingKeys']).toEqual(['somebody']);
  });

  it('is what comes back', () => {
    expect(keysOf({ Key, ReturnValues: 'ALL_NEW' })['dynamodb:ReturnValues']).toEqual(['ALL_NEW']);
    expect(keysOf({ Key })['dynamodb:ReturnValues']).toEqual([]);
    expect(keysOf({ Key, ProjectionExpression: 'a' })['dynamodb:Select']).toBe('SPECIFIC_ATTRIBUTES');
  });
});
