import * as v from 'valibot';
import { certificateKinds, keyTypes, maxRequestBytes } from '../domain/certificates/certificate-kinds.ts';
import {
  changeReasons,
  changers,
  lockReasons,
  seenCertificateStates,
  seenStates,
} from '../domain/mobile-id.ts';
import { HandedKeySchema } from '../domain/certificates/encryption-key.ts';
import { kindPolicies } from '../domain/options/options.ts';
import { oldPhones } from '../domain/order/order.ts';
import { orderStateNames } from '../domain/order/order-states.ts';
import {
  base64url,
  id,
  kind,
  describe,
  moment,
  shortList,
  sixDigits,
  visibleLine,
  serial,
} from '../domain/schema-parts.ts';

// Requests are checked against these schemas at the edge, and the OpenAPI document is made from them.

/** Labels of a mobile ID as phone and page show them. */
export const LabelsResponse = v.strictObject({
  userId: v.string(),
  serverName: v.string(),
  profileName: v.string(),
});

/** Body of *Next* on the first page. */
export const ConfirmOrderBody = v.strictObject({
  kinds: v.optional(
    describe(
      shortList(kind, certificateKinds.length),
      'What the user chose; kinds that the options leave no choice about may be left out.',
    ),
    [],
  ),
  oldPhone: v.optional(describe(v.picklist(oldPhones), 'Needed when the order replaces a mobile ID.')),
});

/** Body of *Next* after the phone answered. */
export const ApproveOrderBody = v.strictObject({
  matchCode: describe(v.pipe(v.string(), v.regex(/^\p{Nd}{6}$/u)), 'The digits that the phone shows.'),
});

/** Body of *Cancel*. */
export const CancelOrderBody = v.strictObject({
  reason: v.optional(describe(v.picklist(['not-my-phone']), 'Somebody else answered the QR code.')),
});

/** Body of a request that has nothing to say. */
export const EmptyBody = v.strictObject({});

/** Public half of the phone's key for this order (RFC 7517): recovered keys are encrypted to it. */
export const TransportKeySchema = v.strictObject({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: base64url(32),
  y: base64url(32),
});

/** What the phone sends when it uses the activation code. */
export const SubmitActivationBody = v.strictObject({
  phoneName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64), visibleLine),
  certificateRequests: shortList(
    v.strictObject({
      kind,
      csr: describe(
        v.string(),
        `PKCS #10 in PEM (RFC 7468 section 7), of ${maxRequestBytes.toString()} bytes at most.`,
      ),
    }),
    certificateKinds.length,
  ),
  transportKey: TransportKeySchema,
  phoneSecretHash: describe(base64url(32), 'SHA-256 of the phone secret, base64url.'),
});

/** An order as its user may see it. */
export const OrderResponse = v.strictObject({
  orderId: id,
  state: v.picklist(orderStateNames),
  createdAt: moment,
  deadline: describe(moment, 'When the step that the order is at runs out.'),
  labels: v.optional(LabelsResponse),
  choices: v.optional(
    v.strictObject({
      kinds: v.array(v.strictObject({ kind, policy: v.picklist(kindPolicies) })),
      replaces: v.optional(
        describe(
          v.strictObject({ mobileId: id, phoneName: v.string() }),
          'The active mobile ID that this order replaces.',
        ),
      ),
    }),
  ),
  confirmation: v.optional(
    describe(
      v.strictObject({ kinds: v.array(kind), oldPhone: v.optional(v.picklist(oldPhones)) }),
      'What the user decided, from *Next* on the first page on.',
    ),
  ),
  activationCode: v.optional(
    describe(
      v.strictObject({
        expiresAt: moment,
        mailedTo: v.optional(describe(v.string(), 'The mail address that it went to, masked.')),
        link: v.optional(v.pipe(v.string(), v.url())),
        qrCode: v.optional(describe(v.string(), 'The link as a picture, SVG.')),
      }),
      'While the order waits for a phone; link and picture only if the options show them on the page.',
    ),
  ),
  phone: v.optional(v.strictObject({ name: v.string(), triesLeft: v.number() })),
  mobileId: v.optional(describe(id, 'Once it is active.')),
  ended: v.optional(
    describe(
      v.strictObject({ reason: v.string(), at: moment, attribute: v.optional(v.string()) }),
      'Why the order ended; `attribute`: what the directory lacks of the user, or what does not fit there.',
    ),
  ),
});

/** A mobile ID as its user may see it. */
export const MobileIdResponse = v.strictObject({
  mobileId: id,
  state: v.picklist(seenStates),
  labels: LabelsResponse,
  phoneName: v.string(),
  createdAt: moment,
  activatedAt: v.optional(moment),
  lockedAt: v.optional(moment),
  change: v.optional(
    describe(
      v.strictObject({ reason: v.picklist(changeReasons), by: v.picklist(changers), at: moment }),
      'What led to the state: why, who, and when. Missing where an early release changed it.',
    ),
  ),
  notAfter: moment,
  certificates: v.array(
    v.strictObject({
      kind,
      state: v.picklist(seenCertificateStates),
      serial,
      notBefore: moment,
      notAfter: moment,
    }),
  ),
});

/** Body of *Lock this mobile ID*. */
export const LockMobileIdBody = v.strictObject({ reason: v.picklist(lockReasons) });

/** All mobile IDs of a user, the newest first. */
export const MobileIdsResponse = v.strictObject({ mobileIds: v.array(MobileIdResponse) });

const phoneKeyTypes = describe(
  v.array(v.picklist(keyTypes)),
  'Empty where the phone makes no key: it sends no request for this kind.',
);

/** What the phone learns before it makes its keys. */
export const ActivationResponse = v.strictObject({
  orderId: id,
  labels: LabelsResponse,
  kinds: v.array(v.strictObject({ kind, keyTypes: phoneKeyTypes })),
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
  recoveredKeys: v.optional(
    describe(
      v.array(HandedKeySchema),
      'Encryption keys that KMS made, encrypted to the transport key that the phone sent.',
    ),
  ),
});

/** Acknowledges a request that has no other response. */
export const StateResponse = v.strictObject({ state: v.picklist(orderStateNames) });
