import type { SignedInUser } from '../../api/request.ts';
import type { MobileId } from '../../domain/mobile-id.ts';
import type { Dependencies } from '../runtime/dependencies.ts';

/** The mobile IDs of a user, present and past, the newest first. */
export const listMobileIds = async (
  { mobileIds }: Pick<Dependencies, 'mobileIds'>,
  { userId }: Pick<SignedInUser, 'userId'>,
): Promise<MobileId[]> => (await mobileIds.list(userId)).sort(compareNewestFirst);

// Moments are ISO 8601 in UTC: as texts they sort in the order of time.
const compareNewestFirst = (one: MobileId, other: MobileId): number =>
  other.createdAt.localeCompare(one.createdAt);
