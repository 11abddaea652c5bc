import type { MobileIdKey, MobileIdStore } from '../aws/tables/mobile-id-store.ts';
import { MobileIdNotFound } from '../../domain/failures/errors.ts';
import type { MobileId } from '../../domain/mobile-id.ts';

/** What reading a mobile ID works with. */
export interface ReadMobileIdDependencies {
  readonly mobileIds: MobileIdStore;
}

/**
 * Reads one mobile ID of a user.
 * @throws {MobileIdNotFound} there is none, or it is somebody else's: the answer is the same
 */
export const readMobileId = async (
  { mobileIds }: ReadMobileIdDependencies,
  key: MobileIdKey,
): Promise<MobileId> => {
  const mobileId = await mobileIds.find(key);
  if (!mobileId) throw new MobileIdNotFound();
  return mobileId;
};
