import type { X509Certificate } from 'node:crypto';
import { GetCertificateAuthorityCertificateCommand, type ACMPCAClient } from '@aws-sdk/client-acm-pca';
import { parseCertificates } from '../../../domain/certificates/chain.ts';
import { ServiceBusy } from '../../../domain/failures/process-errors.ts';
import { readName } from './aws-errors.ts';
import { remember } from './remembered.ts';

// They change when somebody renews one, and then the key stays.
const maxAgeMs = 300_000;

/** How long a list of revoked certificates is waited for, in milliseconds: somebody looks at a screen meanwhile. */
const maxWaitMs = 3000;

/** The most that a list may weigh, in bytes: over 300,000 entries, at some 49 bytes each. */
const maxListBytes = 16_777_216;

/** What {@link AuthorityCertificates} works with. */
export interface AuthorityCertificatesDependencies {
  readonly client: ACMPCAClient;
  readonly caArn: string;
  readonly fetch: (url: string, init: { readonly signal: AbortSignal }) => Promise<Response>;
  readonly now: () => Date;
}

/** The certificates of the CA, and its list of those that it revoked. */
export class AuthorityCertificates {
  /**
   * The CA's own certificate, and those above it up to the root; asked for once in five minutes.
   * @throws {ServiceBusy} the CA did not give them
   */
  readonly read: () => Promise<readonly X509Certificate[]>;
  readonly #deps: AuthorityCertificatesDependencies;
  /** One: a CA has one list, unless it has parts, and then each certificate names the one that it may be on. */
  #list: { readonly url: string; readonly read: () => Promise<Uint8Array> } | undefined;

  constructor(deps: AuthorityCertificatesDependencies) {
    this.#deps = deps;
    this.read = remember(maxAgeMs, deps.now, () => this.#get());
  }

  /**
   * What the CA publishes of revoked certificates, asked for as relying parties do, once in five minutes.
   * @param url where its certificates say that the list is
   * @returns the list, DER; nobody has looked at its signature yet
   * @throws it could not be fetched
   */
  readRevocationList(url: string): Promise<Uint8Array> {
    if (this.#list?.url !== url)
      this.#list = { url, read: remember(maxAgeMs, this.#deps.now, () => this.#fetch(url)) };
    return this.#list.read();
  }

  async #fetch(url: string): Promise<Uint8Array> {
    const response = await this.#deps.fetch(url, { signal: AbortSignal.timeout(maxWaitMs) });
    if (!response.ok) throw new TypeError(`the answer is ${response.status.toString()}`);
    const parts: Uint8Array[] = [];
    let bytes = 0;
    const body: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = response.body ?? [];
    for await (const part of body) {
      bytes += part.length;
      if (bytes > maxListBytes) throw new TypeError('the list is too long');
      parts.push(part);
    }
    return Buffer.concat(parts);
  }

  async #get(): Promise<readonly X509Certificate[]> {
    const command = new GetCertificateAuthorityCertificateCommand({
      CertificateAuthorityArn: this.#deps.caArn,
    });
    try {
      const { Certificate = '', CertificateChain = '' } = await this.#deps.client.send(command);
      return parseCertificates(`${Certificate}\n${CertificateChain}`);
    } catch (error) {
      throw new ServiceBusy(readName(error));
    }
  }
}
