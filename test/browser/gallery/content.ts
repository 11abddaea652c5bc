import { toQrSvg } from '../../../lambdas/get-mobile-id/orders/activation-code.ts';
import type { ActivationResponse } from '../../../api/phone-schemas.ts';
import type { MobileIdResponse, OrderResponse } from '../../../api/schemas.ts';
import type { OrderState } from '../../../domain/order/order-states.ts';
import type { InferOutput } from 'valibot';

/** What a company has its users do first, at the length of long ones. */
export const nextSteps = [
  {
    text: 'Hold your phone to the reader at the main entrance, then sign in to the intranet with your mobile ID.',
    link: 'https://intranet.nordlicht.example/mobile-id/first-steps',
  },
];

/** The moment of every picture. */
export const now = new Date('2026-11-22T09:41:00Z');

/** ISO 8601, from now. */
export const inMinutes = (minutes: number): string =>
  new Date(now.getTime() + minutes * 60_000).toISOString();

export const orderId = '7c1f0a52-4f0e-4b7a-9a8e-2f5a1d1b6c30';
export const activationCode = 'kD3vT9xQ2mWc7LpRz5Hs1A';
export const matchCode = '482915';
const mobileId = '1d0b6a0e-52f7-4c83-8c55-6f3f0a7f9e21';
const tabletId = '3f9c1b7e-0d42-4e6a-8b15-7a2d4c6e8f90';
const labels = {
  userId: 'alva@example.com',
  serverName: 'Mobile ID',
  profileName: 'MobileID Alva Active',
};
/** Where the pages are in pictures. */
export const site = 'https://id.example.com';

const link = `${site}/phone/#${orderId}.${activationCode}`;

export type Order = InferOutput<typeof OrderResponse>;

/** Alva's order at a step. */
export const orderAt = (state: OrderState, more: Partial<Order> = {}): Order => ({
  orderId,
  state,
  createdAt: inMinutes(-1),
  deadline: inMinutes(13),
  labels,
  choices: {
    kinds: [
      { kind: 'authentication', policy: 'always' },
      { kind: 'signature', policy: 'always' },
      { kind: 'encryption', policy: 'never' },
    ],
  },
  ...more,
});

/** The order when Alva may choose, and has a phone already. */
export const orderWithChoices = orderAt('awaiting-confirmation', {
  choices: {
    kinds: [
      { kind: 'authentication', policy: 'always' },
      { kind: 'signature', policy: 'choice' },
      { kind: 'encryption', policy: 'choice' },
    ],
    replaces: { mobileId, phoneName: 'Alva’s old phone' },
  },
});

/** The order when Alva has a phone and a tablet, and can have no more. */
export const orderWithReplaceable = orderAt('awaiting-confirmation', {
  choices: {
    kinds: [{ kind: 'authentication', policy: 'always' }],
    replaceable: [
      { mobileId, phoneName: 'Alva’s old phone', activatedAt: inMinutes(-90_000) },
      { mobileId: tabletId, phoneName: 'Alva’s tablet', activatedAt: inMinutes(-50_000) },
    ],
  },
});

const qrCode = await toQrSvg(link);

export const shownCode = { expiresAt: inMinutes(9.7), link, qrCode };
export const mailedCode = { expiresAt: inMinutes(9.7), mailedTo: 'a…a@example.com' };
/** Its time was over a minute ago. */
export const oldCode = (code: typeof shownCode | typeof mailedCode) => ({
  ...code,
  expiresAt: inMinutes(-1),
});

export const phone = { name: 'Android phone', triesLeft: 3 };

/** The order's end without a mobile ID. */
export const orderEnded = (state: 'cancelled' | 'expired' | 'failed', reason: string): Order =>
  orderAt(state, { ended: { reason, at: now.toISOString() } });

const notAfter = '2028-11-22T09:41:00Z';

/** Certificates that a mobile ID has. */
export const certificates = [
  { kind: 'authentication', serial: '5a1e40c9d27b8f36a4c1e07d93b25f68', notAfter },
  { kind: 'signature', serial: '31f7b2086ce94d5a80d6f219be47c05a', notAfter },
] as const;

export type MobileId = InferOutput<typeof MobileIdResponse>;

export const active: MobileId = {
  mobileId,
  state: 'active',
  labels,
  phoneName: 'Android phone',
  store: 'page',
  createdAt: inMinutes(-1),
  activatedAt: now.toISOString(),
  notAfter,
  certificates: certificates.map((certificate) => ({
    ...certificate,
    state: 'valid',
    notBefore: now.toISOString(),
  })),
};

/** Its keys are in the phone's settings. */
export const inSystem: MobileId = { ...active, store: 'system' };

/** Another one, on a tablet. */
export const onTablet: MobileId = {
  ...active,
  mobileId: tabletId,
  phoneName: 'Alva’s tablet',
  certificates: active.certificates.map((certificate) => ({
    ...certificate,
    serial: `${certificate.serial.slice(0, -4)}beef`,
  })),
};

/** Ends in two weeks. */
export const endingSoon: MobileId = { ...active, notAfter: '2026-12-06T09:00:00Z' };

/** Locked by its user a moment ago. */
export const justLocked: MobileId = {
  ...active,
  state: 'locked',
  lockedAt: now.toISOString(),
  change: { reason: 'phone-lost', by: 'user', at: now.toISOString() },
  certificates: active.certificates.map((certificate) => ({ ...certificate, state: 'revoked' })),
};

export const expired: MobileId = {
  ...active,
  state: 'expired',
  notAfter: now.toISOString(),
  certificates: active.certificates.map((certificate) => ({ ...certificate, state: 'expired' })),
};

export const locked: MobileId = {
  ...active,
  mobileId: 'a58d9b0c-1f0b-4f6c-8d8f-0f3d5b7c9e10',
  state: 'locked',
  phoneName: 'Alva’s old phone',
  createdAt: '2025-02-03T08:00:00Z',
  activatedAt: '2025-02-03T08:02:00Z',
  lockedAt: now.toISOString(),
  notAfter: '2027-02-03T08:00:00Z',
  certificates: active.certificates.map((certificate) => ({
    ...certificate,
    state: 'revoked',
    serial: Array.from(certificate.serial).toReversed().join(''),
    notBefore: '2025-02-03T08:00:00Z',
    notAfter: '2027-02-03T08:00:00Z',
  })),
};

/** What Alva's phone learns from the link. */
export const activation: InferOutput<typeof ActivationResponse> = {
  orderId,
  labels,
  kinds: [
    { kind: 'authentication', keyTypes: ['P-256'] },
    { kind: 'signature', keyTypes: ['P-256'] },
  ],
  stores: ['page'],
  challenge: '5c1f0e7a9b3d2468ace013579bdf02468ace013579bdf02468ace013579bdf02',
  expiresAt: inMinutes(9),
};
