import { plantedMutants } from './planted.ts';
import { transitionMutants } from './transitions.ts';

/** Every patch that some test has to notice. */
export const mutants = [...transitionMutants, ...plantedMutants];
