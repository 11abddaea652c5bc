import { marshall } from '@aws-sdk/util-dynamodb';
import { userIdOf } from '../domain/user.ts';
import { performAtOnce } from '../local/dynamodb/operations.ts';
import type { MemoryStore } from '../local/dynamodb/store.ts';
import type { DemoUser } from './people/demo-users.ts';

/** The directory of a local cloud, which its administrator writes. */
export interface Directory {
  readonly store: MemoryStore;
  readonly table: string;
  readonly issuer: string;
}

/** Puts a user into the directory, under the id that their tokens lead to. */
export const putUser = (
  { store, table, issuer }: Directory,
  { subject, attributes }: Pick<DemoUser, 'subject' | 'attributes'>,
): void => {
  const item = { userId: userIdOf(issuer, subject), ...attributes };
  performAtOnce('PutItem', store, {
    TableName: table,
    Item: marshall(item, { removeUndefinedValues: true }),
  });
};
