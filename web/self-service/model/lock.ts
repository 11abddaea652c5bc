import type { LockReason } from '../../../domain/mobile-id.ts';
import type { MobileIdView } from '../responses.ts';

/** Why a user locks a mobile ID, in the order in which they are asked. */
export const lockReasons = [
  'phone-lost',
  'phone-stolen',
  'no-longer-needed',
] as const satisfies readonly LockReason[];

/** Which mobile ID a user locks, and why. */
export interface LockRequest {
  readonly mobileId: string;
  readonly reason: LockReason;
}

/** Whether a mobile ID is the user's present one: it works, or can be made to work again. */
export const isPresent = ({ state }: Pick<MobileIdView, 'state'>): boolean =>
  state === 'active' || state === 'inactive';
