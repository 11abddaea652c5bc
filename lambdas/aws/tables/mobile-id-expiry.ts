import * as v from 'valibot';
import { MobileIdSchema, type MobileIdState } from '../../../domain/mobile-id.ts';
import type { Tables } from './tables.ts';

/** The index of mobile IDs by state and end: `lib/store.ts` makes it. */
export const expiryIndex = 'expiry';

/** Mobile IDs in a state whose time ends in a span. */
export interface ExpirySpan {
  readonly state: MobileIdState;
  readonly from: Date;
  readonly until: Date;
}

const EntriesSchema = v.array(v.pick(MobileIdSchema, ['userId', 'mobileId', 'notAfter', 'reminder']));

/** What the index holds of a mobile ID. */
export type ExpiryEntry = v.InferOutput<typeof EntriesSchema>[number];

/**
 * Mobile IDs that end in a span, those that end first first. The index is as old as the last write or a moment older:
 * whoever changes a mobile ID does so on conditions. Pages are read as they are wanted.
 * @param pageSize how many entries DynamoDB gives at a time; as many as fit into 1 MB when left out
 */
export async function* listExpiring(
  { mobileIds }: Pick<Tables, 'mobileIds'>,
  { state, from, until }: ExpirySpan,
  pageSize?: number,
): AsyncGenerator<ExpiryEntry> {
  const query = {
    IndexName: expiryIndex,
    KeyConditionExpression: '#state = :state AND notAfter BETWEEN :from AND :until',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':state': state,
      ':from': from.toISOString(),
      ':until': until.toISOString(),
    },
  };
  for await (const page of mobileIds.queryPages(query, pageSize)) yield* v.parse(EntriesSchema, page);
}
