import { generateKeyPairSync } from 'node:crypto';
import type { ASN1Subject } from '@aws-sdk/client-acm-pca';
import { KeyUsageFlags, type Extension } from '@peculiar/asn1-x509';
import { toValidity } from './validity.ts';
import { signCertificate } from './x509/certificate.ts';
import { basicConstraints, crlDistributionPoint, keyIdentifiers, keyUsage } from './x509/extensions.ts';
import { publicKeyInfo, type KeyPair } from './x509/keys.ts';
import { toName } from './x509/names.ts';

const ec = (namedCurve: string) => () => generateKeyPairSync('ec', { namedCurve });
const rsa = (modulusLength: number) => () => generateKeyPairSync('rsa', { modulusLength });

/** Keys that a CA may have, by their names in the API, and with what they sign. */
export const keyAlgorithms = {
  EC_prime256v1: { family: 'ECDSA', makeKeyPair: ec('P-256') },
  EC_secp384r1: { family: 'ECDSA', makeKeyPair: ec('P-384') },
  EC_secp521r1: { family: 'ECDSA', makeKeyPair: ec('P-521') },
  RSA_2048: { family: 'RSA', makeKeyPair: rsa(2048) },
  RSA_3072: { family: 'RSA', makeKeyPair: rsa(3072) },
  RSA_4096: { family: 'RSA', makeKeyPair: rsa(4096) },
} as const;

export type KeyAlgorithm = keyof typeof keyAlgorithms;

/** A CA: its name, its key and its certificate. */
export interface CertifiedAuthority {
  readonly subject: ASN1Subject;
  readonly key: KeyPair;
  /** PEM. */
  readonly certificate: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

const Organization = 'Get mobile ID on a laptop: for trying only';
const rootSubject = { Organization, CommonName: 'Local cloud root CA' };
const issuingSubject = { Organization, CommonName: 'Local cloud issuing CA' };
const validYears = { root: 10, issuing: 5 } as const;

/** What tells one CA's certificate from another's; all of them sign certificates and CRLs. */
interface Plan {
  readonly subject: ASN1Subject;
  readonly key: KeyPair;
  readonly years: number;
  readonly extensions: readonly Extension[];
}

const certify = (plan: Plan, issuer: Pick<Plan, 'subject' | 'key'>, now: Date): CertifiedAuthority => {
  const { subject, key, years, extensions } = plan;
  const validity = toValidity({ Validity: { Type: 'YEARS', Value: years } }, { now });
  const content = {
    issuer: toName(issuer.subject),
    subject: toName(subject),
    key: publicKeyInfo(key),
    ...validity,
    extensions: [
      ...extensions,
      keyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      ...keyIdentifiers(publicKeyInfo(key), publicKeyInfo(issuer.key)),
    ],
  };
  return { subject, key, ...validity, certificate: signCertificate(content, issuer.key) };
};

/**
 * Makes a root CA, and below it the CA that issues, as the CA stack does.
 * @param rootCrlUrl where the root's CRL is
 */
export const makeHierarchy = (
  keyAlgorithm: KeyAlgorithm,
  { now, rootCrlUrl }: { readonly now: Date; readonly rootCrlUrl: string },
): { root: CertifiedAuthority; issuing: CertifiedAuthority } => {
  const { makeKeyPair } = keyAlgorithms[keyAlgorithm];
  const rootPlan = {
    subject: rootSubject,
    key: makeKeyPair(),
    years: validYears.root,
    extensions: [basicConstraints(true)],
  };
  const issuingPlan = {
    subject: issuingSubject,
    key: makeKeyPair(),
    years: validYears.issuing,
    extensions: [basicConstraints(true, 0), crlDistributionPoint(rootCrlUrl)],
  };
  return {
    root: certify(rootPlan, rootPlan, now),
    issuing: certify(issuingPlan, rootPlan, now),
  };
};
