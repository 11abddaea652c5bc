import type { MobileId } from '../domain/mobile-id.ts';
import { orderStates, statesBefore, type WaitingState } from '../domain/order/order-states.ts';
import type { Order } from '../domain/order/order.ts';

type OrderAttributes = readonly (keyof Order)[];
type MobileIdAttributes = readonly (keyof MobileId)[];

/** What a step writes, and asks for, that waits in a state: what the states before it need is there. */
export const waitingIn = (state: WaitingState): OrderAttributes => [
  'state',
  'taskToken',
  'deadline',
  'sweepAt',
  ...statesBefore(state).flatMap((before) => orderStates[before].needs ?? []),
];

/** What an order that renews a mobile ID holds from its beginning. */
export const renewing: OrderAttributes = [
  ...(['userId', 'mobileId', 'state', 'createdAt', 'deadline', 'sweep', 'sweepAt'] as const),
  ...(['options', 'optionVersions', 'signingAlgorithm', 'labels', 'language'] as const),
  ...(['renews', 'replaces', 'confirmation', 'activationCode', 'approval'] as const),
  ...(['matchTriesLeft', 'certificates'] as const),
];

/** What is written when an approved order comes to issuing, and asked of it; also what its user lacks for it. */
export const beginning: OrderAttributes = [
  'state',
  'phone',
  'approval',
  'issuance',
  'labels',
  'deadline',
  'sweepAt',
  'absent',
];

/** What is written when an order ends without a mobile ID. */
export const ending: OrderAttributes = ['state', 'ended', 'sweepAt', 'activationCode'];

/** What is written when nothing is left to do for an order: its secrets go. */
export const settling: OrderAttributes = [
  'state',
  'ttlEpochSeconds',
  'sweep',
  'sweepAt',
  'taskToken',
  'recoveredKeys',
  'encryptionKey',
  'phone',
];

/** What is written when a mobile ID is locked. */
export const locking: MobileIdAttributes = ['state', 'change', 'lockedAt', 'lockReason'];

/** What is written when a mobile ID becomes inactive, or active again, and asked of it. */
export const changing: MobileIdAttributes = ['state', 'change', 'notAfter'];

/** What is written when a mobile ID is locked and its certificates are revoked. */
export const revoking: MobileIdAttributes = [...locking, 'certificates'];
