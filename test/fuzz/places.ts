/** Where orders are that requests can be about. */
export const places = [
  'no order',
  'awaiting-confirmation',
  'awaiting-phone',
  // With a code that is never used, only replaced.
  'awaiting-another-code',
  'awaiting-approval',
  'awaiting-installation',
  'completed',
  'cancelled',
] as const;

/** Where an order is. */
export type Place = (typeof places)[number];
