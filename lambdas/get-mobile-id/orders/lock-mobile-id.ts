import type { CertificateAuthority } from '../../aws/services/certificate-authority.ts';
import type { MobileIdKey, MobileIdStore } from '../../aws/tables/mobile-id-store.ts';
import { certificateKinds } from '../../../domain/certificates/certificate-kinds.ts';
import type { RevocationReason } from '../../../domain/mobile-id.ts';
import type { Log } from '../../runtime/log.ts';

/** What locking a mobile ID works with. */
export interface LockMobileIdDependencies {
  readonly mobileIds: MobileIdStore;
  readonly ca: CertificateAuthority;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Locks a mobile ID for good and revokes those of its certificates that are still valid. It may be run again
 * until it has come through: what is done stays done.
 * @throws {ServiceBusy} the CA could not revoke a certificate just now
 */
export const lockMobileId = async (
  { mobileIds, ca, now, log }: LockMobileIdDependencies,
  key: MobileIdKey,
  reason: RevocationReason,
): Promise<void> => {
  const { mobileId } = key;
  await mobileIds.lock(key, reason, now());
  const locked = await mobileIds.find(key);
  for (const kind of certificateKinds) {
    const certificate = locked?.certificates[kind];
    if (certificate?.state !== 'valid') continue;
    await ca.revoke(certificate.serial, locked?.lockReason ?? reason);
    await mobileIds.markRevoked(key, kind, now());
    log.info('certificate-revoked', { mobileId, kind, serial: certificate.serial, reason });
  }
  log.info('mobile-id-locked', { mobileId, reason });
};
