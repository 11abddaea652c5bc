import * as v from 'valibot';
import { certificateKinds, keyStores } from '../../../domain/certificates/certificate-kinds.ts';
import { renewalApprovals } from '../../../domain/order/order-states.ts';
import { NextSteps } from '../../shared/next-steps.ts';

/**
 * What this phone keeps of an order, from before its request is sent until its mobile ID is removed. Each
 * step is one write of one record, holds all that the next step needs, and no secret that it doesn't.
 */

// Named when it is used: a page that is not secure has no CryptoKey.
const privateKey = v.custom<CryptoKey>((value) => value instanceof CryptoKey);

const kind = v.picklist(certificateKinds);
const store = v.picklist(keyStores);
const labels = v.object({ userId: v.string(), serverName: v.string(), profileName: v.string() });
const PhoneKeySchema = v.object({ kind, privateKey, publicKey: v.string() });

const common = {
  orderId: v.string(),
  labels,
  phoneName: v.string(),
  /** Where the keys are, or will be; records of the first releases don't say, and mean `page`. */
  store: v.optional(store),
  /** When the user said yes, or the phone began to renew by itself; epoch milliseconds. */
  startedAt: v.number(),
  /** The order whose mobile ID this one renews, and what that asks of the user. */
  renews: v.optional(v.object({ orderId: v.string(), approval: v.picklist(renewalApprovals) })),
};

const running = {
  ...common,
  phoneSecret: v.string(),
  /** Every kind that the mobile ID will have. */
  kinds: v.array(kind),
  keys: v.array(PhoneKeySchema),
  transportKey: privateKey,
};

const certificate = { kind, pem: v.string(), serial: v.string(), notAfter: v.string() };
const earlierKey = { keyId: v.string(), pem: v.string(), serial: v.string() };

// Without their keys, where these are in the phone's system.
const InstalledCertificateSchema = v.object({ ...certificate, privateKey: v.optional(privateKey) });
const EarlierKeySchema = v.object({ ...earlierKey, privateKey: v.optional(privateKey) });

const installation = {
  ...common,
  certificates: v.array(InstalledCertificateSchema),
  /** PEM of the CA certificates. */
  chain: v.string(),
  /** What to do first with it. */
  nextSteps: NextSteps,
  /** Where to try keys that the phone's system has. */
  testPage: v.optional(v.string()),
  /** Recovered keys that only read what came before this mobile ID. */
  earlierKeys: v.array(EarlierKeySchema),
};

/** The certificates are here and fit their keys, which the phone's user is to install in its system. */
const HandingOverSchema = v.object({
  step: v.literal('handing-over'),
  ...installation,
  certificates: v.array(v.object({ ...certificate, privateKey })),
  earlierKeys: v.array(v.object({ ...earlierKey, privateKey })),
  phoneSecret: v.string(),
  /** Of the files: it stays the same over a reload, since a file may have been downloaded before. */
  password: v.string(),
  /** Until when they may be installed, ISO 8601. */
  deadline: v.string(),
});

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
  HandingOverSchema,
  ReceivedSchema,
  InstalledSchema,
]);

export type Prepared = v.InferOutput<typeof PreparedSchema>;
export type Answered = v.InferOutput<typeof AnsweredSchema>;
export type HandingOver = v.InferOutput<typeof HandingOverSchema>;
export type Received = v.InferOutput<typeof ReceivedSchema>;
export type MobileId = v.InferOutput<typeof InstalledSchema>;
export type InstalledCertificate = v.InferOutput<typeof InstalledCertificateSchema>;

/** What the phone keeps of one order. */
export type PhoneRecord = v.InferOutput<typeof RecordSchema>;

/** What a renewal's record says of it. */
export type Renews = NonNullable<PhoneRecord['renews']>;

/** An order on its way. */
export type Running = Exclude<PhoneRecord, MobileId>;

/** Whether a record is a mobile ID, not an order on its way. */
export const isInstalled = (record: PhoneRecord): record is MobileId => record.step === 'installed';

/** Whether the time for what was handed over has run out. @param now milliseconds since 1970, by the service's clock */
export const isOverdue = ({ deadline }: Pick<HandingOver, 'deadline'>, now: number): boolean =>
  now >= Date.parse(deadline);

/** The record once its mobile ID is active. */
export const toInstalled = ({ phoneSecret, ...received }: Received): MobileId => ({
  ...received,
  step: 'installed',
});

/** The order whose record goes when this one is written: a renewed mobile ID takes the place of the one before. */
export const findReplaced = (record: PhoneRecord): string | undefined =>
  isInstalled(record) ? record.renews?.orderId : undefined;

/**
 * Whether an order goes on behind the screens, because its user has nothing to do: a renewal that asks nothing of them,
 * or nothing any more.
 */
export const isBehind = ({ renews, step }: PhoneRecord): boolean =>
  renews !== undefined && (renews.approval === 'none' || step === 'received');

const steps = [
  'prepared',
  'answered',
  'handing-over',
  'received',
  'installed',
] as const satisfies readonly PhoneRecord['step'][];
const StepSchema = v.object({ step: v.picklist(steps) });

/**
 * Whether what is stored of an order is from a later step than another record of it. A window that slept while another
 * one went on may write what it has known for long.
 * @param stored as the browser stored it; undefined where there is nothing
 */
export const isAhead = (stored: unknown, { step }: PhoneRecord): boolean => {
  const { success, output } = v.safeParse(StepSchema, stored);
  return success && steps.indexOf(output.step) > steps.indexOf(step);
};
