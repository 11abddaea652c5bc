/** What is wrong with the certificate requests that a phone sends. */
import type { CertificateKind } from '../certificates/certificate-kinds.ts';
import type { ErrorMembers } from './error-members.ts';
import { NamedError } from './errors.ts';

/** A certificate signing request breaks a rule. */
export class CertificateRequestRefused extends NamedError {
  override readonly members: ErrorMembers<'certificate-request-refused'>;

  /**
   * @param kind the certificate that the request is for
   * @param rule name of the rule
   * @param message what the rule wants
   */
  constructor(kind: CertificateKind, rule: string, message: string) {
    super('certificate-request-refused', `${kind}: ${message}`);
    this.members = { kind, rule };
  }
}

/** A phone asks for a certificate for a key that this or another order took before. */
export class PublicKeyUsed extends NamedError {
  override readonly members: ErrorMembers<'public-key-used'>;

  /** @param kind the certificate that the request is for */
  constructor(kind: CertificateKind) {
    super('public-key-used', `${kind}: the key was sent for a certificate before; make new keys`);
    this.members = { kind };
  }
}
