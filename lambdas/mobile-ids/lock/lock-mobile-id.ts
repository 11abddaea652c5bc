import type { SignedInUser } from '../../../api/request.ts';
import { MobileIdNotFound } from '../../../domain/failures/errors.ts';
import { MobileIdNotLockable } from '../../../domain/failures/mobile-id-errors.ts';
import { stateAt, type LockReason, type MobileId } from '../../../domain/mobile-id.ts';
import { requireRecentSignIn } from '../../../domain/order/time-limits.ts';
import { findMobileId, lockMobileId } from '../../aws/tables/mobile-ids.ts';
import type { Dependencies } from '../../runtime/dependencies.ts';

/** Which mobile ID of the user, and why. */
export interface LockRequest {
  readonly mobileId: string;
  readonly reason: LockReason;
}

/**
 * *Lock this mobile ID*: starts the process that revokes its certificates and tells its user, and then locks it, so
 * that whoever got an answer of success needs to do nothing more. One that is locked already stays as it is.
 * @returns the mobile ID, locked
 * @throws {SignInTooOld} @throws {MobileIdNotFound}
 * @throws {MobileIdNotLockable} it has expired, or is not active yet
 */
export const lockOwnMobileId = async (
  deps: Pick<Dependencies, 'mobileIds' | 'parameters' | 'workflow' | 'stateMachineArn' | 'now'>,
  { userId, signedInAt }: SignedInUser,
  { mobileId, reason }: LockRequest,
): Promise<MobileId> => {
  const key = { userId, mobileId };
  const found = await loadMobileId(deps, key);
  requireRecentSignIn(signedInAt, await deps.parameters.signInAge(), deps.now());
  const state = stateAt(found, deps.now());
  if (state === 'locked') return found;
  if (state === 'registered' || state === 'expired') throw new MobileIdNotLockable(state);
  const lock = { reason, by: 'user' } as const;
  await deps.workflow.startLock(deps.stateMachineArn, { ...key, ...lock });
  await lockMobileId(deps, key, lock, deps.now());
  return loadMobileId(deps, key);
};

const loadMobileId = async (
  deps: Pick<Dependencies, 'mobileIds'>,
  key: Parameters<typeof findMobileId>[1],
): Promise<MobileId> => {
  const found = await findMobileId(deps, key);
  if (!found) throw new MobileIdNotFound();
  return found;
};
