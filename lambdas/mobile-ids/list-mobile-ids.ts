import type { MobileIdStore } from '../aws/tables/mobile-id-store.ts';
import type { SignedInUser } from '../../api/request.ts';
import type { MobileId } from '../../domain/mobile-id.ts';

/** What listing mobile IDs works with. */
export interface ListMobileIdsDependencies {
  readonly mobileIds: MobileIdStore;
}

/** The mobile IDs of a user, present and past, the newest first. */
export const listMobileIds = async (
  { mobileIds }: ListMobileIdsDependencies,
  { userId }: Pick<SignedInUser, 'userId'>,
): Promise<MobileId[]> => (await mobileIds.list(userId)).sort(newestFirst);

// Moments are ISO 8601 in UTC: as texts they sort in the order of time.
const newestFirst = (one: MobileId, other: MobileId): number => other.createdAt.localeCompare(one.createdAt);
