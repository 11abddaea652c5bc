import * as v from 'valibot';
import {
  certificateKinds,
  keyTypes,
  maxRequestBytes,
  keyStores,
} from '../domain/certificates/certificate-kinds.ts';
import { HandedKeySchema } from '../domain/certificates/encryption-key.ts';
import { NextStepsResponse } from '../domain/options/next-steps.ts';
import { renewalApprovals, orderStateNames } from '../domain/order/order-states.ts';
import {
  base64url,
  characters,
  describe,
  id,
  kind,
  moment,
  serial,
  shortList,
  sixDigits,
  visibleLine,
} from '../domain/schema-parts.ts';
import { LabelsResponse, MobileIdResponse } from './schemas.ts';

// What phones send and get.

const store = v.picklist(keyStores);

/** Public half of the phone's key for this order (RFC 7517): recovered keys are encrypted to it. */
export const TransportKeySchema = v.strictObject({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: base64url(32),
  y: base64url(32),
});

/** What the phone sends when it uses the activation code. */
export const SubmitActivationBody = v.strictObject({
  phoneName: v.pipe(v.string(), v.trim(), characters(1, 64), visibleLine),
  certificateRequests: shortList(
    v.strictObject({
      kind,
      csr: describe(
        v.string(),
        `PKCS #10 in PEM (RFC 7468), of ${maxRequestBytes.toString()} bytes at most.`,
      ),
    }),
    certificateKinds.length,
  ),
  transportKey: TransportKeySchema,
  phoneSecretHash: describe(base64url(32), 'SHA-256 of the phone secret, base64url.'),
  store: v.optional(describe(store, 'Where the keys will be; `page` where it is not said.')),
});

const approval = describe(
  v.picklist(renewalApprovals),
  'With `match-code`, its user types what the phone shows into Self-Service.',
);

/** A mobile ID as the phone that has its keys may see it. */
export const PhoneMobileIdResponse = v.strictObject({
  ...v.pick(MobileIdResponse, ['state', 'notAfter']).entries,
  replaced: v.optional(describe(v.literal(true), 'A newer mobile ID of its user took its place.')),
  renewableFrom: v.optional(describe(moment, 'From when on its phone renews it; absent where none does.')),
  approval: v.optional(approval),
});

/** What the phone of a mobile ID signs to show that its proof is new. */
export const PhoneChallengeResponse = v.strictObject({
  challenge: describe(base64url(32), 'To be signed once, as `nonce` of a proof.'),
  expiresAt: moment,
});

/** What a test of the phone's mobile ID found. */
export const PhoneTestResponse = v.strictObject({
  ...v.unwrap(MobileIdResponse.entries.test).entries,
  state: MobileIdResponse.entries.state,
});

/** The order that renews a phone's mobile ID: with the code, the phone goes on as with a link. */
export const RenewalResponse = v.strictObject({
  orderId: id,
  activationCode: describe(v.string(), 'Bearer of the order’s activation; the one before it dies.'),
  approval,
});

const phoneKeyTypes = describe(v.array(v.picklist(keyTypes)), 'Empty where the phone sends no request.');

/** What the phone learns before it makes its keys. */
export const ActivationResponse = v.strictObject({
  orderId: id,
  labels: LabelsResponse,
  kinds: v.array(v.strictObject({ kind, keyTypes: phoneKeyTypes })),
  stores: describe(v.array(store), 'Where the phone may keep its keys.'),
  challenge: describe(v.string(), 'The challengePassword of each request (RFC 2985 section 5.4.1).'),
  expiresAt: moment,
});

/** What the phone gets for its certificate requests. */
export const MatchCodeResponse = v.strictObject({
  matchCode: describe(sixDigits, 'The phone shows it, and its user types it into Self-Service.'),
});

/** Where the order stands for its phone; the certificates once all are issued. */
export const CertificatesResponse = v.strictObject({
  state: v.picklist(orderStateNames),
  deadline: moment,
  labels: v.optional(LabelsResponse),
  certificates: v.optional(v.array(v.strictObject({ kind, pem: v.string(), serial, notAfter: moment }))),
  chain: v.optional(describe(v.string(), 'PEM of the CA certificates, the issuing one first.')),
  nextSteps: NextStepsResponse,
  testPage: v.optional(
    describe(
      v.string(),
      'Where to try keys that the phone’s system has: a page that lets mobile IDs in, by mutual TLS.',
    ),
  ),
  recoveredKeys: v.optional(
    describe(
      v.array(HandedKeySchema),
      'Encryption keys that KMS made, encrypted to the transport key that the phone sent.',
    ),
  ),
});

/** Acknowledges a request that has no other response. */
export const StateResponse = v.strictObject({ state: v.picklist(orderStateNames) });
