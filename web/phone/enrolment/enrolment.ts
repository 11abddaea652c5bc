import type { Api } from '../../shared/api.ts';
import type { PhoneEvent } from '../screens.ts';
import type { PhoneStore } from '../store/phone-store.ts';

/** What an order's way through the phone works with. */
export interface Enrolment {
  readonly api: Api;
  readonly store: PhoneStore;
  /** Waits so many milliseconds, or less when the user or the network says so. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Tells the screens what happened. */
  readonly tell: (event: PhoneEvent) => void;
}
