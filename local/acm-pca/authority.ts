import { X509Certificate } from 'node:crypto';
import type {
  CertificateAuthorityUsageMode,
  RevocationReason,
  SigningAlgorithm,
} from '@aws-sdk/client-acm-pca';
import { CRLReasons } from '@peculiar/asn1-x509';
import { ServiceError } from '../aws/service-error.ts';
import type { Clock } from '../clock.ts';
import { keyAlgorithms, makeHierarchy, type CertifiedAuthority, type KeyAlgorithm } from './hierarchy.ts';
import { CertificateRegister, type IssuedCertificate } from './register.ts';
import type { IssueRequest } from './requests.ts';
import { applyTemplate } from './template.ts';
import { signCertificate } from './x509/certificate.ts';
import { signCrl, type Revocation } from './x509/crl.ts';
import type { Hash } from './x509/keys.ts';
import { toName } from './x509/names.ts';

/** What a CA of the local cloud is made with. */
export interface AuthorityOptions {
  readonly clock: Clock;
  /** Where the CRL will be served, over plain HTTP: every certificate names it. */
  readonly crlUrl: string;
  /** Where the root's CRL will be served: the CA's own certificate names it. */
  readonly rootCrlUrl: string;
  readonly arn: string;
  /** The bucket that whoever revokes has to be allowed to write. */
  readonly crlBucket: string;
  /** @default EC_prime256v1 */
  readonly keyAlgorithm?: KeyAlgorithm;
  /** @default GENERAL_PURPOSE */
  readonly usageMode?: CertificateAuthorityUsageMode;
  /** How long it takes to issue a certificate, in ms on the clock. */
  readonly issueDelay?: number;
}

const defaults = {
  keyAlgorithm: 'EC_prime256v1',
  usageMode: 'GENERAL_PURPOSE',
  issueDelay: 400,
} as const;

const hashes = {
  SHA256WITHECDSA: 'SHA-256',
  SHA384WITHECDSA: 'SHA-384',
  SHA512WITHECDSA: 'SHA-512',
  SHA256WITHRSA: 'SHA-256',
  SHA384WITHRSA: 'SHA-384',
  SHA512WITHRSA: 'SHA-512',
} as const satisfies Record<SigningAlgorithm, Hash>;

const reasonCodes: Readonly<Record<RevocationReason, CRLReasons>> = {
  UNSPECIFIED: CRLReasons.unspecified,
  KEY_COMPROMISE: CRLReasons.keyCompromise,
  CERTIFICATE_AUTHORITY_COMPROMISE: CRLReasons.cACompromise,
  AFFILIATION_CHANGED: CRLReasons.affiliationChanged,
  SUPERSEDED: CRLReasons.superseded,
  CESSATION_OF_OPERATION: CRLReasons.cessationOfOperation,
  PRIVILEGE_WITHDRAWN: CRLReasons.privilegeWithdrawn,
  A_A_COMPROMISE: CRLReasons.aACompromise,
};

/** How many days a CRL is good for, as the CA stack has it. */
export const crlDays = 7;
const day = 24 * 60 * 60_000;

/** A CA of AWS Private CA below a root: what it issued, what it revoked, and how it says so. */
export class LocalAuthority {
  readonly options: Required<AuthorityOptions>;
  /** The CA that issues. */
  readonly issuing: CertifiedAuthority;
  /** The CA that relying parties trust. */
  readonly root: CertifiedAuthority;
  readonly #register = new CertificateRegister();
  /** Whether an administrator has disabled it: it issues nothing meanwhile. */
  isDisabled = false;
  #crlNumber = 0;
  #failsNext = false;

  constructor(options: AuthorityOptions) {
    this.options = { ...defaults, ...options };
    const { clock, keyAlgorithm, rootCrlUrl } = this.options;
    const { root, issuing } = makeHierarchy(keyAlgorithm, { now: clock.date(), rootCrlUrl });
    this.root = root;
    this.issuing = issuing;
  }

  get arn(): string {
    return this.options.arn;
  }

  /** PEM of the issuing CA's certificate and the root's. */
  get chainPem(): string {
    return this.issuing.certificate + this.root.certificate;
  }

  /** PEM of the certificate that relying parties trust. */
  get rootPem(): string {
    return this.root.certificate;
  }

  /** The key family in the names of the algorithms that this CA signs with. */
  get family(): 'ECDSA' | 'RSA' {
    return keyAlgorithms[this.options.keyAlgorithm].family;
  }

  get isExpired(): boolean {
    return this.options.clock.date() > this.issuing.notAfter;
  }

  /** All certificates ever issued. */
  listIssued(): readonly IssuedCertificate[] {
    return this.#register.listIssued();
  }

  /** The next certificate that is asked for fails to be issued, and whoever collects it is told. */
  failNext(): void {
    this.#failsNext = true;
  }

  /**
   * Starts to issue a certificate.
   * @returns its ARN
   * @throws {ServiceError} the errors of IssueCertificate
   */
  issue(request: IssueRequest): string {
    const { clock, issueDelay } = this.options;
    const requestedAt = clock.now();
    const { IdempotencyToken: token } = request;
    const known = token === undefined ? undefined : this.#register.arnFor(token, requestedAt);
    if (known !== undefined) return known;
    const { pem, notAfter } = this.#sign(request);
    const { serialNumber: serial } = new X509Certificate(pem);
    const arn = `${this.arn}/certificate/${serial.toLowerCase()}`;
    this.#register.add({
      certificate: { arn, serial, pem, notAfter, ...(token !== undefined && { idempotencyToken: token }) },
      requestedAt,
      readyAt: requestedAt + issueDelay,
      failed: this.#failsNext,
    });
    this.#failsNext = false;
    return arn;
  }

  /** @throws {ServiceError} the errors of GetCertificate */
  collect(arn: string): IssuedCertificate {
    return this.#register.collect(arn, this.options.clock.now());
  }

  /** @throws {ServiceError} the errors of RevokeCertificate */
  revoke(serial: string, reason: RevocationReason): void {
    this.#register.revoke(serial, reason, this.options.clock.date());
  }

  /** The CRL as it is now, DER. */
  crl(): Uint8Array {
    const revoked = this.listIssued().flatMap(({ serial, revokedAt, reason }) =>
      revokedAt && reason ? [{ serial, revokedAt, reason: reasonCodes[reason] }] : [],
    );
    return this.#crl(this.issuing, revoked);
  }

  /** The root's CRL, which is empty, DER. */
  rootCrl(): Uint8Array {
    return this.#crl(this.root, []);
  }

  #crl({ subject, key }: CertifiedAuthority, revoked: readonly Revocation[]): Uint8Array {
    const thisUpdate = this.options.clock.date();
    const nextUpdate = new Date(thisUpdate.getTime() + crlDays * day);
    this.#crlNumber += 1;
    return signCrl(
      { issuer: toName(subject), number: this.#crlNumber, thisUpdate, nextUpdate, revoked },
      key,
    );
  }

  #sign(request: IssueRequest): { pem: string; notAfter: Date } {
    if (this.isDisabled)
      throw new ServiceError('InvalidStateException', 'The certificate authority is disabled');
    if (this.isExpired)
      throw new ServiceError('InvalidStateException', 'The certificate authority has expired');
    const hash = this.#hash(request.SigningAlgorithm);
    const { clock, crlUrl, usageMode } = this.options;
    const content = applyTemplate(request, { issuer: this.issuing, now: clock.date(), crlUrl, usageMode });
    return { pem: signCertificate(content, this.issuing.key, hash), notAfter: content.notAfter };
  }

  #hash(algorithm: SigningAlgorithm): Hash {
    if (!algorithm.endsWith(`WITH${this.family}`))
      throw new ServiceError('InvalidArgsException', `The key of the CA does not sign with ${algorithm}`);
    return hashes[algorithm];
  }
}
