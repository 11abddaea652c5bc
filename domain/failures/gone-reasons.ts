/**
 * Why an activation code that was one of its order's works no more: a phone used it, a newer code replaced it, its
 * time is over, or its order came to an end.
 */
export const goneReasons = ['used', 'replaced', 'expired', 'ended'] as const;

export type GoneReason = (typeof goneReasons)[number];
