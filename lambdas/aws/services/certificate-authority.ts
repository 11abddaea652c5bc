import {
  ACMPCAServiceException,
  GetCertificateCommand,
  IssueCertificateCommand,
  RevokeCertificateCommand,
  SigningAlgorithm,
  type ACMPCAClient,
  type ApiPassthrough,
} from '@aws-sdk/client-acm-pca';
import * as v from 'valibot';
import { certificateTemplateArn } from '../../../domain/certificates/certificate-kinds.ts';
import type { NamedError } from '../../../domain/failures/errors.ts';
import type { RevocationReason } from '../../../domain/mobile-id.ts';
import {
  CaThrottled,
  CertificateInProgress,
  CertificateRefusedByCa,
  ServiceBusy,
} from '../../../domain/failures/process-errors.ts';
import { asRetryable, readName } from './aws-errors.ts';

/** What ACM PCA is asked to issue. */
export interface IssueRequest {
  /** The certificate signing request, PEM. */
  readonly csr: string;
  /** Fits the key of the CA. */
  readonly signingAlgorithm: string;
  /** ACM PCA answers the same token within 5 minutes with the same certificate. */
  readonly idempotencyToken: string;
  readonly apiPassthrough: ApiPassthrough;
  readonly notAfter: Date;
}

/**
 * What came of asking the CA: the ARN of the certificate that it issues, or a refusal that is certain to have issued
 * nothing. Where neither is known, `issue` throws.
 */
export type Outcome = { readonly arn: string } | { readonly refusal: NamedError };

// https://docs.aws.amazon.com/privateca/latest/userguide/PCATsExceptions.html and the errors of each call in
// https://docs.aws.amazon.com/privateca/latest/APIReference/API_IssueCertificate.html
const refusals = [
  'AccessDeniedException',
  'InvalidArgsException',
  'InvalidArnException',
  'InvalidStateException',
  'LimitExceededException',
  'MalformedCSRException',
  'ResourceNotFoundException',
  'ValidationException',
];
const throttled = 'ThrottlingException';
const retryable = ['ConcurrentModificationException', 'RequestFailedException', 'RequestInProgressException'];

/** One CA of AWS Private CA. */
export class CertificateAuthority {
  readonly #client: ACMPCAClient;
  readonly #caArn: string;

  constructor(client: ACMPCAClient, caArn: string) {
    this.#client = client;
    this.#caArn = caArn;
  }

  /**
   * Asks the CA for a certificate, which it then takes a moment to issue.
   * @throws {ServiceBusy} the CA may have issued a certificate or not
   * @throws {CertificateRefusedByCa} likewise: it refused, but not at the first attempt
   */
  async issue(request: IssueRequest): Promise<Outcome> {
    const [, partition = 'aws'] = this.#caArn.split(':');
    const command = new IssueCertificateCommand({
      CertificateAuthorityArn: this.#caArn,
      Csr: Buffer.from(request.csr),
      SigningAlgorithm: v.parse(v.enum(SigningAlgorithm), request.signingAlgorithm),
      TemplateArn: certificateTemplateArn(partition),
      ApiPassthrough: request.apiPassthrough,
      Validity: { Type: 'ABSOLUTE', Value: request.notAfter.getTime() / 1000 },
      IdempotencyToken: request.idempotencyToken,
    });
    try {
      const { CertificateArn: arn } = await this.#client.send(command);
      if (arn !== undefined) return { arn };
    } catch (error) {
      return toOutcome(error);
    }
    throw new ServiceBusy('NoCertificateArn');
  }

  /**
   * Fetches an issued certificate.
   * @returns PEM texts of the certificate, and of the CA certificates above it up to the root
   * @throws {CertificateInProgress} the CA is still at it @throws {CaThrottled} @throws {ServiceBusy}
   */
  async collect(arn: string): Promise<{ pem: string; chain: string }> {
    const command = new GetCertificateCommand({ CertificateAuthorityArn: this.#caArn, CertificateArn: arn });
    try {
      const { Certificate = '', CertificateChain = '' } = await this.#client.send(command);
      return { pem: Certificate, chain: CertificateChain };
    } catch (error) {
      if (readName(error) === 'RequestInProgressException') throw new CertificateInProgress();
      throw toRetryable(error);
    }
  }

  /**
   * Revokes a certificate for good; one that is revoked already counts as done.
   * @param serial hexadecimal, as it stands in the certificate
   * @throws {CaThrottled} @throws {ServiceBusy}
   */
  async revoke(serial: string, reason: RevocationReason): Promise<void> {
    const command = new RevokeCertificateCommand({
      CertificateAuthorityArn: this.#caArn,
      CertificateSerial: serial.toLowerCase(),
      RevocationReason: reason,
    });
    try {
      await this.#client.send(command);
    } catch (error) {
      if (readName(error) !== 'RequestAlreadyProcessedException') throw toRetryable(error);
    }
  }
}

const toOutcome = (error: unknown): Outcome => {
  if (!(error instanceof ACMPCAServiceException)) throw new ServiceBusy(readName(error));
  const refusal = findRefusal(error);
  if (!refusal) throw new ServiceBusy(error.name);
  // An attempt of the SDK's before the refused one may have reached the CA.
  if (error.$metadata.attempts !== 1) throw refusal;
  return { refusal };
};

const findRefusal = ({ name }: ACMPCAServiceException): NamedError | undefined => {
  if (refusals.includes(name)) return new CertificateRefusedByCa(name);
  return name === throttled ? new CaThrottled() : undefined;
};

const toRetryable = (error: unknown): unknown => {
  const name = readName(error);
  if (name === throttled) return new CaThrottled();
  return retryable.includes(name) ? new ServiceBusy(name) : asRetryable(error);
};
