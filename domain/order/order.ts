import * as v from 'valibot';
import { certificateKinds, type CertificateKind, keyStores } from '../certificates/certificate-kinds.ts';
import { OrderKeySchema, RecoveredKeySchema } from '../certificates/encryption-key.ts';
import { StoredLanguage } from '../languages.ts';
import { StoredOptionsSchema, type Options } from '../options/options.ts';
import { WrongStep } from '../failures/errors.ts';
import { moment } from '../schema-parts.ts';
import { orderStateNames } from './order-states.ts';

/** What became of the phone that holds the mobile ID that an order replaces. */
export const oldPhones = ['kept', 'lost'] as const;

/** Texts that phone and page show for a mobile ID, made from the label options. */
export const LabelsSchema = v.object({ userId: v.string(), serverName: v.string(), profileName: v.string() });

/** One certificate of an order, from the intent to issue it until its end. */
export const OrderCertificateSchema = v.object({
  /** When the CA was first asked. Written before the call, so that no certificate is ever forgotten. */
  requestedAt: moment,
  /** ACM PCA takes it as the same request for 5 minutes. */
  idempotencyToken: v.string(),
  /** Somebody asked the CA again with the token: no refusal can take the intent back any more. */
  askedAgain: v.optional(v.boolean()),
  arn: v.optional(v.string()),
  /** The certificate, once it has been fetched and checked. */
  issued: v.optional(v.object({ pem: v.string(), serial: v.string(), notBefore: moment, notAfter: moment })),
  revokedAt: v.optional(moment),
});

/** The one-time secret of the QR code: as hash, and encrypted so that page and mail can show it again. */
export const ActivationCodeSchema = v.object({
  hash: v.string(),
  /** Encrypted by KMS with the order as context, base64; gone once the code is used or dead. */
  ciphertext: v.optional(v.string()),
  expiresAt: moment,
  /** The masked mail address that it went to, when it did not go to the page. */
  mailedTo: v.optional(v.string()),
  /** Hashes of the codes that this one replaced: their holders learn that, and no more. */
  replaced: v.array(v.string()),
});

/**
 * What the phone sent when it used the activation code. Once the order is settled only name and time stay, and for
 * some minutes the hash of the phone secret, so that the phone hears how the order ended.
 */
export const PhoneSchema = v.object({
  name: v.string(),
  /** Hash of code and whole request: the same request again gets the same answer. */
  requestHash: v.optional(v.string()),
  secretHash: v.optional(v.string()),
  /** JWK of the key to which recovered keys are encrypted, as JSON. */
  transportKey: v.optional(v.string()),
  certificateRequests: v.optional(v.record(v.picklist(certificateKinds), v.string())),
  matchCode: v.optional(v.string()),
  /** Where it keeps its keys; phones of the first releases did not say, and had one place only. */
  store: v.optional(v.picklist(keyStores)),
  submittedAt: moment,
});

const optionalTexts = <Name extends string>(...names: Name[]) =>
  v.partial(v.object(v.entriesFromList(names, v.string()))).entries;

/** What the certificates of an order will say, frozen from the directory when the order enters `issuing`. */
export const IssuanceSchema = v.object({
  enteredAt: moment,
  /** One end for all certificates of the order. */
  notAfter: moment,
  subject: v.object({ commonName: v.string(), ...optionalTexts('email', 'upn', 'sid', 'employeeNumber') }),
});

const replacedEntries = { mobileId: v.string(), phoneName: v.string() };

/** Where the orders stand in the index that the sweep reads: all in one partition. */
export const sweepPartition = 'due';

/** One item of the orders table. */
export const OrderSchema = v.object({
  orderId: v.string(),
  userId: v.string(),
  /** The mobile ID that the order makes. */
  mobileId: v.string(),
  state: v.picklist(orderStateNames),
  createdAt: moment,
  /** When the step that the order is at runs out. */
  deadline: moment,
  /** What the order started with; only *Load options* holds it to what options may be. */
  options: v.optional(StoredOptionsSchema),
  /** Version of each parameter that the options were read from. */
  optionVersions: v.optional(v.record(v.string(), v.number())),
  /** How the CA signs, as its key was when the order began. */
  signingAlgorithm: v.optional(v.string()),
  labels: v.optional(LabelsSchema),
  /** Of its mails; the directory's where it is absent. */
  language: StoredLanguage,
  /** The mobile ID that this order replaces, once that is decided; none where it leaves every other alone. */
  replaces: v.optional(v.object(replacedEntries)),
  /** The mobile ID that this order renews, and so replaces, and where the phone that has it keeps its keys. */
  renews: v.optional(v.object({ mobileId: v.string(), store: v.picklist(keyStores) })),
  /** Where its user has as many mobile IDs as they may: those of which they choose the one to replace. */
  replaceable: v.optional(v.array(v.object({ ...replacedEntries, activatedAt: v.optional(moment) }))),
  /** Step Functions' token of the step that waits; it never leaves the store but for Step Functions. */
  taskToken: v.optional(v.string()),
  confirmation: v.optional(
    v.object({
      kinds: v.array(v.picklist(certificateKinds)),
      oldPhone: v.optional(v.picklist(oldPhones)),
      at: moment,
    }),
  ),
  activationCode: v.optional(ActivationCodeSchema),
  phone: v.optional(PhoneSchema),
  matchTriesLeft: v.number(),
  /** The wrong codes that cost a try: one that is typed again, or whose answer got lost, costs none. */
  wrongCodes: v.optional(v.array(v.string())),
  approval: v.optional(v.object({ at: moment })),
  issuance: v.optional(IssuanceSchema),
  certificates: v.record(v.picklist(certificateKinds), OrderCertificateSchema),
  /** The key of the encryption certificate, where KMS makes it; gone once the order is settled. */
  encryptionKey: v.optional(OrderKeySchema),
  /** What the phone gets to decrypt with, besides the keys that it made; gone once the order is settled. */
  recoveredKeys: v.optional(v.array(RecoveredKeySchema)),
  /** PEM of the CA certificates above the issued ones. */
  chain: v.optional(v.string()),
  installation: v.optional(v.object({ at: moment })),
  /** When the mobile ID became active. */
  completedAt: v.optional(moment),
  /** How the order ended before it was completed: when, why, and the state it was in. */
  ended: v.optional(v.object({ at: moment, reason: v.string(), from: v.picklist(orderStateNames) })),
  /** What the directory has not of the user, or nothing that fits. The first one ended the order, if any did. */
  absent: v.optional(v.array(v.string())),
  /** When the user was mailed how the order ended; absent also when there was nothing to mail. */
  notifiedAt: v.optional(moment),
  /** When the user was mailed that the mobile ID of the lost phone was locked. */
  lockNotifiedAt: v.optional(moment),
  /** Partition of the sweep's index; absent once nothing is left to do for the order. */
  sweep: v.optional(v.literal(sweepPartition)),
  /** When the sweep has to look at the order; absent once nothing is left to do for it. */
  sweepAt: v.optional(moment),
  /** When clean-up last rang the alarm that it does not come through. */
  alarmedAt: v.optional(moment),
  /** When DynamoDB may delete the order (its TTL); there once nothing is left to do for it. */
  ttlEpochSeconds: v.optional(v.number()),
});

/**
 * One run of the process *Get mobile ID* for one user, with all that the process knows: what the options said at
 * its start, what its user and their phone submitted, and what the CA issued. It moves forward only; where it
 * stands is its `state`, and only a conditional write changes that.
 */
export type Order = v.InferOutput<typeof OrderSchema>;

/** One certificate of an order: an intent, then the ARN, then the certificate itself. */
export type OrderCertificate = v.InferOutput<typeof OrderCertificateSchema>;

/** What the certificates of an order will say. */
export type Issuance = v.InferOutput<typeof IssuanceSchema>;

/** The phone that used the activation code of an order. */
export type Phone = v.InferOutput<typeof PhoneSchema>;

/** The activation code of an order, as the order keeps it: never in plain. */
export type ActivationCode = v.InferOutput<typeof ActivationCodeSchema>;

/** Texts that phone and page show for a mobile ID. */
export type Labels = v.InferOutput<typeof LabelsSchema>;

/** One of `oldPhones`. */
export type OldPhone = (typeof oldPhones)[number];

/** The kinds of certificate that the order's user confirmed; none before that. */
export const listKinds = (order: Order): readonly CertificateKind[] => order.confirmation?.kinds ?? [];

/** The mobile ID that an order locks by now: a lost phone's since its user said so, any other once it is completed. */
export const replacedBy = (order: Pick<Order, 'replaces' | 'confirmation' | 'state'>): string | undefined =>
  order.confirmation?.oldPhone === 'lost' || order.state === 'completed'
    ? order.replaces?.mobileId
    : undefined;

/** What the certificates of an order say. @throws {WrongStep} the order has not come to `issuing` */
export const requireIssuance = (order: Order): Issuance => {
  if (!order.issuance) throw new WrongStep(order.state);
  return order.issuance;
};

/** The options that an order started with. @throws {WrongStep} they have not been loaded yet */
export const requireOptions = (order: Order): Options => {
  if (!order.options) throw new WrongStep(order.state);
  return order.options;
};

/** Whether encryption keys come from KMS and a new phone gets the earlier ones. */
export const recoversKeys = (order: Order): boolean =>
  requireOptions(order)['recover-encryption-certificates'] === 'true';

/** Whether KMS makes the key of a certificate, so that it can be recovered, and not the phone. */
export const isRecoverable = (order: Order, kind: CertificateKind): boolean =>
  kind === 'encryption' && recoversKeys(order);
