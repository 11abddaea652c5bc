import { DescribeCertificateAuthorityCommand, type ACMPCAClient } from '@aws-sdk/client-acm-pca';
import { ServiceBusy } from '../../../domain/failures/process-errors.ts';

// The end of a CA changes only when its certificate is renewed.
const maxAgeMs = 3_600_000;

/** When the CA's own certificate ends: no certificate below it can be valid for longer. */
export class AuthorityEnd {
  readonly #client: ACMPCAClient;
  readonly #caArn: string;
  readonly #now: () => Date;
  #known: { readonly end: Date; readonly askedAt: number } | undefined;

  constructor(client: ACMPCAClient, caArn: string, now: () => Date) {
    this.#client = client;
    this.#caArn = caArn;
    this.#now = now;
  }

  /**
   * The end of the CA, asked for at most once an hour.
   * @throws {ServiceBusy} the CA could not be described, or has no certificate yet
   */
  async read(): Promise<Date> {
    const now = this.#now().getTime();
    if (!this.#known || now - this.#known.askedAt >= maxAgeMs)
      this.#known = { end: await this.#describe(), askedAt: now };
    return this.#known.end;
  }

  async #describe(): Promise<Date> {
    const command = new DescribeCertificateAuthorityCommand({ CertificateAuthorityArn: this.#caArn });
    try {
      const { CertificateAuthority } = await this.#client.send(command);
      if (CertificateAuthority?.NotAfter) return CertificateAuthority.NotAfter;
    } catch (error) {
      throw new ServiceBusy(error instanceof Error ? error.name : typeof error);
    }
    throw new ServiceBusy('CertificateAuthorityWithoutEnd');
  }
}
