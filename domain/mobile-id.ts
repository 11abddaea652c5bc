/**
 * The life cycle of a mobile ID as data: `registered → active ⇄ inactive → locked`, and `expired`, which comes by
 * itself. Each change has a reason, and the reason says what it leads from and to, who may make it, and why the CA
 * revokes. The store derives its DynamoDB conditions from this table, so a change that is not listed can't be written.
 */
import * as v from 'valibot';
import { certificateKinds, keyStores } from './certificates/certificate-kinds.ts';
import { StoredLanguage } from './languages.ts';
import { LabelsSchema } from './order/order.ts';
import { moment } from './schema-parts.ts';

/** Every state that the store holds. */
export const mobileIdStateNames = ['registered', 'active', 'inactive', 'locked'] as const;

/** Where a mobile ID stands: see `mobileIdChanges` for what each state may become. */
export type MobileIdState = (typeof mobileIdStateNames)[number];

/** The states in which a mobile ID is seen: those of the store, and `expired` by time alone. */
export const seenStates = [...mobileIdStateNames, 'expired'] as const;

/** One of `seenStates`. */
export type SeenState = (typeof seenStates)[number];

/** Why certificates are revoked: reasons of RFC 5280 section 5.3.1 as ACM PCA names them. */
export const revocationReasons = [
  'SUPERSEDED',
  'KEY_COMPROMISE',
  'CESSATION_OF_OPERATION',
  'PRIVILEGE_WITHDRAWN',
  'AFFILIATION_CHANGED',
] as const;

/** One of `revocationReasons`. */
export type RevocationReason = (typeof revocationReasons)[number];

/** Who changes a mobile ID: its user, an administrator, what the directory says of its user, time, or the process. */
export const changers = ['user', 'operator', 'directory', 'time', 'process'] as const;

interface ChangeDefinition {
  readonly from: readonly MobileIdState[];
  readonly to: SeenState;
  readonly by: readonly (typeof changers)[number][];
  /** Why the CA revokes the certificates: of every change that locks, and of no other. */
  readonly revokes?: RevocationReason;
  /** The last change has to have been one of these. */
  readonly undoes?: readonly string[];
}

const working = ['active', 'inactive'] as const;
const unlocked = ['registered', ...working] as const;

/** Every change of a mobile ID, by its reason. */
export const mobileIdChanges = {
  installed: { from: ['registered'], to: 'active', by: ['process'] },
  'user-inactive': { from: ['active'], to: 'inactive', by: ['directory'] },
  'user-active': { from: ['inactive'], to: 'active', by: ['directory'], undoes: ['user-inactive'] },
  // Also of one that the directory made inactive: it then stays so when its user is active again.
  deactivated: { from: working, to: 'inactive', by: ['operator'] },
  reactivated: {
    from: ['inactive'],
    to: 'active',
    by: ['operator'],
    undoes: ['user-inactive', 'deactivated'],
  },
  'phone-lost': { from: working, to: 'locked', by: ['user', 'operator'], revokes: 'KEY_COMPROMISE' },
  'phone-stolen': { from: working, to: 'locked', by: ['user', 'operator'], revokes: 'KEY_COMPROMISE' },
  'no-longer-needed': {
    from: working,
    to: 'locked',
    by: ['user', 'operator'],
    revokes: 'CESSATION_OF_OPERATION',
  },
  replaced: { from: unlocked, to: 'locked', by: ['process'], revokes: 'SUPERSEDED' },
  'order-ended': { from: unlocked, to: 'locked', by: ['process'], revokes: 'CESSATION_OF_OPERATION' },
  'user-locked': { from: unlocked, to: 'locked', by: ['directory'], revokes: 'PRIVILEGE_WITHDRAWN' },
  'user-deleted': { from: unlocked, to: 'locked', by: ['directory'], revokes: 'AFFILIATION_CHANGED' },
  expired: { from: unlocked, to: 'expired', by: ['time'] },
} as const satisfies Readonly<Record<string, ChangeDefinition>>;

type Definitions = typeof mobileIdChanges;

/** Why a mobile ID changed: one of the names in `mobileIdChanges`. */
export type ChangeReason = keyof Definitions;

/** Every reason of a change, for what reads or shows one. */
export const changeReasons = [
  'installed',
  'user-inactive',
  'user-active',
  'deactivated',
  'reactivated',
  'phone-lost',
  'phone-stolen',
  'no-longer-needed',
  'replaced',
  'order-ended',
  'user-locked',
  'user-deleted',
  'expired',
] as const satisfies readonly ChangeReason[];

/** The reasons that lead to a state. */
export type ReasonTo<To extends SeenState> = {
  [Reason in ChangeReason]: Definitions[Reason]['to'] extends To ? Reason : never;
}[ChangeReason];

/** A change that the store writes: its reason, and one of those who may make it for that reason. */
export type Change<Reason extends ChangeReason = Exclude<ChangeReason, 'expired'>> = {
  [Each in Reason]: { readonly reason: Each; readonly by: Definitions[Each]['by'][number] };
}[Reason];

/** A change that locks. */
export type Lock = Change<ReasonTo<'locked'>>;

/** What a reason means; the table's own entry, as every entry may be. */
export const changeFor = (reason: ChangeReason): ChangeDefinition => mobileIdChanges[reason];

/** Why a user or an administrator locks a mobile ID. */
export const lockReasons = ['phone-lost', 'phone-stolen', 'no-longer-needed'] as const;

/** One of `lockReasons`. */
export type LockReason = (typeof lockReasons)[number];

/** States of a certificate of a mobile ID. */
export const certificateStates = ['valid', 'revoked'] as const;

/** The states in which its user sees a certificate. */
export const seenCertificateStates = [...certificateStates, 'expired'] as const;

/** A certificate as the store keeps it for good. */
export const StoredCertificateSchema = v.object({
  state: v.picklist(certificateStates),
  /** Hexadecimal, as it stands in the certificate. */
  serial: v.string(),
  notBefore: moment,
  notAfter: moment,
  pem: v.string(),
  revokedAt: v.optional(moment),
});

/** A change as it is kept: why, who made it, and when. */
export const ChangeSchema = v.object({
  reason: v.picklist(changeReasons),
  by: v.picklist(changers),
  at: moment,
});

/** What a test of a mobile ID looks at, in the order in which it matters to its user. */
export const testChecks = ['user', 'mobile-id', 'revocation', 'validity', 'chain', 'crl'] as const;

/** One item of the mobile IDs table. */
export const MobileIdSchema = v.object({
  userId: v.string(),
  mobileId: v.string(),
  orderId: v.string(),
  state: v.picklist(mobileIdStateNames),
  labels: LabelsSchema,
  phoneName: v.string(),
  /** Of its mails; the directory's where it is absent. */
  language: StoredLanguage,
  /** Where the phone keeps the keys; items of the first releases don't say, and mean `page`. */
  store: v.optional(v.picklist(keyStores)),
  createdAt: moment,
  notAfter: moment,
  activatedAt: v.optional(moment),
  lockedAt: v.optional(moment),
  /** Why it was locked: the reason for which its certificates are revoked. */
  lockReason: v.optional(v.picklist(revocationReasons)),
  /** The change that led to `state`; items of the first releases have none. One of a later release is passed over. */
  change: v.fallback(v.optional(ChangeSchema), undefined),
  lockNotifiedAt: v.optional(moment),
  /** The last reminder that its time ends: of which end, how many days before it, and when that was. */
  reminder: v.fallback(v.optional(v.object({ notAfter: moment, days: v.number(), at: moment })), undefined),
  /** The last test that its phone made: when, and the checks that did not hold. */
  test: v.fallback(v.optional(v.object({ at: moment, failed: v.array(v.picklist(testChecks)) })), undefined),
  certificates: v.record(v.picklist(certificateKinds), StoredCertificateSchema),
});

/** What an order leads to: on one phone, with a state and its certificates. The store keeps it for good. */
export type MobileId = v.InferOutput<typeof MobileIdSchema>;

/** The state of a mobile ID at a moment: `expired` by itself when `notAfter` passes; what was locked stays that. */
export const stateAt = ({ state, notAfter }: Pick<MobileId, 'state' | 'notAfter'>, now: Date): SeenState =>
  state !== 'locked' && hasPassed(notAfter, now) ? 'expired' : state;

/** The state of a certificate at a moment: `expired` by itself, unless it was revoked before. */
export const certificateStateAt = (
  { state, notAfter }: Pick<v.InferOutput<typeof StoredCertificateSchema>, 'state' | 'notAfter'>,
  now: Date,
): (typeof seenCertificateStates)[number] =>
  state !== 'revoked' && hasPassed(notAfter, now) ? 'expired' : state;

const hasPassed = (moment: string, now: Date): boolean => Date.parse(moment) < now.getTime();

/** Where the life cycle of a mobile ID leads from a state that it is seen in, for a reason. */
export const canChange = (seen: SeenState, reason: ChangeReason): boolean =>
  changeFor(reason).from.some((state) => state === seen);

/** Names one mobile ID: its user, and which of theirs. */
export type MobileIdKey = Pick<MobileId, 'userId' | 'mobileId'>;
