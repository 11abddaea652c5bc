import {
  ACMPCAClient,
  GetCertificateCommand,
  IssueCertificateCommand,
  RevokeCertificateCommand,
  type IssueCertificateCommandInput,
  type RevocationReason,
} from '@aws-sdk/client-acm-pca';
import { LocalAuthority, type AuthorityOptions } from '../../../local/acm-pca/authority.ts';
import { acmPca } from '../../../local/acm-pca/service.ts';
import { Clock } from '../../../local/clock.ts';
import { toApiPassthrough } from '../../../lambdas/aws/services/issue-request.ts';
import { certificateProfile } from '../../../domain/certificates/certificate-profile.ts';
import type { CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import { certificateTemplateArn } from '../../../domain/certificates/certificate-kinds.ts';
import { certificateRequest } from '../../support/certificate-requests.ts';
import { user } from '../../support/orders.ts';
import { clientOptions, serveServices } from '../aws/running.ts';

export const day = 24 * 60 * 60_000;

/** A CA whose CRLs nobody serves. Its clock stands still. */
export const newAuthority = (options: Partial<AuthorityOptions> = {}): LocalAuthority =>
  new LocalAuthority({
    clock: new Clock(0),
    arn: 'arn:aws:acm-pca:eu-central-1:000000000000:certificate-authority/1eaf0000-0000-4000-8000-000000000001',
    crlBucket: 'local-certificate-revocation-lists',
    crlUrl: 'http://127.0.0.1:9/crl/issuing.crl',
    rootCrlUrl: 'http://127.0.0.1:9/crl/root.crl',
    ...options,
  });

/** A CA behind the AWS endpoint, and calls to it as the SDK makes them. */
export class RunningAuthority {
  readonly authority: LocalAuthority;
  readonly clock: Clock;
  readonly client: ACMPCAClient;
  readonly close: () => Promise<void>;

  constructor(authority: LocalAuthority, endpoint: Awaited<ReturnType<typeof serveServices>>) {
    this.authority = authority;
    this.clock = authority.options.clock;
    this.client = new ACMPCAClient(clientOptions(endpoint.url));
    this.close = endpoint.close;
  }

  static async start(options: Partial<AuthorityOptions> = {}): Promise<RunningAuthority> {
    const authority = newAuthority(options);
    const endpoint = await serveServices(authority.options.clock, [acmPca(authority)]);
    return new RunningAuthority(authority, endpoint);
  }

  /** What the directory and the project make of a certificate of a kind, valid for a year. */
  profile(kind: CertificateKind = 'authentication') {
    const now = this.clock.now();
    return certificateProfile(kind, 'P-256', {
      enteredAt: new Date(now).toISOString(),
      notAfter: new Date(now + 365 * day).toISOString(),
      subject: user(),
    });
  }

  /** What the project sends for such a certificate, but for changes. */
  input(changes: Partial<IssueCertificateCommandInput> = {}, kind?: CertificateKind) {
    const profile = this.profile(kind);
    return {
      CertificateAuthorityArn: this.authority.arn,
      Csr: Buffer.from(certificateRequest()),
      SigningAlgorithm: 'SHA256WITHECDSA',
      TemplateArn: certificateTemplateArn('aws'),
      ApiPassthrough: toApiPassthrough(profile),
      Validity: { Type: 'ABSOLUTE', Value: profile.notAfter.getTime() / 1000 },
      ...changes,
    } as const satisfies IssueCertificateCommandInput;
  }

  /** @returns the ARN */
  async issue(changes: Partial<IssueCertificateCommandInput> = {}, kind?: CertificateKind): Promise<string> {
    const { CertificateArn = '' } = await this.client.send(
      new IssueCertificateCommand(this.input(changes, kind)),
    );
    return CertificateArn;
  }

  async collect(CertificateArn: string): Promise<{ pem: string; chain: string }> {
    const { arn: CertificateAuthorityArn } = this.authority;
    const { Certificate: pem = '', CertificateChain: chain = '' } = await this.client.send(
      new GetCertificateCommand({ CertificateAuthorityArn, CertificateArn }),
    );
    return { pem, chain };
  }

  /** Issues a certificate, waits for it on the clock and fetches it. */
  async certificate(changes: Partial<IssueCertificateCommandInput> = {}, kind?: CertificateKind) {
    const arn = await this.issue(changes, kind);
    this.clock.advance(1000);
    return this.collect(arn);
  }

  async revoke(CertificateSerial: string, reason: RevocationReason = 'SUPERSEDED'): Promise<void> {
    const { arn: CertificateAuthorityArn } = this.authority;
    await this.client.send(
      new RevokeCertificateCommand({ CertificateAuthorityArn, CertificateSerial, RevocationReason: reason }),
    );
  }
}
