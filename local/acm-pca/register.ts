import type { RevocationReason } from '@aws-sdk/client-acm-pca';
import { ServiceError } from '../aws/service-error.ts';

/** A certificate that the CA issued. */
export interface IssuedCertificate {
  readonly arn: string;
  /** Hexadecimal, upper case, as `X509Certificate` of node:crypto has it. */
  readonly serial: string;
  readonly pem: string;
  readonly notAfter: Date;
  readonly idempotencyToken?: string;
  readonly revokedAt?: Date;
  readonly reason?: RevocationReason;
}

/** A request for a certificate, with what came of it. Moments are ms on the clock. */
export interface Issuance {
  readonly certificate: IssuedCertificate;
  readonly requestedAt: number;
  readonly readyAt: number;
  readonly failed: boolean;
}

/** How long a token stands for the request that brought it first, in ms. */
const tokenLife = 5 * 60_000;

const withoutZeros = (serial: string): string =>
  serial
    .replaceAll(':', '')
    .replace(/^0+(?=.)/, '')
    .toUpperCase();

/** All that a CA was ever asked to issue. */
export class CertificateRegister {
  readonly #issuances = new Map<string, Issuance>();

  add(issuance: Issuance): void {
    this.#issuances.set(issuance.certificate.arn, issuance);
  }

  /**
   * The ARN that a token got within five minutes. What else the request said makes no difference: AWS documents
   * no more than that one token gets one certificate.
   */
  arnFor(token: string, now: number): string | undefined {
    return this.#all().findLast(
      ({ certificate, requestedAt }) =>
        certificate.idempotencyToken === token && now - requestedAt < tokenLife,
    )?.certificate.arn;
  }

  /** @throws {ServiceError} RequestInProgressException, RequestFailedException, ResourceNotFoundException */
  collect(arn: string, now: number): IssuedCertificate {
    const issuance = this.#issuances.get(arn);
    if (!issuance) throw new ServiceError('ResourceNotFoundException', `Could not find certificate ${arn}`);
    if (now < issuance.readyAt)
      throw new ServiceError('RequestInProgressException', 'The certificate is still being issued');
    if (issuance.failed)
      throw new ServiceError('RequestFailedException', 'The request to issue the certificate has failed');
    return issuance.certificate;
  }

  /**
   * @param serial hexadecimal, with colons and zeros in front or without
   * @throws {ServiceError} RequestAlreadyProcessedException, ResourceNotFoundException
   */
  revoke(serial: string, reason: RevocationReason, revokedAt: Date): void {
    const wanted = withoutZeros(serial);
    const issuance = this.#all().find(
      ({ certificate, failed }) => !failed && withoutZeros(certificate.serial) === wanted,
    );
    if (!issuance)
      throw new ServiceError('ResourceNotFoundException', `Could not find certificate with serial ${serial}`);
    if (issuance.certificate.revokedAt)
      throw new ServiceError('RequestAlreadyProcessedException', 'The certificate is revoked already');
    this.add({ ...issuance, certificate: { ...issuance.certificate, revokedAt, reason } });
  }

  /** In the order in which they were asked for; also those that nobody has collected. */
  listIssued(): readonly IssuedCertificate[] {
    return this.#all()
      .filter(({ failed }) => !failed)
      .map(({ certificate }) => certificate);
  }

  #all(): Issuance[] {
    return [...this.#issuances.values()];
  }
}
