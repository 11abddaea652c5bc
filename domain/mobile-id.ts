import * as v from 'valibot';
import { certificateKinds } from './certificates/certificate-kinds.ts';
import { LabelsSchema } from './order/order.ts';

const moment = v.pipe(v.string(), v.isoTimestamp());

/** Life cycle of a mobile ID: `locked` is for good; `inactive` is kept for a user who is not active. */
export const mobileIdStates = {
  registered: ['active', 'locked'],
  active: ['inactive', 'locked'],
  inactive: ['active', 'locked'],
  locked: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export const mobileIdStateNames = ['registered', 'active', 'inactive', 'locked'] as const;
export type MobileIdState = (typeof mobileIdStateNames)[number];

/** Why certificates are revoked: reasons of RFC 5280 section 5.3.1 as ACM PCA names them. */
export const revocationReasons = ['SUPERSEDED', 'KEY_COMPROMISE', 'CESSATION_OF_OPERATION'] as const;
export type RevocationReason = (typeof revocationReasons)[number];

/** A certificate as the store keeps it for good. */
export const StoredCertificateSchema = v.object({
  state: v.picklist(['valid', 'revoked']),
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

export type MobileId = v.InferOutput<typeof MobileIdSchema>;

/**
 * The states from which a mobile ID may become `to`.
 * @param to the state to reach
 */
export const mobileIdStatesBefore = (to: MobileIdState): readonly MobileIdState[] =>
  mobileIdStateNames.filter((from) => mobileIdStates[from].some((next) => next === to));
