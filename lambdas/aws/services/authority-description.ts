import {
  DescribeCertificateAuthorityCommand,
  type ACMPCAClient,
  type CertificateAuthority,
} from '@aws-sdk/client-acm-pca';
import {
  findSigningAlgorithm,
  type SigningAlgorithm,
} from '../../../domain/certificates/signing-algorithms.ts';
import { AuthorityUnusable, ServiceBusy } from '../../../domain/failures/process-errors.ts';
import { readName } from './aws-errors.ts';
import { remember } from './remembered.ts';

// It changes when somebody disables the CA or renews its certificate: then a few orders more fail after their match code.
const maxAgeMs = 300_000;

/** What an order has to know of the CA. */
export interface DescribedAuthority {
  /** When the CA's own certificate ends: no certificate below it can be valid for longer. */
  readonly end: Date;
  /** How it signs, as its key is. */
  readonly signingAlgorithm: SigningAlgorithm;
}

/** The CA as AWS Private CA describes it. */
export class AuthorityDescription {
  /** As `readNow`, asked for once in five minutes; a CA that can't be used is asked about again. */
  readonly read: () => Promise<DescribedAuthority>;
  readonly #client: ACMPCAClient;
  readonly #caArn: string;

  constructor(client: ACMPCAClient, caArn: string, now: () => Date) {
    this.#client = client;
    this.#caArn = caArn;
    this.read = remember(maxAgeMs, now, () => this.readNow());
  }

  /**
   * What orders have to know of the CA, as it is now.
   * @throws {AuthorityUnusable} says what is wrong with it, and what to do
   * @throws {ServiceBusy} the CA could not be described
   */
  async readNow(): Promise<DescribedAuthority> {
    return requireUsable(await this.#describe());
  }

  async #describe(): Promise<CertificateAuthority> {
    const command = new DescribeCertificateAuthorityCommand({ CertificateAuthorityArn: this.#caArn });
    try {
      const { CertificateAuthority } = await this.#client.send(command);
      if (CertificateAuthority) return CertificateAuthority;
    } catch (error) {
      throw new ServiceBusy(readName(error));
    }
    throw new ServiceBusy('NoCertificateAuthority');
  }
}

// https://docs.aws.amazon.com/privateca/latest/userguide/ca-lifecycle.html#ca-status
const remedies: Readonly<Record<string, string>> = {
  DISABLED: 'enable it, or deploy with another CA',
  EXPIRED: 'renew its certificate and install that, or deploy with another CA',
  PENDING_CERTIFICATE: 'install its certificate',
  DELETED: 'restore it and enable it, or deploy with another CA',
};

const requireActive = ({ Status: status }: CertificateAuthority): void => {
  if (status === 'ACTIVE') return;
  const remedy = remedies[status ?? ''] ?? 'deploy with a CA that is ACTIVE';
  throw new AuthorityUnusable(`is ${status ?? 'UNKNOWN'}`, remedy);
};

/**
 * What orders have to know of a CA.
 * @throws {AuthorityUnusable} says what is wrong with it, and what to do
 * @throws {ServiceBusy} its description is not whole
 */
export const requireUsable = (described: CertificateAuthority): DescribedAuthority => {
  requireActive(described);
  const { UsageMode, NotAfter, CertificateAuthorityConfiguration } = described;
  if (UsageMode === 'SHORT_LIVED_CERTIFICATE')
    throw new AuthorityUnusable(
      'issues for seven days at most (usage mode SHORT_LIVED_CERTIFICATE)',
      'deploy with a CA whose usage mode is GENERAL_PURPOSE',
    );
  const keyAlgorithm = CertificateAuthorityConfiguration?.KeyAlgorithm;
  const signingAlgorithm = findSigningAlgorithm(keyAlgorithm);
  if (!signingAlgorithm)
    throw new AuthorityUnusable(
      `has a key of the type ${keyAlgorithm ?? 'UNKNOWN'}`,
      'deploy with a CA whose key is RSA or on a NIST curve',
    );
  if (!NotAfter) throw new ServiceBusy('CertificateAuthorityWithoutEnd');
  return { end: NotAfter, signingAlgorithm };
};
