import * as v from 'valibot';
import { certificateKinds } from '../../../domain/certificates/certificate-kinds.ts';

/**
 * What this phone keeps of an order, from before its request is sent until its mobile ID is removed. Each
 * step is one write of one record, holds all that the next step needs, and no secret that it doesn't.
 */

// Named when it is used: a page that is not secure has no CryptoKey.
const privateKey = v.custom<CryptoKey>((value) => value instanceof CryptoKey);

const kind = v.picklist(certificateKinds);
const labels = v.object({ userId: v.string(), serverName: v.string(), profileName: v.string() });
const PhoneKeySchema = v.object({ kind, privateKey, publicKey: v.string() });

const common = {
  orderId: v.string(),
  labels,
  phoneName: v.string(),
  /** When the user said yes, epoch milliseconds. */
  startedAt: v.number(),
};

const running = {
  ...common,
  phoneSecret: v.string(),
  /** Every kind that the mobile ID will have. */
  kinds: v.array(kind),
  keys: v.array(PhoneKeySchema),
  transportKey: privateKey,
};

const InstalledCertificateSchema = v.object({
  kind,
  pem: v.string(),
  serial: v.string(),
  notAfter: v.string(),
  privateKey,
});

const EarlierKeySchema = v.object({ keyId: v.string(), pem: v.string(), serial: v.string(), privateKey });

const installation = {
  ...common,
  certificates: v.array(InstalledCertificateSchema),
  /** PEM of the CA certificates. */
  chain: v.string(),
  /** Recovered keys that only read what came before this mobile ID. */
  earlierKeys: v.array(EarlierKeySchema),
};

/** The request is made, and perhaps sent: it may be sent again, to the last byte. */
const PreparedSchema = v.object({
  step: v.literal('prepared'),
  ...running,
  code: v.string(),
  body: v.string(),
});

/** The API took the request. */
const AnsweredSchema = v.object({ step: v.literal('answered'), ...running, matchCode: v.string() });

/** The certificates are here and fit their keys; the API may not know it yet. */
const ReceivedSchema = v.object({ step: v.literal('received'), ...installation, phoneSecret: v.string() });

/** The mobile ID is active. */
const InstalledSchema = v.object({ step: v.literal('installed'), ...installation });

export const RecordSchema = v.variant('step', [
  PreparedSchema,
  AnsweredSchema,
  ReceivedSchema,
  InstalledSchema,
]);

export type Prepared = v.InferOutput<typeof PreparedSchema>;
export type Answered = v.InferOutput<typeof AnsweredSchema>;
export type Received = v.InferOutput<typeof ReceivedSchema>;
export type MobileId = v.InferOutput<typeof InstalledSchema>;
export type InstalledCertificate = v.InferOutput<typeof InstalledCertificateSchema>;
export type EarlierKey = v.InferOutput<typeof EarlierKeySchema>;

/** What the phone keeps of one order. */
export type PhoneRecord = v.InferOutput<typeof RecordSchema>;

/** An order on its way. */
export type Running = Exclude<PhoneRecord, MobileId>;

/** Whether a record is a mobile ID, not an order on its way. */
export const isInstalled = (record: PhoneRecord): record is MobileId => record.step === 'installed';
