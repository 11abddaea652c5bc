import type { Mutant } from './mutant.ts';

/** Rules of when certificates are issued, replaced and revoked. */
export const processMutants: readonly Mutant[] = [];
