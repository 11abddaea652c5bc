import type { SealedKey } from '../keys/recovered-key.ts';
import type { Certificates } from '../protocol/responses.ts';
import { CertificateMismatch } from '../keys/certificate-mismatch.ts';
import type { Answered, HandingOver, Received } from '../store/records.ts';
import { makePassword } from '../system-store/password.ts';

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
  {
    certificates,
    labels = record.labels,
    chain = '',
    nextSteps,
    testPage,
    recoveredKeys = [],
    deadline,
  }: Issued,
): Promise<Received | HandingOver> => {
  const missing = record.kinds.filter((kind) => certificates.every((issued) => issued.kind !== kind));
  if (missing.length > 0) throw new CertificateMismatch('a certificate is missing');
  const { orderId, phoneName, startedAt, phoneSecret, store, renews } = record;
  const findKey = (issued: IssuedCertificate) => withKey(record, issued, recoveredKeys);
  const earlier = recoveredKeys.filter(({ use }) => use === 'earlier');
  const installation = {
    ...{ orderId, labels, phoneName, startedAt, phoneSecret, chain, nextSteps, testPage, store, renews },
    certificates: await Promise.all(certificates.map(findKey)),
    earlierKeys: await Promise.all(earlier.map((key) => openEarlierKey(record, key))),
  };
  if (store !== 'system') return { step: 'received', ...installation };
  return { step: 'handing-over', ...installation, password: makePassword(), deadline };
};

/** With its own key where the phone made one, else with the one that was recovered for it. */
const withKey = async (
  record: Answered,
  { kind, pem, serial, notAfter }: IssuedCertificate,
  recoveredKeys: readonly RecoveredKey[],
): Promise<HandingOver['certificates'][number]> => {
  const own = record.keys.find((key) => key.kind === kind);
  if (own) {
    const { readPublicKey } = await import('../keys/certificate.ts');
    if (readPublicKey(pem) !== own.publicKey) throw new CertificateMismatch('for another key');
    return { kind, pem, serial, notAfter, privateKey: own.privateKey };
  }
  const recovered = recoveredKeys.find(({ use }) => use === 'new');
  if (!recovered) throw new CertificateMismatch('without its key');
  const privateKey = await openKey(record, { pem, jwe: recovered.jwe });
  return { kind, pem, serial, notAfter, privateKey };
};

const openEarlierKey = async (
  record: Answered,
  key: RecoveredKey,
): Promise<HandingOver['earlierKeys'][number]> => {
  const { keyId, pem, serial, jwe } = key;
  return { keyId, pem, serial, privateKey: await openKey(record, { pem, jwe }) };
};

// Loaded when there is a key to open: most orders have none, and then the page needs no JWE.
const openKey = async (
  { transportKey, store }: Answered,
  sealed: Pick<SealedKey, 'pem' | 'jwe'>,
): Promise<CryptoKey> => {
  const { openRecoveredKey } = await import('../keys/recovered-key.ts');
  return openRecoveredKey({ ...sealed, isExtractable: store === 'system' }, transportKey);
};
