import { createPublicKey, randomInt } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type * as v from 'valibot';
import {
  keyTypes,
  type CertificateKind,
  type KeyType,
  type KeyStore,
} from '../../../domain/certificates/certificate-kinds.ts';
import {
  checkCertificateRequests,
  type CheckedRequest,
} from '../../../domain/certificates/certificate-request-rules.ts';
import { deriveChallenge } from '../../../domain/secrets.ts';
import type { SubmitActivationBody } from '../../../api/phone-schemas.ts';
import { listKeyStores } from '../../../domain/options/options.ts';
import { ChoiceNotOffered, RequestInvalid } from '../../../domain/failures/errors.ts';
import {
  isRecoverable,
  listKinds,
  requireOptions,
  type Order,
  type Phone,
} from '../../../domain/order/order.ts';
import type { TakenKey } from '../../aws/tables/phone-answer.ts';
import { hashPublicKey } from '../../aws/tables/public-keys.ts';

/** One certificate of an order, and what the phone may make its key of. */
export interface PhoneKey {
  readonly kind: CertificateKind;
  /** Empty where the phone makes no key: a recoverable one comes from KMS. */
  readonly keyTypes: readonly KeyType[];
}

/** The certificates that an order confirmed, with the keys that its phone has to make. */
export const listPhoneKeys = (order: Order): readonly PhoneKey[] =>
  listKinds(order).map((kind) => ({ kind, keyTypes: isRecoverable(order, kind) ? [] : keyTypes }));

/** The kinds for which the phone of an order has to send a certificate signing request. */
const listPhoneKinds = (order: Order): readonly CertificateKind[] =>
  listPhoneKeys(order)
    .filter(({ keyTypes: allowed }) => allowed.length > 0)
    .map(({ kind }) => kind);

/** Where the phone of an order may keep its keys: in a renewal, where it keeps those that it has. */
export const listPhoneStores = (order: Order): readonly KeyStore[] =>
  order.renews ? [order.renews.store] : listKeyStores(requireOptions(order));

/** What a phone sends with its activation code. */
export type PhoneSubmission = v.InferOutput<typeof SubmitActivationBody>;

/** Where a phone keeps its keys that does not say. */
const defaultStore: KeyStore = 'page';

/**
 * Checks what a phone sent against its order.
 * @param code the activation code that came with it
 * @returns its requests
 * @throws {ChoiceNotOffered} not exactly one certificate signing request for each kind that needs one, or a store
 *   for the keys that the order does not allow
 * @throws {CertificateRequestRefused} @throws {RequestInvalid} the transport key is no point of its curve
 */
export const checkPhoneSubmission = (
  order: Order,
  { certificateRequests, transportKey, store = order.renews?.store ?? defaultStore }: PhoneSubmission,
  code: string,
): readonly CheckedRequest[] => {
  const stores = listPhoneStores(order);
  if (!stores.includes(store)) throw new ChoiceNotOffered(`Keep the keys in one of: ${stores.join(', ')}`);
  const wanted = listPhoneKinds(order);
  const sent = certificateRequests.map(({ kind }) => kind);
  if (!isDeepStrictEqual(sent.toSorted(), wanted.toSorted()))
    throw new ChoiceNotOffered(`Send one certificate signing request for each of: ${wanted.join(', ')}`);
  requirePoint(transportKey);
  const requests = Object.fromEntries(certificateRequests.map(({ kind, csr }) => [kind, csr]));
  return checkCertificateRequests(requests, deriveChallenge(order.orderId, code));
};

/**
 * What the order keeps of a phone, with the match code that only this phone will show. In a renewal it keeps its name.
 * @param requests as checked: the CA gets them in one form, whatever tool wrote them
 * @param requestHash hash of the code and the whole request
 */
export const toPhone = (
  { renews, replaces }: Pick<Order, 'renews' | 'replaces'>,
  submission: PhoneSubmission,
  requests: readonly CheckedRequest[],
  { requestHash, now }: { readonly requestHash: string; readonly now: Date },
): Phone => ({
  name: renews && replaces ? replaces.phoneName : submission.phoneName,
  requestHash,
  secretHash: submission.phoneSecretHash,
  transportKey: JSON.stringify(submission.transportKey),
  certificateRequests: Object.fromEntries(requests.map(({ kind, request }) => [kind, request.canonicalPem])),
  matchCode: createMatchCode(),
  store: renews?.store ?? submission.store ?? defaultStore,
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
