import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import { MobileIdNotRenewable } from '../../../domain/failures/mobile-id-errors.ts';
import {
  changeFor,
  type Change,
  type Lock,
  type MobileId,
  type MobileIdKey,
} from '../../../domain/mobile-id.ts';
import {
  above,
  all,
  among,
  at,
  equals,
  type Changes,
  type ConditionOn,
  type Path,
  type Update,
} from './expressions.ts';
import { unlessRefused, type Tables } from './tables.ts';
import { checkPart, type TransactionPart } from './transactions.ts';

type MobileIds = Pick<Tables, 'mobileIds'>;

/** Reads one mobile ID of a user; undefined when they have none of this id. */
export const findMobileId = (
  { mobileIds }: MobileIds,
  { userId, mobileId }: MobileIdKey,
): Promise<MobileId | undefined> => mobileIds.find({ userId, mobileId });

/** Locks a mobile ID for good; one that is locked stays as it is, with its first reason. */
export const lockMobileId = (tables: MobileIds, key: MobileIdKey, lock: Lock, now: Date): Promise<void> =>
  unlessRefused(changeMobileId(tables, key, lock, now));

/**
 * Changes a mobile ID for any reason that its life cycle knows.
 * @throws {ConditionalCheckFailedException} it is in a state from which the reason does not lead; nothing is written
 */
export const changeMobileId = async (
  { mobileIds }: MobileIds,
  { userId, mobileId }: MobileIdKey,
  change: Change,
  now: Date,
): Promise<void> => {
  await mobileIds.update({ userId, mobileId }, { ...changesFor(change, now), when: mayChange(change, now) });
};

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

/** Records that its user was mailed that a mobile ID was locked. */
export const markLockNotified = (tables: MobileIds, key: MobileIdKey, now: Date): Promise<void> =>
  writeOnce(tables, key, { set: { lockNotifiedAt: now.toISOString() }, when: equals('state', 'locked') });

/** The part of a transaction that lets it through only while a mobile ID is active and its time is not over. */
export const workingPart = (
  { mobileIds }: MobileIds,
  { userId, mobileId }: MobileIdKey,
  now: Date,
): TransactionPart =>
  checkPart(
    mobileIds,
    { userId, mobileId },
    {
      when: all<Path<MobileId>>(equals('state', 'active'), above('notAfter', now.toISOString())),
      refused: () => new MobileIdNotRenewable(),
    },
  );

// The state wanted is there already when the condition fails: a retry, or another clean-up, came first.
const writeOnce = (
  { mobileIds }: MobileIds,
  { userId, mobileId }: MobileIdKey,
  update: Update<MobileId>,
): Promise<void> => unlessRefused(mobileIds.update({ userId, mobileId }, update));

/**
 * The condition under which a mobile ID can change, derived from its life cycle. Nothing makes one active whose time is
 * over.
 */
export const mayChange = ({ reason }: Change, now: Date): ConditionOn<MobileId> => {
  const { from, to, undoes } = changeFor(reason);
  return all<Path<MobileId>>(
    among('state', from),
    ...(to === 'active' ? [above('notAfter', now.toISOString())] : []),
    ...(undoes ? [among('change.reason', undoes)] : []),
  );
};

/** What a change writes: the state that its reason leads to, and reason, time and who made it. */
export const changesFor = ({ reason, by }: Change, now: Date): Changes<MobileId> => {
  const { to, revokes } = changeFor(reason);
  const at = now.toISOString();
  return {
    set: {
      ...(to !== 'expired' && { state: to }),
      change: { reason, by, at },
      ...(reason === 'installed' && { activatedAt: at }),
      ...(revokes && { lockedAt: at, lockReason: revokes }),
    },
  };
};
