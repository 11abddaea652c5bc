import type { Offer } from './phone-dependencies.ts';

/**
 * What a certificate is for, and that the company can do the same where it keeps a copy of the key.
 * @param kept the sentence that says so
 */
export const describeUse = (
  { keyTypes }: Offer['activation']['kinds'][number],
  use: string,
  kept: string,
): string => (keyTypes.length === 0 ? `${use}. ${kept}` : use);
