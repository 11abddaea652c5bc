import type { ConditionContext } from '../aws/operation.ts';
import type { MemoryStore } from './store.ts';

type Input = Readonly<Record<string, unknown>>;

const expressions = [
  'UpdateExpression',
  'ConditionExpression',
  'ProjectionExpression',
  'KeyConditionExpression',
  'FilterExpression',
];

/** Words of DynamoDB's expressions that name no attribute; those of functions stand before a parenthesis. */
const words = /^(?:SET|REMOVE|ADD|DELETE|AND|OR|NOT|IN|BETWEEN)$/i;

/** A path whose first name counts, or a value or function that is passed over. */
const token = /:\w+|(#?\w+)(?:\[\d+\]|\.#?\w+)*(\s*\()?/g;

const toRecord = (value: unknown): Input => (typeof value === 'object' ? { ...value } : {});

const texts = (input: Input, names: readonly string[]): readonly string[] =>
  names.map((name) => input[name]).filter((text) => typeof text === 'string');

/** The top-level attributes that an expression names. */
const attributesIn = (expression: string, names: Input): readonly string[] =>
  [...expression.matchAll(token)].flatMap(([, name, call]) => {
    if (name === undefined || (call !== undefined && !words.test(name)) || words.test(name)) return [];
    return meantBy(name, names);
  });

/** The attribute that a name in an expression stands for. */
const meantBy = (name: string, names: Input): readonly string[] =>
  name.startsWith('#') ? texts(names, [name]) : [name];

const listHashKeys = (store: MemoryStore, table: string): readonly string[] => {
  const found = store.tables.get(table);
  const schemas = [found, ...(found?.GlobalSecondaryIndexes ?? [])].map((each) => each?.KeySchema ?? []);
  return schemas.flat().flatMap(({ AttributeName, KeyType }) => (KeyType === 'HASH' ? [AttributeName] : []));
};

const readText = (value: unknown): readonly string[] =>
  Object.values(toRecord(value)).filter((each) => typeof each === 'string');

/** The value that a query wants of the partition key. */
const readQueriedKeys = (input: Input, hashKeys: readonly string[]): readonly string[] => {
  const [names, values] = [
    toRecord(input['ExpressionAttributeNames']),
    toRecord(input['ExpressionAttributeValues']),
  ];
  return texts(input, ['KeyConditionExpression']).flatMap((text) =>
    [...text.matchAll(/(#?\w+)\s*=\s*(:\w+)/g)].flatMap(([, name = '', value = '']) =>
      meantBy(name, names).some((each) => hashKeys.includes(each)) ? readText(values[value]) : [],
    ),
  );
};

/**
 * What policies can ask of a request for items of a table: the partition keys and the top-level attributes that it
 * names in keys, items and expressions, and what it wants back. What DynamoDB hands back with a failed condition has no
 * key of its own.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export const conditionKeys = (
  store: MemoryStore,
  input: Input & { readonly TableName: string },
): ConditionContext => {
  const item = { ...toRecord(input['Key']), ...toRecord(input['Item']) };
  const names = toRecord(input['ExpressionAttributeNames']);
  const named = texts(input, expressions).flatMap((text) => attributesIn(text, names));
  const hashKeys = listHashKeys(store, input.TableName);
  const leading = hashKeys.flatMap((name) => readText(item[name]));
  return {
    'dynamodb:Attributes': [...new Set([...Object.keys(item), ...named])],
    'dynamodb:LeadingKeys': [...leading, ...readQueriedKeys(input, hashKeys)],
    'dynamodb:ReturnValues': texts(input, ['ReturnValues']),
    'dynamodb:Select':
      input['ProjectionExpression'] === undefined ? texts(input, ['Select']) : 'SPECIFIC_ATTRIBUTES',
  };
};
