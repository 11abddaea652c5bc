import type { OrderView } from '../responses.ts';

/** The ends of an order without a mobile ID that the page has words of its own for. */
export const endings = [
  'cancelled',
  'expired',
  'not-my-phone',
  'match-code-wrong',
  'not-installed',
  'user-not-active',
  'directory-item-invalid',
  'failed',
] as const;

export type Ending = (typeof endings)[number];

/** How an order ended: by its reason where there are words for that, else by its state. */
export const toEnding = ({ state, ended }: OrderView): Ending =>
  endings.find((ending) => ending === ended?.reason) ??
  endings.find((ending) => ending === state) ??
  'failed';

/** How a renewal ended: what it was to renew may have stopped working meanwhile. */
export const toRenewalEnding = (order: OrderView): Ending | 'mobile-id-not-renewable' =>
  order.ended?.reason === 'mobile-id-not-renewable' ? order.ended.reason : toEnding(order);

/** Whether starting again may help; an account that is not active is for the help desk. */
export const mayStartAgain = (ending: Ending): boolean => ending !== 'user-not-active';
