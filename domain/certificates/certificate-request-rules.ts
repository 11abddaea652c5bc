import { verify } from 'node:crypto';
import type { Name } from '@peculiar/asn1-x509';
import {
  certificateKinds,
  challengePasswordId,
  maxRequestBytes,
  type CertificateKind,
} from './certificate-kinds.ts';
import { CertificateRequestRefused } from '../failures/certificate-request-errors.ts';
import { CertificateRequest } from './certificate-request.ts';
import { keyRules, rsaFactorRules } from './key-rules.ts';
import type { Rule } from './rule.ts';
import { signatureAlgorithms } from './signature-algorithms.ts';

/** Types of attributes: PKCS #9 extensionRequest, and the attribute that Windows used before it. */
const extensionRequests = ['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14'];

/** Upper bounds of what a name's attributes hold, in characters (RFC 5280 appendix A.1), by object identifier. */
const upperBounds: Readonly<Partial<Record<string, number>>> = {
  // commonName, serialNumber, countryName, localityName, stateOrProvinceName, organizationName,
  // organizationalUnitName, title
  '2.5.4.3': 64,
  '2.5.4.5': 64,
  '2.5.4.6': 2,
  '2.5.4.7': 128,
  '2.5.4.8': 128,
  '2.5.4.10': 64,
  '2.5.4.11': 64,
  '2.5.4.12': 64,
};

/** Of every other attribute: the longest bound that the appendix knows, that of a mail address. */
const longestBound = 255;

/**
 * Whether the subject of a certificate request names something: at least one attribute, and in each of them a
 * text that a CA reads. No certificate takes its subject from it, but ACM PCA refuses a request that has none.
 */
const namesSomething = (subject: Name): boolean =>
  subject.length > 0 && subject.every((names) => names.length > 0 && names.every(isReadable));

const isReadable = ({ type, value }: Name[number][number]): boolean => {
  const text = value.anyValue === undefined ? value.toString() : '';
  return (
    text.trim() !== '' &&
    !/\p{Cc}/u.test(text) &&
    Array.from(text).length <= (upperBounds[type] ?? longestBound)
  );
};

/** The rules for each request, in the order in which they are checked: each may rely on those before it. */
export const requestRules: readonly Rule<CertificateRequest>[] = [
  {
    rule: 'size',
    says: 'a request has at most 8 KiB',
    // ACM PCA itself takes four times that.
    source: 'https://docs.aws.amazon.com/privateca/latest/APIReference/API_IssueCertificate.html',
    holds: ({ pem }) => Buffer.byteLength(pem) <= maxRequestBytes,
  },
  {
    rule: 'pem',
    says: 'one PEM text of type CERTIFICATE REQUEST is wanted, and nothing after it',
    source: 'https://www.rfc-editor.org/rfc/rfc7468#section-7',
    holds: ({ der }) => der.length > 0,
  },
  {
    rule: 'pkcs10',
    says: 'one PKCS#10 request, version 1, in DER is wanted, and no bytes after it',
    source: 'https://www.rfc-editor.org/rfc/rfc2986#section-4',
    holds: ({ content, isCanonical }) => content.certificationRequestInfo.version === 0 && isCanonical,
  },
  {
    // No certificate takes it over, and PCA refuses a request without one all the same.
    rule: 'subject',
    says: 'the subject has a name, and each of its attributes a text as long as RFC 5280 allows',
    source: 'https://docs.aws.amazon.com/privateca/latest/APIReference/API_IssueCertificate.html',
    holds: ({ content }) => namesSomething(content.certificationRequestInfo.subject),
  },
  ...keyRules,
  {
    rule: 'signature-algorithm',
    says: 'the request is signed with PKCS#1 v1.5 or ECDSA, as its key is, and SHA-256, SHA-384 or SHA-512',
    source: 'https://www.rfc-editor.org/rfc/rfc5758#section-3.2',
    holds: ({ content, keyType }) =>
      signatureAlgorithms[content.signatureAlgorithm.algorithm]?.keyTypes.includes(keyType) === true,
  },
  {
    // RFC 4055 section 5 for RSA. The parser gives NULL as null, and nothing for nothing.
    rule: 'signature-parameters',
    says: 'the signature algorithm has no parameters with ECDSA, and NULL with RSA',
    source: 'https://www.rfc-editor.org/rfc/rfc5758#section-3.2',
    holds: ({ content, keyType }) =>
      content.signatureAlgorithm.parameters === (keyType === 'RSA' ? null : undefined),
  },
  {
    rule: 'signature',
    says: 'the request is signed by the key that it is for',
    source: 'https://www.rfc-editor.org/rfc/rfc2986#section-4.2',
    holds: (request) => isSignedByOwnKey(request),
  },
  // What takes milliseconds comes after what an outsider can't do.
  ...rsaFactorRules,
  {
    rule: 'extension-request',
    says: 'a request asks for no extensions: what the certificate says comes from the directory',
    source: 'https://www.rfc-editor.org/rfc/rfc2985#section-5.4.2',
    holds: ({ content }) =>
      content.certificationRequestInfo.attributes.every(({ type }) => !extensionRequests.includes(type)),
  },
  {
    rule: 'attributes',
    says: 'a request has no attribute besides challengePassword',
    source: 'https://www.rfc-editor.org/rfc/rfc2986#section-4.1',
    holds: ({ content }) =>
      content.certificationRequestInfo.attributes.every(({ type }) => type === challengePasswordId),
  },
];

/** The rule between a request and its order. */
export const boundToOrder: Rule<BoundRequest> = {
  rule: 'challenge-password',
  says: 'a request carries the challenge of its order as challengePassword, once',
  source: 'https://www.rfc-editor.org/rfc/rfc2985#section-5.4.1',
  holds: ({ request, challenge }) => request.challengePassword === challenge,
};

/** The rule between the requests of one order. */
export const oneKeyPerKind: Rule<readonly CertificateRequest[]> = {
  rule: 'one-key-per-kind',
  says: 'each certificate has a key of its own',
  source: 'https://doi.org/10.6028/NIST.SP.800-57pt1r5',
  holds: ([last, ...others]) => others.every(({ publicKey }) => last?.publicKey.equals(publicKey) === false),
};

interface BoundRequest {
  readonly request: CertificateRequest;
  /** What the phone was told to put into its requests. */
  readonly challenge: string;
}

/** A certificate signing request that breaks no rule, with the certificate that it is for. */
export interface CheckedRequest {
  readonly kind: CertificateKind;
  readonly request: CertificateRequest;
}

/**
 * Checks the certificate signing requests of an order, so that only what breaks no rule reaches the CA.
 * @param requests PEM text by the kind of certificate that it is for
 * @param challenge of their order
 * @throws {CertificateRequestRefused} names the kind and the first rule it breaks, never what it holds
 */
export const checkCertificateRequests = (
  requests: Readonly<Partial<Record<CertificateKind, string>>>,
  challenge: string,
): readonly CheckedRequest[] => {
  const checked: CheckedRequest[] = [];
  for (const kind of certificateKinds) {
    const pem = requests[kind];
    if (pem === undefined) continue;
    const request = new CertificateRequest(pem);
    for (const rule of requestRules) hold(kind, rule, request);
    hold(kind, boundToOrder, { request, challenge });
    hold(kind, oneKeyPerKind, [request, ...checked.map((earlier) => earlier.request)]);
    checked.push({ kind, request });
  }
  return checked;
};

const hold = <Subject>(
  kind: CertificateKind,
  { rule, says, holds }: Rule<Subject>,
  subject: Subject,
): void => {
  if (!isTrue(() => holds(subject))) throw new CertificateRequestRefused(kind, rule, says);
};

// Parser and OpenSSL throw errors of many kinds at hostile bytes, and all of them mean no.
const isTrue = (check: () => boolean): boolean => {
  try {
    return check();
  } catch {
    return false;
  }
};

const isSignedByOwnKey = ({ content, publicKey }: CertificateRequest): boolean => {
  const { certificationRequestInfoRaw: signed, signatureAlgorithm, signature } = content;
  const hash = signatureAlgorithms[signatureAlgorithm.algorithm]?.hash;
  return signed !== undefined && verify(hash, Buffer.from(signed), publicKey, Buffer.from(signature));
};
