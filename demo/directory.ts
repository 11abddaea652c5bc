import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { deriveUserId } from '../domain/user.ts';
import type { Endpoints } from './deployment.ts';
import { openDocuments } from './documents.ts';
import type { DemoUser } from './actors/demo-users.ts';

/** Puts a user into the directory, under the id that their tokens lead to, as its administrator does it. */
export const putUser = async (
  cloud: { readonly endpoints: Pick<Endpoints, 'aws' | 'tables' | 'issuer'> },
  { subject, attributes }: Pick<DemoUser, 'subject' | 'attributes'>,
): Promise<void> => {
  const { tables, issuer } = cloud.endpoints;
  const Item = { userId: deriveUserId(issuer, subject), ...attributes };
  await openDocuments(cloud).send(new PutCommand({ TableName: tables.Directory, Item }));
};
