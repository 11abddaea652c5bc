import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import {
  mobileIdStatesBefore,
  type MobileId,
  type MobileIdKey,
  type RevocationReason,
} from '../../../domain/mobile-id.ts';
import { among, at, equals, type Changes, type ConditionOn, type Update } from './expressions.ts';
import { unlessRefused, type Tables } from './tables.ts';

type MobileIds = Pick<Tables, 'mobileIds'>;

/** Reads one mobile ID of a user; undefined when they have none of this id. */
export const findMobileId = (
  { mobileIds }: MobileIds,
  { userId, mobileId }: MobileIdKey,
): Promise<MobileId | undefined> => mobileIds.find({ userId, mobileId });

/** Locks a mobile ID for good; one that is locked stays as it is, with its first reason. */
export const lockMobileId = (
  tables: MobileIds,
  key: MobileIdKey,
  reason: RevocationReason,
  now: Date,
): Promise<void> => writeOnce(tables, key, { ...lockChanges(reason, now), when: lockable });

/** Records that the CA has revoked one of the certificates of a mobile ID. */
export const markRevoked = (
  tables: MobileIds,
  key: MobileIdKey,
  kind: CertificateKind,
  now: Date,
): Promise<void> =>
  writeOnce(tables, key, {
    set: {
      ...at<MobileId>(`certificates.${kind}.state`, 'revoked'),
      ...at<MobileId>(`certificates.${kind}.revokedAt`, now.toISOString()),
    },
    when: equals(`certificates.${kind}.state`, 'valid'),
  });

// The state wanted is there already when the condition fails: a retry, or another clean-up, came first.
const writeOnce = (
  { mobileIds }: MobileIds,
  { userId, mobileId }: MobileIdKey,
  update: Update<MobileId>,
): Promise<void> => unlessRefused(mobileIds.update({ userId, mobileId }, update));

/** The condition under which a mobile ID can be locked. */
export const lockable: ConditionOn<MobileId> = among('state', mobileIdStatesBefore('locked'));

/** What locking writes. */
export const lockChanges = (reason: RevocationReason, now: Date): Changes<MobileId> => ({
  set: { state: 'locked', lockReason: reason, lockedAt: now.toISOString() },
});
