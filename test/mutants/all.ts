export { transitionMutants as mutants } from './transitions.ts';
