import { createPublicKey, randomInt } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type * as v from 'valibot';
import { checkCertificateRequests } from '../../../domain/certificates/certificate-request-rules.ts';
import type { SubmitActivationBody } from '../../../api/schemas.ts';
import { ChoiceNotOffered, RequestInvalid } from '../../../domain/failures/errors.ts';
import type { Order, Phone } from '../../../domain/order/order.ts';
import { kindsFromPhone } from './phone-keys.ts';

/** What a phone sends with its activation code. */
export type PhoneSubmission = v.InferOutput<typeof SubmitActivationBody>;

/**
 * Checks what a phone sent against its order.
 * @throws {ChoiceNotOffered} not exactly one certificate signing request for each kind that needs one
 * @throws {CertificateRequestRefused} @throws {RequestInvalid} the transport key is no point of its curve
 */
export const checkPhoneSubmission = (order: Order, answer: PhoneSubmission): void => {
  const wanted = kindsFromPhone(order);
  const sent = answer.certificateRequests.map(({ kind }) => kind);
  if (!isDeepStrictEqual(sent.toSorted(), wanted.toSorted()))
    throw new ChoiceNotOffered(`Send one certificate signing request for each of: ${wanted.join(', ')}`);
  requirePoint(answer.transportKey);
  checkCertificateRequests(requestsByKind(answer));
};

/**
 * What the order keeps of a phone, with the match code that only this phone will show.
 * @param requestHash hash of the code and the whole request
 */
export const phoneOf = (answer: PhoneSubmission, requestHash: string, now: Date): Phone => ({
  name: answer.phoneName,
  requestHash,
  secretHash: answer.phoneSecretHash,
  transportKey: JSON.stringify(answer.transportKey),
  certificateRequests: requestsByKind(answer),
  matchCode: newMatchCode(),
  submittedAt: now.toISOString(),
});

/** Six random digits. */
const newMatchCode = (): string => randomInt(1_000_000).toString().padStart(6, '0');

const requestsByKind = ({ certificateRequests }: PhoneSubmission) =>
  Object.fromEntries(certificateRequests.map(({ kind, csr }) => [kind, csr]));

// A key that recovered keys can't be encrypted to must not be found out only after the CA has issued.
const requirePoint = (transportKey: PhoneSubmission['transportKey']): void => {
  try {
    createPublicKey({ key: transportKey, format: 'jwk' });
  } catch {
    throw new RequestInvalid('transportKey: expected a point of P-256');
  }
};
