import { loadModel } from './model.ts';
import type { Service } from './operation.ts';
import { refuseForbidden } from './request-problems.ts';
import { ServiceError } from './service-error.ts';

/** Services that have a name of their own for a request that is not valid. */
const ownNames: ReadonlyMap<string, string> = new Map([
  ['ses', 'BadRequestException'],
  ['cognito-idp', 'InvalidParameterException'],
]);

const renameError = (service: string, error: unknown): unknown => {
  const name = ownNames.get(service);
  if (name === undefined || !(error instanceof ServiceError) || error.code !== 'ValidationException')
    return error;
  return new ServiceError(name, error.message);
};

/**
 * A service that looks at nothing before the request is one that the service's own model allows.
 * @throws {Error} there is no model of the service, or it lacks an operation
 */
export const heldToModel = ({ name, operations }: Service): Service => {
  const model = loadModel(name);
  const held = Object.entries(operations).map(([operation, { permissions, perform }]) => {
    if (model.operations[operation] === undefined)
      throw new Error(`models/${name}.json has no ${operation}: name it in models/extract.ts`);
    return [
      operation,
      {
        // Whoever makes a call asks for the permissions first.
        permissions: (input: unknown) => {
          try {
            refuseForbidden(model, operation, input);
            return permissions(input);
          } catch (error) {
            throw renameError(name, error);
          }
        },
        perform,
      },
    ] as const;
  });
  return { name, operations: Object.fromEntries(held) };
};
