import { createPublicKey, randomInt } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type * as v from 'valibot';
import { CertificateRequest } from '../../../domain/certificates/certificate-request.ts';
import { checkCertificateRequests } from '../../../domain/certificates/certificate-request-rules.ts';
import type { SubmitActivationBody } from '../../../api/schemas.ts';
import { ChoiceNotOffered, RequestInvalid } from '../../../domain/failures/errors.ts';
import type { Order, Phone } from '../../../domain/order/order.ts';
import { listPhoneKinds } from './phone-keys.ts';

/** What a phone sends with its activation code. */
export type PhoneSubmission = v.InferOutput<typeof SubmitActivationBody>;

/**
 * Checks what a phone sent against its order.
 * @throws {ChoiceNotOffered} not exactly one certificate signing request for each kind that needs one
 * @throws {CertificateRequestRefused} @throws {RequestInvalid} the transport key is no point of its curve
 */
export const checkPhoneSubmission = (order: Order, submission: PhoneSubmission): void => {
  const wanted = listPhoneKinds(order);
  const sent = submission.certificateRequests.map(({ kind }) => kind);
  if (!isDeepStrictEqual(sent.toSorted(), wanted.toSorted()))
    throw new ChoiceNotOffered(`Send one certificate signing request for each of: ${wanted.join(', ')}`);
  requirePoint(submission.transportKey);
  checkCertificateRequests(mapRequests(submission, (csr) => csr));
};

/**
 * What the order keeps of a phone, with the match code that only this phone will show.
 * @param requestHash hash of the code and the whole request
 */
export const toPhone = (submission: PhoneSubmission, requestHash: string, now: Date): Phone => ({
  name: submission.phoneName,
  requestHash,
  secretHash: submission.phoneSecretHash,
  transportKey: JSON.stringify(submission.transportKey),
  certificateRequests: mapRequests(submission, (csr) => new CertificateRequest(csr).canonicalPem),
  matchCode: createMatchCode(),
  submittedAt: now.toISOString(),
});

/** Six random digits. */
const createMatchCode = (): string => randomInt(1_000_000).toString().padStart(6, '0');

const mapRequests = ({ certificateRequests }: PhoneSubmission, map: (csr: string) => string) =>
  Object.fromEntries(certificateRequests.map(({ kind, csr }) => [kind, map(csr)]));

// A key that recovered keys can't be encrypted to must not be found out only after the CA has issued.
const requirePoint = (transportKey: PhoneSubmission['transportKey']): void => {
  try {
    createPublicKey({ key: transportKey, format: 'jwk' });
  } catch {
    throw new RequestInvalid('transportKey: expected a point of P-256');
  }
};
