import { paginateQuery, type DynamoDBDocumentClient, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';

/**
 * Reads every item that a query finds, page by page.
 * @param schema what each item has to be
 */
export const queryAll = async <Item>(
  client: DynamoDBDocumentClient,
  input: QueryCommandInput,
  schema: v.GenericSchema<unknown, Item>,
): Promise<Item[]> => {
  const found: Item[] = [];
  for await (const { Items } of paginateQuery({ client }, input))
    found.push(...v.parse(v.array(schema), Items ?? []));
  return found;
};

/** The query for all items of a user, in a table that is keyed by users first, as the last writes left them. */
export const ofUser = (table: string, userId: string): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: 'userId = :userId',
  ExpressionAttributeValues: { ':userId': userId },
  ConsistentRead: true,
});
