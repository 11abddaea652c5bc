import * as v from 'valibot';
import { certificateKinds } from './certificates/certificate-kinds.ts';
import { LabelsSchema } from './order/order.ts';
import { moment } from './schema-parts.ts';

/** Every state of a mobile ID. */
export const mobileIdStateNames = ['registered', 'active', 'inactive', 'locked'] as const;

/** Where a mobile ID stands: see `mobileIdStates` for what each state may become. */
export type MobileIdState = (typeof mobileIdStateNames)[number];

/** Life cycle of a mobile ID: `locked` is for good; `inactive` is kept for a user who is not active. */
export const mobileIdStates: Readonly<Record<MobileIdState, readonly MobileIdState[]>> = {
  registered: ['active', 'locked'],
  active: ['inactive', 'locked'],
  inactive: ['active', 'locked'],
  locked: [],
};

/** The states in which its user sees a mobile ID: those of the store, and `expired` by time alone. */
export const seenStates = [...mobileIdStateNames, 'expired'] as const;

/** Why certificates are revoked: reasons of RFC 5280 section 5.3.1 as ACM PCA names them. */
export const revocationReasons = ['SUPERSEDED', 'KEY_COMPROMISE', 'CESSATION_OF_OPERATION'] as const;

/** One of `revocationReasons`. */
export type RevocationReason = (typeof revocationReasons)[number];

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

/** One item of the mobile IDs table. */
export const MobileIdSchema = v.object({
  userId: v.string(),
  mobileId: v.string(),
  orderId: v.string(),
  state: v.picklist(mobileIdStateNames),
  labels: LabelsSchema,
  phoneName: v.string(),
  createdAt: moment,
  notAfter: moment,
  activatedAt: v.optional(moment),
  lockedAt: v.optional(moment),
  /** Why it was locked: the reason for which its certificates are revoked. */
  lockReason: v.optional(v.picklist(revocationReasons)),
  certificates: v.record(v.picklist(certificateKinds), StoredCertificateSchema),
});

/** What an order leads to: on one phone, with a state and its certificates. The store keeps it for good. */
export type MobileId = v.InferOutput<typeof MobileIdSchema>;

/**
 * The state of a mobile ID at a moment. Nothing writes `expired`: it comes by itself when `notAfter` passes, and no
 * clock has to run for it. What was locked stays that.
 */
export const stateAt = (
  { state, notAfter }: Pick<MobileId, 'state' | 'notAfter'>,
  now: Date,
): (typeof seenStates)[number] => (state !== 'locked' && hasPassed(notAfter, now) ? 'expired' : state);

/** The state of a certificate at a moment: `expired` by itself, unless it was revoked before. */
export const certificateStateAt = (
  { state, notAfter }: Pick<v.InferOutput<typeof StoredCertificateSchema>, 'state' | 'notAfter'>,
  now: Date,
): (typeof seenCertificateStates)[number] =>
  state !== 'revoked' && hasPassed(notAfter, now) ? 'expired' : state;

const hasPassed = (moment: string, now: Date): boolean => Date.parse(moment) < now.getTime();

/** Names one mobile ID: its user, and which of theirs. */
export type MobileIdKey = Pick<MobileId, 'userId' | 'mobileId'>;

/**
 * The states from which a mobile ID may become `to`.
 * @param to the state to reach
 */
export const mobileIdStatesBefore = (to: MobileIdState): readonly MobileIdState[] =>
  mobileIdStateNames.filter((from) => mobileIdStates[from].includes(to));
