import { renewalMutants } from './planted-renewals.ts';
import { plantedMutants } from './planted.ts';
import { secondRequestMutants } from './second-requests.ts';
import { transitionMutants } from './transitions.ts';

/** Every patch that some test has to notice. */
export const mutants = [...transitionMutants, ...plantedMutants, ...renewalMutants, ...secondRequestMutants];
