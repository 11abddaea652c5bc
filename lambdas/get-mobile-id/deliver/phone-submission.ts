import { createPublicKey, randomInt } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type * as v from 'valibot';
import {
  checkCertificateRequests,
  type CheckedRequest,
} from '../../../domain/certificates/certificate-request-rules.ts';
import { deriveChallenge } from '../../../domain/secrets.ts';
import type { SubmitActivationBody } from '../../../api/schemas.ts';
import { ChoiceNotOffered, RequestInvalid } from '../../../domain/failures/errors.ts';
import type { Order, Phone } from '../../../domain/order/order.ts';
import type { TakenKey } from '../../aws/tables/phone-answer.ts';
import { hashPublicKey } from '../../aws/tables/public-keys.ts';
import { listPhoneKinds } from './phone-keys.ts';

/** What a phone sends with its activation code. */
export type PhoneSubmission = v.InferOutput<typeof SubmitActivationBody>;

/**
 * Checks what a phone sent against its order.
 * @param code the activation code that came with it
 * @returns its requests
 * @throws {ChoiceNotOffered} not exactly one certificate signing request for each kind that needs one
 * @throws {CertificateRequestRefused} @throws {RequestInvalid} the transport key is no point of its curve
 */
export const checkPhoneSubmission = (
  order: Order,
  { certificateRequests, transportKey }: PhoneSubmission,
  code: string,
): readonly CheckedRequest[] => {
  const wanted = listPhoneKinds(order);
  const sent = certificateRequests.map(({ kind }) => kind);
  if (!isDeepStrictEqual(sent.toSorted(), wanted.toSorted()))
    throw new ChoiceNotOffered(`Send one certificate signing request for each of: ${wanted.join(', ')}`);
  requirePoint(transportKey);
  const requests = Object.fromEntries(certificateRequests.map(({ kind, csr }) => [kind, csr]));
  return checkCertificateRequests(requests, deriveChallenge(order.orderId, code));
};

/**
 * What the order keeps of a phone, with the match code that only this phone will show.
 * @param requests as checked: the CA gets them in one form, whatever tool wrote them
 * @param requestHash hash of the code and the whole request
 */
export const toPhone = (
  submission: PhoneSubmission,
  requests: readonly CheckedRequest[],
  requestHash: string,
  now: Date,
): Phone => ({
  name: submission.phoneName,
  requestHash,
  secretHash: submission.phoneSecretHash,
  transportKey: JSON.stringify(submission.transportKey),
  certificateRequests: Object.fromEntries(requests.map(({ kind, request }) => [kind, request.canonicalPem])),
  matchCode: createMatchCode(),
  submittedAt: now.toISOString(),
});

/** The keys that a phone's requests take for good. */
export const toPublicKeys = (
  { orderId, userId }: Order,
  requests: readonly CheckedRequest[],
  now: Date,
): TakenKey[] =>
  requests.map(({ kind, request }) => ({
    publicKey: hashPublicKey(request.spki),
    kind,
    orderId,
    userId,
    takenAt: now.toISOString(),
  }));

/** Six random digits. */
const createMatchCode = (): string => randomInt(1_000_000).toString().padStart(6, '0');

// A key that recovered keys can't be encrypted to must not be found out only after the CA has issued.
const requirePoint = (transportKey: PhoneSubmission['transportKey']): void => {
  try {
    createPublicKey({ key: transportKey, format: 'jwk' });
  } catch {
    throw new RequestInvalid('transportKey: expected a point of P-256');
  }
};
