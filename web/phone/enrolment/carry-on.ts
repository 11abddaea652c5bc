import type { Certificates } from '../protocol/answers.ts';
import {
  submitActivation,
  confirmInstallation,
  readCertificates,
  type PhoneBearer,
} from '../protocol/activations.ts';
import { isInstalled, type PhoneRecord, type Running } from '../store/records.ts';
import type { Enrolment } from './enrolment.ts';
import { install, isIssued } from './installation.ts';
import { persevere } from './persevere.ts';

/** Milliseconds between two questions where the order stands: its user is waiting. */
export const pollInterval = 2000;

/**
 * Takes an order from where this phone's record has it to an active mobile ID. Every step reads nothing but
 * its record, may be done again, and ends with one write of the next: so it goes on after any reload.
 * @throws {Problem} the API refused @throws {CertificateMismatch} @throws {StorageUnavailable}
 */
export const carryOn = async (enrolment: Enrolment, record: PhoneRecord): Promise<void> => {
  let current = record;
  enrolment.tell({ type: 'reached', record: current });
  while (!isInstalled(current)) {
    current = await next(enrolment, current);
    await enrolment.store.write(current);
    enrolment.tell({ type: 'reached', record: current });
  }
};

const next = async (enrolment: Enrolment, record: Running): Promise<PhoneRecord> => {
  switch (record.step) {
    case 'prepared': {
      const { code, body, ...running } = record;
      const request = { orderId: record.orderId, code, body };
      const matchCode = await persevere(enrolment, () => submitActivation(enrolment.api, request));
      return { ...running, step: 'answered', matchCode };
    }
    case 'answered':
      return install(record, await standing(enrolment, record, isIssued));
    case 'received': {
      await persevere(enrolment, () => confirmInstallation(enrolment.api, record));
      await standing(enrolment, record, isCompleted);
      const { phoneSecret, ...installed } = record;
      return { ...installed, step: 'installed' };
    }
  }
};

type Completed = Certificates & { readonly state: 'completed' };

const isCompleted = (answer: Certificates): answer is Completed => answer.state === 'completed';

/** Asks where the order stands until it stands where it is wanted. */
const standing = async <Wanted extends Certificates>(
  enrolment: Enrolment,
  bearer: PhoneBearer,
  isWanted: (answer: Certificates) => answer is Wanted,
): Promise<Wanted> => {
  for (;;) {
    const answer = await persevere(enrolment, () => readCertificates(enrolment.api, bearer));
    if (isWanted(answer)) return answer;
    enrolment.tell({ type: 'standing', state: answer.state });
    await enrolment.pause(pollInterval);
  }
};
