import type * as v from 'valibot';
import type { MobileIdResponse } from './schemas.ts';
import { certificateKinds, type CertificateKind } from '../domain/certificates/certificate-kinds.ts';
import { certificateStateAt, stateAt, type MobileId } from '../domain/mobile-id.ts';

/** A mobile ID as the API shows it to its user. */
export type MobileIdView = v.InferOutput<typeof MobileIdResponse>;

/**
 * A mobile ID as its user may see it: no order, no reason of the CA's, and of its certificates the facts but not the
 * certificates themselves, which only the phone gets.
 */
export const toMobileIdResponse = (mobileId: MobileId, now: Date): MobileIdView => ({
  ...toChangeResponse(changeAt(mobileId, now)),
  mobileId: mobileId.mobileId,
  state: stateAt(mobileId, now),
  labels: mobileId.labels,
  phoneName: mobileId.phoneName,
  store: mobileId.store ?? 'page',
  createdAt: mobileId.createdAt,
  ...(mobileId.activatedAt !== undefined && { activatedAt: mobileId.activatedAt }),
  ...(mobileId.lockedAt !== undefined && { lockedAt: mobileId.lockedAt }),
  ...(mobileId.test !== undefined && { test: mobileId.test }),
  notAfter: mobileId.notAfter,
  certificates: certificateKinds.flatMap((kind) => toCertificateResponses(mobileId, kind, now)),
});

const toCertificateResponses = (
  { certificates }: MobileId,
  kind: CertificateKind,
  now: Date,
): MobileIdView['certificates'] => {
  const certificate = certificates[kind];
  if (!certificate) return [];
  const { serial, notBefore, notAfter } = certificate;
  return [{ kind, state: certificateStateAt(certificate, now), serial, notBefore, notAfter }];
};

const toChangeResponse = (change: MobileId['change']): Pick<MobileIdView, 'change'> =>
  change === undefined ? {} : { change };

/** The last change of a mobile ID at a moment: that of the store, and `expired` by time alone. */
export const changeAt = (
  mobileId: Pick<MobileId, 'state' | 'notAfter' | 'change'>,
  now: Date,
): MobileId['change'] =>
  stateAt(mobileId, now) === 'expired'
    ? { reason: 'expired', by: 'time', at: mobileId.notAfter }
    : mobileId.change;
