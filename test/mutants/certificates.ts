import type { Mutant } from './mutant.ts';

/** Rules of what certificates say and of the requests that they are issued for. */
export const certificateMutants: readonly Mutant[] = [];
