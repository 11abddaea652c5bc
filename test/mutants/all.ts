import { certificateMutants } from './certificates.ts';
import { deliveryMutants } from './delivery.ts';
import { edgeMutants } from './edge.ts';
import { infrastructureMutants } from './infrastructure.ts';
import { optionMutants } from './options.ts';
import { processMutants } from './process.ts';
import { recoveryMutants } from './recovery.ts';
import { transitionMutants } from './transitions.ts';
import type { Mutant } from './mutant.ts';

/** Every rule that is broken once. */
export const mutants: readonly Mutant[] = [
  ...certificateMutants,
  ...deliveryMutants,
  ...edgeMutants,
  ...infrastructureMutants,
  ...optionMutants,
  ...processMutants,
  ...recoveryMutants,
  ...transitionMutants,
];
