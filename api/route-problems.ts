import type { ErrorCode } from '../domain/failures/error-types.ts';
import type { Route } from './route.ts';

const commonProblems = ['body-too-large', 'unauthorized', 'internal-error', 'service-busy'] as const;

/** Every error that a route may give. */
export const listProblems = ({ body, problems }: Route): readonly ErrorCode[] => [
  ...(body ? (['request-invalid', 'media-type-unsupported'] as const) : []),
  ...commonProblems,
  ...problems,
];
