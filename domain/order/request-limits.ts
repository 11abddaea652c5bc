/** How often one user or one order may ask for something that costs: mails, orders, new codes. */
export const requestLimits = {
  /** New orders of one user. */
  'start-order': { most: 20, seconds: 3600 },
  /** New activation codes, and so QR mails, of one order. */
  'renew-activation-code': { most: 10, seconds: 3600 },
} as const satisfies Readonly<Record<string, { readonly most: number; readonly seconds: number }>>;

export type RequestLimitName = keyof typeof requestLimits;
