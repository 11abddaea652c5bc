import type { Item } from 'dynalite';
import { ServiceError } from '../aws/service-error.ts';
import type { TableDefinition } from './table-definition.ts';

const invalid = (message: string): ServiceError =>
  new ServiceError('ValidationException', `One or more parameter values are not valid. ${message}`);

const rule = 'The AttributeValue for a key attribute cannot contain an empty string value.';

/** The answer to an empty text, or to no bytes, where a key is. */
export const emptyKey = (attribute: string): ServiceError => invalid(`${rule} Key: ${attribute}`);

/** Why an item may not be written: a key of an index is empty in it. */
export const emptyIndexKey = (
  indexes: TableDefinition['GlobalSecondaryIndexes'],
  item: Readonly<Record<string, Item[string] | undefined>>,
): ServiceError | null => {
  const keys = indexes.flatMap(({ IndexName, KeySchema }) =>
    KeySchema.map(({ AttributeName }) => ({ IndexName, AttributeName })),
  );
  const found = keys.find(({ AttributeName }) => {
    const { S, B } = item[AttributeName] ?? {};
    return S === '' || String(B ?? 'x') === '';
  });
  if (!found) return null;
  const { IndexName, AttributeName } = found;
  const unsupported = 'A value specified for a secondary index key is not supported.';
  return invalid(`${unsupported} ${rule} IndexName: ${IndexName}, IndexKey: ${AttributeName}`);
};
