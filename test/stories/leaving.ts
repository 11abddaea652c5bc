import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { openDocuments } from '../../demo/documents.ts';
import { until } from '../../demo/actors/until.ts';
import type { MobileId } from '../../domain/mobile-id.ts';
import type { Person, Step } from './person.ts';
import type { TableName } from '../../demo/cloud.ts';
import type { World } from './world.ts';

/** What the directory says of somebody who is not active, the last one by having no item of them any more. */
export const absences = ['inactive', 'locked', 'deleted'] as const;

export type Absence = (typeof absences)[number];

export const waitingSteps = [
  'awaiting-confirmation',
  'awaiting-phone',
  'awaiting-approval',
  'awaiting-installation',
] as const satisfies readonly Step[];

/** An administrator makes somebody inactive, locks them, or deletes them. */
export const leaves = async (world: World, person: Person, absence: Absence): Promise<void> => {
  if (absence !== 'deleted') return person.becomes(absence);
  const TableName = world.cloud.endpoints.tables.Directory;
  await openDocuments(world.cloud).send(new DeleteCommand({ TableName, Key: { userId: person.userId } }));
};

/** An administrator gives an item another state by hand, and what else goes with it. */
export const setState = async (
  { cloud }: World,
  table: TableName,
  Key: Readonly<Record<string, string>>,
  attributes: { readonly state: string; readonly change?: object },
): Promise<void> => {
  const names = Object.keys(attributes);
  await openDocuments(cloud).send(
    new UpdateCommand({
      ...{ TableName: cloud.endpoints.tables[table], Key },
      UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [`:${name}`, value]),
      ),
    }),
  );
};

/** Holds the stream of the directory up, as AWS may. @returns lets it go on */
export const holdUpStream = ({ cloud }: World): (() => void) =>
  cloud.faults.inject({
    ...{ service: 'dynamodb', operation: 'GetRecords', error: { code: 'InternalServerError', status: 500 } },
    times: Infinity,
  });

/** A mobile ID as the store has it. */
export const stored = async (world: World, mobileId: string): Promise<MobileId | undefined> =>
  (await world.mobileIds()).find((each) => each.mobileId === mobileId);

/** Waits until a mobile ID is in a state, with all certificates revoked or none. */
export const becomes = (world: World, mobileId: string, state: MobileId['state']) =>
  until(
    () => stored(world, mobileId),
    (found) =>
      found?.state === state &&
      Object.values(found.certificates).every((each) => (each.state === 'revoked') === (state === 'locked')),
  );

/** Events that other systems hear of a mobile ID, so many at least; each may come more than once. */
export const eventsOf = async ({ cloud }: World, mobileId: string, atLeast: number) => {
  const found = () => cloud.events.filter(({ detail }) => detail['mobileId'] === mobileId);
  return until(found, ({ length }) => length >= atLeast);
};
