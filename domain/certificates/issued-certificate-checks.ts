import { isDeepStrictEqual } from 'node:util';
import { AsnConvert } from '@peculiar/asn1-schema';
import { BasicConstraints, ExtendedKeyUsage, SubjectAlternativeName } from '@peculiar/asn1-x509';
import { extendedKeyUsages } from './certificate-kinds.ts';
import { CertificateWrong } from '../failures/process-errors.ts';
import type { AskedCertificate } from './asked-certificate.ts';
import { alternativeNames, extensionIds } from './certificate-extensions.ts';
import type { CertificateProfile } from './certificate-profile.ts';
import { isAuthorityAt, isChain } from './chain.ts';
import { listComparableNames } from './issued-names.ts';
import { IssuedCertificate } from './issued-certificate.ts';
import { signatureAlgorithms } from './signature-algorithms.ts';

/** What was asked of the CA, and when. */
export interface Asked extends Pick<AskedCertificate, 'profile' | 'publicKey'> {
  /** When the CA was first asked. */
  readonly requestedAt: Date;
  readonly now: Date;
}

/** Something that must be so before anybody gets a certificate. A check that throws does not hold. */
export interface Check {
  readonly check: string;
  readonly holds: (issued: IssuedCertificate, asked: Asked) => boolean;
}

/** What ACM PCA takes off the start of a certificate's life, against clocks that are behind, in ms. */
const backdating = 60 * 60_000;

/** How far PCA's clock may be from ours, in ms. */
const clockTolerance = 5 * 60_000;

const allowedExtensions: readonly string[] = Object.values(extensionIds);

/** Every check, in the order in which they are made. */
export const issuedCertificateChecks: readonly Check[] = [
  {
    check: 'public-key',
    holds: ({ certificate }, { publicKey }) => certificate.publicKey.equals(publicKey),
  },
  {
    // Whole, but in any order: PCA does not say in which one it writes the attributes.
    check: 'subject',
    holds: ({ content }, { profile }) =>
      areSame(
        content.subject.map((name) =>
          JSON.stringify(name.map(({ type, value }) => [type, value.toString()])),
        ),
        listSubject(profile).map((attribute) => JSON.stringify([attribute])),
      ),
  },
  {
    check: 'subject-alternative-name',
    holds: (issued, { profile }) => {
      const isForLogon = profile.extendedKeyUsage.includes('smartCardLogon');
      const asked = listComparableNames(alternativeNames(profile), isForLogon);
      if (asked.length === 0) return issued.extension(extensionIds.subjectAlternativeName) === undefined;
      const names = parseExtension(issued, extensionIds.subjectAlternativeName, SubjectAlternativeName);
      return areSame(listComparableNames(names, isForLogon), asked);
    },
  },
  { check: 'key-usage', holds: (issued, asked) => isAsAsked(extensionIds.keyUsage, issued, asked) },
  {
    check: 'security-identifier',
    holds: (issued, asked) => isAsAsked(extensionIds.securityIdentifier, issued, asked),
  },
  {
    check: 'extended-key-usage',
    holds: (issued, { profile }) =>
      areSame(
        parseExtension(issued, extensionIds.extendedKeyUsage, ExtendedKeyUsage),
        profile.extendedKeyUsage.map((usage) => extendedKeyUsages[usage]),
      ),
  },
  {
    check: 'basic-constraints',
    holds: (issued) => {
      const { cA, pathLenConstraint } = parseExtension(
        issued,
        extensionIds.basicConstraints,
        BasicConstraints,
      );
      const isCritical = issued.extension(extensionIds.basicConstraints)?.critical === true;
      return isCritical && !cA && pathLenConstraint === undefined;
    },
  },
  {
    check: 'no-other-extension',
    holds: ({ extensions }) => {
      const ids = extensions.map(({ id }) => id);
      return new Set(ids).size === ids.length && ids.every((id) => allowedExtensions.includes(id));
    },
  },
  {
    check: 'not-after',
    holds: ({ content }, { profile }) =>
      content.validity.notAfter.getTime().getTime() === profile.notAfter.getTime(),
  },
  {
    check: 'not-before',
    holds: ({ content }, { requestedAt, now }) => {
      const notBefore = content.validity.notBefore.getTime().getTime();
      return notBefore <= now.getTime() && notBefore >= requestedAt.getTime() - backdating - clockTolerance;
    },
  },
  {
    check: 'signature-algorithm',
    holds: ({ content }) => signatureAlgorithms[content.signature.algorithm] !== undefined,
  },
  { check: 'chain', holds: ({ certificate, issuers }) => isChain([certificate, ...issuers]) },
  {
    check: 'issuers',
    holds: ({ issuers }, { now }) => issuers.every((issuer) => isAuthorityAt(issuer, now)),
  },
];

/**
 * Checks what the CA issued, before anybody gets it.
 * @param issued what the CA handed out, as PEM
 * @returns the facts about the certificate that the store keeps
 * @throws {CertificateWrong} names the first check that fails
 */
export const checkIssuedCertificate = (
  { pem, chain }: { readonly pem: string; readonly chain: string },
  asked: Asked,
): { serial: string; notBefore: string; notAfter: string } => {
  const issued = attempt('readable', () => new IssuedCertificate(pem, chain));
  for (const { check, holds } of issuedCertificateChecks) {
    if (!attempt(check, () => holds(issued, asked))) throw new CertificateWrong(check);
  }
  const { notBefore, notAfter } = issued.content.validity;
  return {
    serial: issued.certificate.serialNumber,
    notBefore: notBefore.getTime().toISOString(),
    notAfter: notAfter.getTime().toISOString(),
  };
};

const attempt = <Result>(check: string, run: () => Result): Result => {
  try {
    return run();
  } catch {
    throw new CertificateWrong(check);
  }
};

const listSubject = ({ commonName, serialNumber }: CertificateProfile): [string, string][] => [
  ['2.5.4.3', commonName],
  ...(serialNumber === undefined ? [] : [['2.5.4.5', serialNumber] satisfies [string, string]]),
];

const areSame = (one: readonly string[], other: readonly string[]): boolean =>
  isDeepStrictEqual(one.toSorted(), other.toSorted());

const parseExtension = <Value>(issued: IssuedCertificate, id: string, type: new () => Value): Value => {
  const extension = issued.extension(id);
  if (!extension) throw new TypeError('no such extension');
  return AsnConvert.parse(extension.value, type);
};

const isAsAsked = (id: string, issued: IssuedCertificate, { profile }: Asked): boolean =>
  isDeepStrictEqual(
    issued.extension(id),
    profile.extensions.find((extension) => extension.id === id),
  );
