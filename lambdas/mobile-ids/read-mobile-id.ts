import { MobileIdNotFound } from '../../domain/failures/errors.ts';
import type { MobileId, MobileIdKey } from '../../domain/mobile-id.ts';
import { findMobileId } from '../aws/tables/mobile-ids.ts';
import type { Dependencies } from '../runtime/dependencies.ts';

/**
 * Reads one mobile ID of a user.
 * @throws {MobileIdNotFound} there is none, or it is somebody else's: the response is the same
 */
export const readMobileId = async (
  deps: Pick<Dependencies, 'mobileIds'>,
  key: MobileIdKey,
): Promise<MobileId> => {
  const mobileId = await findMobileId(deps, key);
  if (!mobileId) throw new MobileIdNotFound();
  return mobileId;
};
