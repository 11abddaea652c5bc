import type { Clock } from '../clock.ts';
import { performAtOnce } from './operations.ts';
import type { MemoryStore } from './store.ts';
import type { TableDefinition } from './table-definition.ts';

const hour = 60 * 60 * 1000;

/**
 * Deletes the items of a table whose time to live is over, once an hour: AWS promises no more than within a few
 * days, so a reader may meet an expired item.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
 */
export const expireItems = (table: TableDefinition, store: MemoryStore, clock: Clock): void => {
  const { TimeToLiveSpecification: timeToLive } = table;
  if (!timeToLive?.Enabled) return;
  clock.after(hour, () => {
    deleteExpired(table, timeToLive.AttributeName, { store, seconds: clock.now() / 1000 });
    expireItems(table, store, clock);
  });
};

const deleteExpired = (
  { TableName, KeySchema }: TableDefinition,
  attribute: string,
  { store, seconds }: { readonly store: MemoryStore; readonly seconds: number },
): void => {
  const expired = store.all(TableName).filter((item) => Number(item[attribute]?.N) < seconds);
  for (const item of expired) {
    const key = KeySchema.map(({ AttributeName }) => [AttributeName, item[AttributeName]] as const);
    performAtOnce('DeleteItem', store, { TableName, Key: Object.fromEntries(key) });
  }
};
