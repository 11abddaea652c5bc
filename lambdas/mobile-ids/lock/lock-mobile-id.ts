import type { SignedInUser } from '../../../api/request.ts';
import { MobileIdNotFound } from '../../../domain/failures/errors.ts';
import { MobileIdNotLockable } from '../../../domain/failures/mobile-id-errors.ts';
import { stateAt, type Change, type LockReason, type MobileId } from '../../../domain/mobile-id.ts';
import { requireRecentSignIn } from '../../../domain/order/time-limits.ts';
import { findMobileId, lockMobileId } from '../../aws/tables/mobile-ids.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';

/** Which mobile ID of the user, and why. */
export interface LockRequest {
  readonly mobileId: string;
  readonly reason: LockReason;
}

/**
 * *Lock this mobile ID*, as its user asks for it.
 * @returns the mobile ID, locked
 * @throws {SignInTooOld} @throws {MobileIdNotFound} @throws {MobileIdNotLockable}
 */
export const lockOwnMobileId = async (
  deps: Parameters<typeof startLock>[0] & Pick<Dependencies, 'parameters'>,
  { userId, signedInAt }: SignedInUser,
  { mobileId, reason }: LockRequest,
): Promise<MobileId> => {
  const found = await loadMobileId(deps, { userId, mobileId });
  requireRecentSignIn(signedInAt, await deps.parameters.signInAge(), deps.now());
  return startLock(deps, found, { reason, by: 'user' });
};

/**
 * Locks a mobile ID for its user or an administrator: starts the process that revokes its certificates and tells its
 * user, and then locks it, so that whoever got an answer of success needs to do nothing more. One that is locked
 * already stays as it is.
 * @param found as it was read just before
 * @returns the mobile ID, locked
 * @throws {MobileIdNotLockable} it has expired, or is not active yet
 */
export const startLock = async (
  deps: Pick<Dependencies, 'mobileIds' | 'workflow' | 'stateMachineArn' | 'now'>,
  found: MobileId,
  lock: Change<LockReason>,
): Promise<MobileId> => {
  const { userId, mobileId } = found;
  const state = stateAt(found, deps.now());
  if (state === 'locked') return found;
  if (state === 'registered' || state === 'expired') throw new MobileIdNotLockable(state);
  await deps.workflow.startLock(deps.stateMachineArn, { userId, mobileId, ...lock });
  await lockMobileId(deps, found, lock, deps.now());
  return loadMobileId(deps, found);
};

const loadMobileId = async (
  deps: Pick<Dependencies, 'mobileIds'>,
  key: Parameters<typeof findMobileId>[1],
): Promise<MobileId> => {
  const found = await findMobileId(deps, key);
  if (!found) throw new MobileIdNotFound();
  return found;
};
