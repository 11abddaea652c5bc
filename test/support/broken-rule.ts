import { checkCertificateRequests } from '../../domain/certificates/certificate-request-rules.ts';
import { CertificateRequestRefused } from '../../domain/failures/certificate-request-errors.ts';
import { ownChallenge } from './certificate-requests.ts';

/** The rule that a request for a signature certificate breaks; `none` when it keeps all. */
export const brokenRule = (signature: string): unknown => {
  try {
    checkCertificateRequests({ signature }, ownChallenge);
    return 'none';
  } catch (error) {
    if (error instanceof CertificateRequestRefused) return error.members.rule;
    throw error;
  }
};
