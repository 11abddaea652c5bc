import type { X509Certificate } from 'node:crypto';
import { GetCertificateAuthorityCertificateCommand, type ACMPCAClient } from '@aws-sdk/client-acm-pca';
import { parseCertificates } from '../../../domain/certificates/chain.ts';
import { ServiceBusy } from '../../../domain/failures/process-errors.ts';
import { readName } from './aws-errors.ts';
import { remember } from './remembered.ts';

// They change when somebody renews one, and then the key stays.
const maxAgeMs = 300_000;

/** The certificates of the CA. */
export class AuthorityCertificates {
  /**
   * The CA's own certificate, and those above it up to the root; asked for once in five minutes.
   * @throws {ServiceBusy} the CA did not give them
   */
  readonly read: () => Promise<readonly X509Certificate[]>;
  readonly #client: ACMPCAClient;
  readonly #caArn: string;

  constructor(client: ACMPCAClient, caArn: string, now: () => Date) {
    this.#client = client;
    this.#caArn = caArn;
    this.read = remember(maxAgeMs, now, () => this.#get());
  }

  async #get(): Promise<readonly X509Certificate[]> {
    const command = new GetCertificateAuthorityCertificateCommand({ CertificateAuthorityArn: this.#caArn });
    try {
      const { Certificate = '', CertificateChain = '' } = await this.#client.send(command);
      return parseCertificates(`${Certificate}\n${CertificateChain}`);
    } catch (error) {
      throw new ServiceBusy(readName(error));
    }
  }
}
