import * as v from 'valibot';
import { certificateKinds, keyStores } from '../domain/certificates/certificate-kinds.ts';
import {
  ChangeSchema,
  lockReasons,
  seenCertificateStates,
  seenStates,
  testChecks,
} from '../domain/mobile-id.ts';
import { languages } from '../domain/languages.ts';
import { kindPolicies } from '../domain/options/options.ts';
import { LabelsSchema, oldPhones } from '../domain/order/order.ts';
import { NextStepsResponse } from '../domain/options/next-steps.ts';
import { orderStateNames } from '../domain/order/order-states.ts';
import { id, kind, describe, moment, shortList, serial } from '../domain/schema-parts.ts';

// Requests are checked against these schemas at the edge, and the OpenAPI document is made from them.

const store = v.picklist(keyStores);

/** Labels of a mobile ID as phone and page show them. */
export const LabelsResponse = v.strictObject(LabelsSchema.entries);

/** Body of *Get Mobile ID*. */
export const StartOrderBody = v.strictObject({
  language: v.optional(describe(v.picklist(languages), 'What the user chose on the page; mails go by it.')),
});

/** Body of *Next* on the first page. */
export const ConfirmOrderBody = v.strictObject({
  kinds: v.optional(
    describe(shortList(kind, certificateKinds.length), 'Kinds that are not of choice may be left out.'),
    [],
  ),
  replaces: v.optional(describe(id, 'Needed when the order says which are `replaceable`: one of them.')),
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

const replaced = { mobileId: id, phoneName: v.string() };
const replaceable = v.array(v.strictObject({ ...replaced, activatedAt: v.optional(moment) }));

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
      replaces: v.optional(describe(v.strictObject(replaced), 'The mobile ID that is replaced, if any.')),
      replaceable: v.optional(describe(replaceable, 'Of these the user chooses the one to replace.')),
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
  renews: v.optional(describe(id, 'The mobile ID that its phone renews with it; absent where it gets one.')),
  mobileId: v.optional(describe(id, 'Once it is active.')),
  nextSteps: NextStepsResponse,
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
  store: describe(store, 'Where the phone keeps the keys.'),
  createdAt: moment,
  activatedAt: v.optional(moment),
  lockedAt: v.optional(moment),
  change: v.optional(
    describe(
      v.strictObject(ChangeSchema.entries),
      'What led to the state: why, who, and when. Missing where an early release changed it.',
    ),
  ),
  test: v.optional(
    v.strictObject({
      at: describe(moment, 'When its phone made the last test.'),
      failed: describe(v.array(v.picklist(testChecks)), 'What is not so; empty where it works.'),
    }),
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

/** All mobile IDs of a user, the newest first, and what is under way. */
export const MobileIdsResponse = v.strictObject({
  mobileIds: v.array(MobileIdResponse),
  runningOrder: v.optional(describe(id, 'The order of the user that has not ended, whoever started it.')),
});
