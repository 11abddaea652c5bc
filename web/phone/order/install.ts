import type { SealedKey } from '../keys/recovered-key.ts';
import type { Certificates } from '../protocol/responses.ts';
import { CertificateMismatch } from '../keys/certificate-mismatch.ts';
import type { Answered, EarlierKey, InstalledCertificate, Received } from '../store/records.ts';

type RecoveredKey = NonNullable<Certificates['recoveredKeys']>[number];
type IssuedCertificate = NonNullable<Certificates['certificates']>[number];

/** What an order brought its phone, once it is complete. */
export type Issued = Certificates & { readonly certificates: readonly IssuedCertificate[] };

/** Whether the certificates are there. */
export const isIssued = (response: Certificates): response is Issued => response.certificates !== undefined;

/**
 * Puts certificates and keys together: each certificate with the private key that it is for, or none at all.
 * @throws {CertificateMismatch} one of them is missing, or is not for its key
 */
export const install = async (
  record: Answered,
  { certificates, labels = record.labels, chain = '', recoveredKeys = [] }: Issued,
): Promise<Received> => {
  const missing = record.kinds.filter((kind) => certificates.every((issued) => issued.kind !== kind));
  if (missing.length > 0) throw new CertificateMismatch('a certificate is missing');
  const { orderId, phoneName, startedAt, phoneSecret } = record;
  const findKey = (issued: IssuedCertificate) => withKey(record, issued, recoveredKeys);
  const earlier = recoveredKeys.filter(({ use }) => use === 'earlier');
  return {
    step: 'received',
    ...{ orderId, labels, phoneName, startedAt, phoneSecret, chain },
    certificates: await Promise.all(certificates.map(findKey)),
    earlierKeys: await Promise.all(earlier.map((key) => openEarlierKey(record, key))),
  };
};

/** With its own key where the phone made one, else with the one that was recovered for it. */
const withKey = async (
  { keys, transportKey }: Answered,
  { kind, pem, serial, notAfter }: IssuedCertificate,
  recoveredKeys: readonly RecoveredKey[],
): Promise<InstalledCertificate> => {
  const own = keys.find((key) => key.kind === kind);
  if (own) {
    const { readPublicKey } = await import('../keys/certificate.ts');
    if (readPublicKey(pem) !== own.publicKey) throw new CertificateMismatch('for another key');
    return { kind, pem, serial, notAfter, privateKey: own.privateKey };
  }
  const recovered = recoveredKeys.find(({ use }) => use === 'new');
  if (!recovered) throw new CertificateMismatch('without its key');
  const privateKey = await openKey({ pem, jwe: recovered.jwe }, transportKey);
  return { kind, pem, serial, notAfter, privateKey };
};

const openEarlierKey = async ({ transportKey }: Answered, key: RecoveredKey): Promise<EarlierKey> => {
  const { keyId, pem, serial, jwe } = key;
  return { keyId, pem, serial, privateKey: await openKey({ pem, jwe }, transportKey) };
};

// Loaded when there is a key to open: most orders have none, and then the page needs no JWE.
const openKey = async (sealed: SealedKey, transportKey: CryptoKey): Promise<CryptoKey> => {
  const { openRecoveredKey } = await import('../keys/recovered-key.ts');
  return openRecoveredKey(sealed, transportKey);
};
