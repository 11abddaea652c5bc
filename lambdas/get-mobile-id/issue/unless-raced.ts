import { WrongStep } from '../../../domain/failures/errors.ts';
import { ServiceBusy } from '../../../domain/failures/process-errors.ts';

/**
 * Waits for a write that only one run of a step can make.
 * @returns what the write returns
 * @throws {ServiceBusy} another run was faster while the order stayed `issuing`: the next one finds its write
 */
export const unlessRaced = async <Written>(write: Promise<Written>): Promise<Written> => {
  try {
    return await write;
  } catch (error) {
    const isRaced = error instanceof WrongStep && error.members['state'] === 'issuing';
    throw isRaced ? new ServiceBusy('AnotherRunOfTheStep') : error;
  }
};
