import type { ServerClock } from '../shared/server-clock.ts';
import type { Links } from './link.ts';
import type { OrderDependencies } from './order/resume-order.ts';
import type { Locks } from './order/window-lock.ts';
import type { BetterPlace, Screen } from './screens.ts';
import type { Keeping } from './store/keeping.ts';
import type { Renews } from './store/records.ts';

/** What the phone page works with, besides what an order does. */
export interface PhoneDependencies extends Omit<OrderDependencies, 'lost' | 'now' | 'hearHandOver'> {
  readonly clock: ServerClock;
  readonly links: Links;
  readonly locks: Locks | undefined;
  readonly keeping: Keeping;
  /** Where the page should be before it makes keys; undefined where it may. */
  readonly betterPlace: BetterPlace | undefined;
}

/** For whom and what a link is: what its user accepts. */
export type Offer = Extract<Screen, { readonly name: 'offer' }>;

/** What a user said yes to: to what is offered, or to a renewal. */
export interface Accepted extends Pick<Offer, 'link' | 'activation'> {
  readonly renews?: Renews;
}
