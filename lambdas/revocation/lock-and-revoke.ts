import { certificateKinds } from '../../domain/certificates/certificate-kinds.ts';
import { mobileIdChanges, type Lock, type MobileIdKey } from '../../domain/mobile-id.ts';
import { findMobileId, lockMobileId, markRevoked } from '../aws/tables/mobile-ids.ts';
import type { Dependencies } from '../runtime/dependencies.ts';

type Deps = Pick<Dependencies, 'mobileIds' | 'ca' | 'now' | 'log'>;

/**
 * Locks a mobile ID and revokes its certificates. One that was locked before keeps the reason of that. May be run again
 * until it has come through: what is done stays done.
 * @throws {ServiceBusy} the CA could not revoke a certificate just now
 */
export const lockAndRevoke = async (deps: Deps, key: MobileIdKey, lock: Lock): Promise<void> => {
  await lockMobileId(deps, key, lock, deps.now());
  await revokeLocked(deps, key, lock);
  deps.log.info('mobile-id-locked', { mobileId: key.mobileId, reason: lock.reason, by: lock.by });
};

/**
 * Revokes what is valid yet of a mobile ID that is locked; of one that is not, nothing.
 * @param lock gives the reason of a mobile ID that an early release locked without one
 * @throws {ServiceBusy} the CA could not revoke a certificate just now
 */
export const revokeLocked = async (deps: Deps, key: MobileIdKey, { reason }: Lock): Promise<void> => {
  const { mobileId } = key;
  const found = await findMobileId(deps, key);
  if (found?.state !== 'locked') return;
  const revocation = found.lockReason ?? mobileIdChanges[reason].revokes;
  for (const kind of certificateKinds) {
    const certificate = found.certificates[kind];
    if (certificate?.state !== 'valid') continue;
    const { serial } = certificate;
    await deps.ca.revoke(serial, revocation);
    await markRevoked(deps, key, kind, deps.now());
    deps.log.info('certificate-revoked', { mobileId, kind, serial, reason: revocation });
  }
};
