import type * as v from 'valibot';
import type * as phoneSchemas from '../../api/phone-schemas.ts';
import type * as schemas from '../../api/schemas.ts';

type Messages = typeof schemas & typeof phoneSchemas;

type Examples = {
  readonly [Name in Exclude<keyof Messages, 'LabelsResponse' | 'TransportKeySchema'>]: v.InferInput<
    Messages[Name]
  >;
};

const orderId = '3f1c5c0e-9a55-4f0b-8a53-6a1b0d2c7e44';
const mobileId = 'b7c6d5f4-21c3-4a6e-9d0f-5e8a7b9c1d20';
const code = 'q83vEjRWeJCrze8SNFZ4kKvN7xI';
const createdAt = '2026-03-01T09:00:00.000Z';
const deadline = '2026-03-01T10:01:00.000Z';
const notAfter = '2028-03-01T09:05:00.000Z';
const serial = '6F9D2C41A8B35E70';
const sha256 = 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg';

const labels = {
  userId: 'anna.lind@example.com',
  serverName: 'Mobile ID',
  profileName: 'MobileID Anna Lind',
};

const toMobileIdResponse: Examples['MobileIdResponse'] = {
  mobileId,
  state: 'active',
  labels,
  phoneName: 'Anna’s phone',
  store: 'page',
  createdAt,
  activatedAt: '2026-03-01T09:06:00.000Z',
  change: { reason: 'installed', by: 'process', at: '2026-03-01T09:06:00.000Z' },
  notAfter,
  certificates: [
    { kind: 'authentication', state: 'valid', serial, notBefore: '2026-03-01T08:05:00.000Z', notAfter },
  ],
};

/** One example of each request and answer; the compiler and a test hold them to their schemas. */
export const examples: Readonly<Record<string, unknown>> = {
  EmptyBody: {},
  StartOrderBody: { language: 'sv' },
  ConfirmOrderBody: { kinds: ['authentication', 'signature'], oldPhone: 'kept' },
  ApproveOrderBody: { matchCode: '493027' },
  CancelOrderBody: { reason: 'not-my-phone' },
  SubmitActivationBody: {
    phoneName: 'Anna’s phone',
    certificateRequests: [
      {
        kind: 'authentication',
        csr: '-----BEGIN CERTIFICATE REQUEST-----\n…\n-----END CERTIFICATE REQUEST-----\n',
      },
    ],
    transportKey: {
      kty: 'EC',
      crv: 'P-256',
      x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
    },
    phoneSecretHash: sha256,
    store: 'page',
  },
  OrderResponse: {
    orderId,
    state: 'awaiting-phone',
    createdAt,
    deadline,
    labels,
    choices: {
      kinds: [
        { kind: 'authentication', policy: 'always' },
        { kind: 'signature', policy: 'always' },
        { kind: 'encryption', policy: 'never' },
      ],
    },
    confirmation: { kinds: ['authentication', 'signature'] },
    activationCode: {
      expiresAt: '2026-03-01T09:11:00.000Z',
      link: `https://id.example.com/phone/#${orderId}.${code}`,
      qrCode: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 45 45">…</svg>',
    },
  },
  LockMobileIdBody: { reason: 'phone-lost' },
  MobileIdResponse: toMobileIdResponse,
  MobileIdsResponse: { mobileIds: [toMobileIdResponse], runningOrder: orderId },
  ActivationResponse: {
    orderId,
    labels,
    kinds: [{ kind: 'authentication', keyTypes: ['P-256', 'P-384', 'RSA'] }],
    stores: ['page'],
    challenge: '5c1f0e7a9b3d2468ace013579bdf02468ace013579bdf02468ace013579bdf02',
    expiresAt: '2026-03-01T09:11:00.000Z',
  },
  MatchCodeResponse: { matchCode: '493027' },
  CertificatesResponse: {
    state: 'awaiting-installation',
    deadline,
    certificates: [
      {
        kind: 'authentication',
        pem: '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n',
        serial,
        notAfter,
      },
    ],
    chain: '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n',
  },
  StateResponse: { state: 'completed' },
  PhoneMobileIdResponse: {
    state: 'active',
    notAfter,
    renewableFrom: '2028-01-31T09:06:00.000Z',
    approval: 'none',
  },
  RenewalResponse: { orderId, activationCode: 'Jqk2ZJ3sJr0Yt1b4oB5x6mQ7n8w', approval: 'none' },
  PhoneTestResponse: { at: '2026-03-01T09:06:30.000Z', failed: [], state: 'active' },
  PhoneChallengeResponse: { challenge: sha256, expiresAt: '2026-03-01T09:11:00.000Z' },
} satisfies Examples;
