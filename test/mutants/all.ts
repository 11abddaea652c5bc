import { certificateMutants } from './certificates.ts';
import type { Mutant } from './mutant.ts';
import { processMutants } from './process.ts';
import { transitionMutants } from './transitions.ts';

/** Every mutant, in the order in which they are listed. */
export const mutants: readonly Mutant[] = [...certificateMutants, ...processMutants, ...transitionMutants];
