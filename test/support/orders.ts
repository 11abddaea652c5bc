import { createHash } from 'node:crypto';
import type { CertificateKind } from '../../domain/certificates/certificate-kinds.ts';
import type { MobileId } from '../../domain/mobile-id.ts';
import { optionDefinition, optionNames, parseOptions, type Options } from '../../domain/options/options.ts';
import { orderStateNames, type OrderState } from '../../domain/order/order-states.ts';
import type { Order } from '../../domain/order/order.ts';
import { deriveUserId, type DirectoryItem } from '../../domain/user.ts';
import { certificateRequest } from './certificate-requests.ts';
import { encrypt } from './kms.ts';
import { lambdaEnvironment } from './lambda-environment.ts';
import { orderId, secrets } from './secrets.ts';
import { keyPair } from './x509/keys.ts';

export { secrets };

/** The moment at which most tests begin. */
export const start = new Date('2026-03-01T09:00:00.000Z');

/** The moment so many seconds after another one. */
export const later = (seconds: number, from: Date = start): Date => new Date(from.getTime() + seconds * 1000);

/** Sign-in of the user that the builders are about. */
export const asta = {
  issuer: 'https://issuer.example.com',
  subject: 'asta',
  authTime: start.getTime() / 1000,
};

/** The directory's item for `asta`, who is active and has everything. */
export const user = (changes: Partial<DirectoryItem> = {}) =>
  ({
    userId: deriveUserId(asta.issuer, asta.subject),
    state: 'active',
    language: 'en',
    commonName: 'Åsta Öberg',
    email: 'asta.oberg@example.com',
    upn: 'asta@corp.example.com',
    sid: 'S-1-5-21-1004336348-1177238915-682003330-1001',
    employeeNumber: '4711',
    ...changes,
  }) satisfies DirectoryItem;

/** Every option as released, with changes. */
export const options = (changes: Partial<Options> = {}): Options =>
  parseOptions({
    ...Object.fromEntries(optionNames.map((name) => [name, optionDefinition(name).initial])),
    ...changes,
  });

/** An activation code as the stage's KMS seals it: base64. */
export const sealedCode = (of: string, code: string): string =>
  encrypt({
    KeyId: lambdaEnvironment.ACTIVATION_CODE_KEY_ARN,
    Plaintext: Buffer.from(code),
    EncryptionContext: { orderId: of },
  }).CiphertextBlob.toString('base64');

/** What the store keeps of a secret: SHA-256, base64url. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** A certificate request of the order's phone for one kind. */
export const csrFor = (kind: CertificateKind): string => certificateRequest({ key: keyPair('P-256', kind) });

const kinds = ['authentication', 'signature'] as const satisfies readonly CertificateKind[];

// What an order has besides from each state on.
const gained = (): Readonly<Partial<Record<OrderState, Partial<Order>>>> => ({
  'awaiting-confirmation': {
    options: options(),
    optionVersions: { validity: 1 },
    labels: { userId: 'asta.oberg@example.com', serverName: 'Mobile ID', profileName: 'MobileID Åsta Öberg' },
    taskToken: secrets.taskToken,
  },
  'awaiting-phone': {
    confirmation: { kinds: [...kinds], at: start.toISOString() },
    activationCode: {
      hash: hashOf(secrets.activationCode),
      ciphertext: sealedCode(orderId, secrets.activationCode),
      expiresAt: later(600).toISOString(),
      replaced: [],
    },
  },
  'awaiting-approval': {
    phone: {
      name: 'Åstas telefon',
      requestHash: hashOf('request'),
      secretHash: hashOf(secrets.phoneSecret),
      transportKey: '{}',
      certificateRequests: Object.fromEntries(kinds.map((kind) => [kind, csrFor(kind)])),
      matchCode: secrets.matchCode,
      submittedAt: start.toISOString(),
    },
  },
  issuing: {
    approval: { at: start.toISOString() },
    issuance: {
      enteredAt: start.toISOString(),
      notAfter: '2028-03-01T09:00:00.000Z',
      subject: { commonName: 'Åsta Öberg', email: 'asta.oberg@example.com' },
    },
  },
  'awaiting-installation': {
    certificates: Object.fromEntries(
      kinds.map((kind, index) => [
        kind,
        {
          requestedAt: start.toISOString(),
          idempotencyToken: `token-${kind}`,
          arn: `arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/issuing/certificate/${kind}`,
          issued: {
            pem: `-----BEGIN CERTIFICATE-----\n${kind}\n-----END CERTIFICATE-----`,
            serial: `0A0${index.toString()}`,
            notBefore: '2026-03-01T08:00:00.000Z',
            notAfter: '2028-03-01T09:00:00.000Z',
          },
        },
      ]),
    ),
    chain: '-----BEGIN CERTIFICATE-----\nchain\n-----END CERTIFICATE-----',
  },
  completed: { installation: { at: start.toISOString() }, completedAt: later(5).toISOString() },
});

const forward = orderStateNames.filter((state) => !['cancelled', 'expired', 'failed'].includes(state));

/**
 * An order of `asta` as the process leaves it in a state.
 * @param state for an end that is not `completed`, the order ended while it awaited confirmation
 */
export const orderIn = (state: OrderState, changes: Partial<Order> = {}): Order => {
  const isOnItsWay = forward.includes(state);
  const parts = forward.slice(0, isOnItsWay ? forward.indexOf(state) + 1 : 2);
  const begun: Order = {
    orderId,
    userId: user().userId,
    mobileId: '8a1f2f0e-9a5e-4a52-8b7b-1b0d6c3f2a02',
    state,
    createdAt: start.toISOString(),
    deadline: later(900).toISOString(),
    sweep: 'due',
    sweepAt: later(1200).toISOString(),
    matchTriesLeft: 3,
    certificates: {},
    ...(!isOnItsWay && { ended: { at: start.toISOString(), reason: state, from: 'awaiting-confirmation' } }),
  };
  const gain = gained();
  return { ...parts.reduce<Order>((order, part) => ({ ...order, ...gain[part] }), begun), ...changes };
};

/** A mobile ID of `asta`. */
export const mobileIdIn = (state: MobileId['state'], changes: Partial<MobileId> = {}): MobileId => {
  const order = orderIn('completed');
  return {
    userId: order.userId,
    mobileId: '5b9d2c11-30f5-4c55-8b4e-7f1c2d3e4f03',
    orderId: order.orderId,
    state,
    labels: { userId: 'asta', serverName: 'Mobile ID', profileName: 'MobileID Åsta' },
    phoneName: 'Old phone',
    createdAt: '2025-01-01T09:00:00.000Z',
    notAfter: '2027-01-01T09:00:00.000Z',
    certificates: Object.fromEntries(
      kinds.map((kind, index) => [
        kind,
        {
          state: 'valid',
          pem: `-----BEGIN CERTIFICATE-----\nold ${kind}\n-----END CERTIFICATE-----`,
          serial: `0B0${index.toString()}`,
          notBefore: '2025-01-01T08:00:00.000Z',
          notAfter: '2027-01-01T09:00:00.000Z',
        },
      ]),
    ),
    ...changes,
  };
};
