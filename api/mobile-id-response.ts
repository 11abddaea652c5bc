import type * as v from 'valibot';
import type { MobileIdResponse } from './schemas.ts';
import { certificateKinds, type CertificateKind } from '../domain/certificates/certificate-kinds.ts';
import type { MobileId } from '../domain/mobile-id.ts';

/** A mobile ID as the API shows it to its user. */
export type MobileIdView = v.InferOutput<typeof MobileIdResponse>;

/**
 * A mobile ID as its user may see it: no order, no lock reason, and of its certificates the facts but not the
 * certificates themselves, which only the phone gets.
 */
export const toMobileIdResponse = (mobileId: MobileId): MobileIdView => ({
  mobileId: mobileId.mobileId,
  state: mobileId.state,
  labels: mobileId.labels,
  phoneName: mobileId.phoneName,
  createdAt: mobileId.createdAt,
  ...(mobileId.activatedAt !== undefined && { activatedAt: mobileId.activatedAt }),
  ...(mobileId.lockedAt !== undefined && { lockedAt: mobileId.lockedAt }),
  notAfter: mobileId.notAfter,
  certificates: certificateKinds.flatMap((kind) => toCertificateResponses(mobileId, kind)),
});

const toCertificateResponses = (
  { certificates }: MobileId,
  kind: CertificateKind,
): MobileIdView['certificates'] => {
  const certificate = certificates[kind];
  if (!certificate) return [];
  const { state, serial, notBefore, notAfter } = certificate;
  return [{ kind, state, serial, notBefore, notAfter }];
};
