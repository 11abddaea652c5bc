import {
  confirmInstallation,
  readCertificates,
  submitActivation,
  type PhoneBearer,
} from '../protocol/activations.ts';
import type { Certificates } from '../protocol/responses.ts';
import type { PhoneStore } from '../store/phone-store.ts';
import { isInstalled, toInstalled, type MobileId, type PhoneRecord, type Running } from '../store/records.ts';
import { handOver, type HandOverDependencies } from './hand-over.ts';
import { install, isIssued } from './install.ts';
import { retryUntilAnswered } from './retry-until-answered.ts';

/** What an order's way through the phone works with. */
export interface OrderDependencies extends HandOverDependencies {
  readonly store: PhoneStore;
}

/** Milliseconds between two questions for the order's state: its user is waiting. */
export const pollInterval = 2000;

/**
 * Takes an order from where this phone's record has it to an active mobile ID. Every step reads nothing but
 * its record, may be done again, and ends with one write of the next: so it continues after any reload.
 * @returns the mobile ID
 * @throws {ProblemError} the API refused @throws {CertificateMismatch} @throws {StorageUnavailable}
 * @throws {NotInstalled} @throws {HandOverOver} @throws the reason of `lost`
 */
export const resumeOrder = async (deps: OrderDependencies, record: PhoneRecord): Promise<MobileId> => {
  let current = record;
  deps.dispatch({ type: 'reached', record: current });
  while (!isInstalled(current)) {
    current = await takeStep(deps, current);
    deps.lost.throwIfAborted();
    await deps.store.write(current);
    deps.dispatch({ type: 'reached', record: current });
  }
  return current;
};

const takeStep = async (deps: OrderDependencies, record: Running): Promise<PhoneRecord> => {
  switch (record.step) {
    case 'prepared': {
      const { code, body, ...running } = record;
      const submission = { orderId: record.orderId, code, body };
      const matchCode = await retryUntilAnswered(deps, () => submitActivation(deps.api, submission));
      return { ...running, step: 'answered', matchCode };
    }
    case 'answered':
      return install(record, await pollUntil(deps, record, isIssued));
    case 'handing-over':
      return handOver(deps, record);
    case 'received': {
      await retryUntilAnswered(deps, () => confirmInstallation(deps.api, record));
      await pollUntil(deps, record, isCompleted);
      return toInstalled(record);
    }
  }
};

type Completed = Certificates & { readonly state: 'completed' };

const isCompleted = (certificates: Certificates): certificates is Completed =>
  certificates.state === 'completed';

/** Asks for the order's certificates until they are as they are wanted. */
const pollUntil = async <Wanted extends Certificates>(
  deps: OrderDependencies,
  bearer: PhoneBearer,
  isWanted: (certificates: Certificates) => certificates is Wanted,
): Promise<Wanted> => {
  for (;;) {
    const certificates = await retryUntilAnswered(deps, () => readCertificates(deps.api, bearer));
    if (isWanted(certificates)) return certificates;
    deps.dispatch({ type: 'state-read', state: certificates.state });
    await deps.wait(pollInterval);
  }
};
