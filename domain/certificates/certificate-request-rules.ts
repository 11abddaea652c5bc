import { verify } from 'node:crypto';
import { certificateKinds, maxRequestBytes, type CertificateKind } from './certificate-kinds.ts';
import { CertificateRequestRefused } from '../failures/errors.ts';
import { CertificateRequest } from './certificate-request.ts';
import { signatureAlgorithms } from './signature-algorithms.ts';

/** What a request has to be: it holds, or the request is refused. A check that throws does not hold. */
export interface Rule<Subject> {
  /** Stable name, part of the API. */
  readonly rule: string;
  /** What is wanted, for the message. */
  readonly says: string;
  readonly source: string;
  readonly holds: (subject: Subject) => boolean;
}

/** PKCS #9 extensionRequest, and the attribute that Windows used before it. */
const extensionRequests = ['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14'];

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
    says: 'one PEM text of type CERTIFICATE REQUEST is wanted, and nothing beside it',
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
    rule: 'key-type',
    says: 'the key is RSA, or an uncompressed point on the named curve P-256 or P-384',
    source: 'https://www.rfc-editor.org/rfc/rfc5480#section-2',
    holds: ({ keyType }) => keyType.length > 0,
  },
  {
    rule: 'public-key',
    says: 'the key is a valid one: a point is on its curve',
    source: 'https://www.rfc-editor.org/rfc/rfc5480#section-2.2',
    holds: ({ publicKey }) => publicKey.type === 'public',
  },
  {
    // Twice the bits cost a phone and everybody who checks its signatures about 8 times the work, for a
    // strength that the curves give for less.
    rule: 'rsa-modulus',
    says: 'an RSA key has 2048 to 4096 bits',
    source: 'https://doi.org/10.6028/NIST.SP.800-131Ar2',
    holds: ({ keyType, publicKey }) =>
      keyType !== 'RSA' || isWithin(publicKey.asymmetricKeyDetails?.modulusLength, 2048, 4096),
  },
  {
    rule: 'rsa-exponent',
    says: 'an RSA key has the public exponent 65537',
    source: 'https://doi.org/10.6028/NIST.FIPS.186-5',
    holds: ({ keyType, publicKey }) =>
      keyType !== 'RSA' || publicKey.asymmetricKeyDetails?.publicExponent === 65537n,
  },
  {
    rule: 'signature-algorithm',
    says: 'the request is signed with PKCS#1 v1.5 or ECDSA, as its key is, and SHA-256, SHA-384 or SHA-512',
    source: 'https://www.rfc-editor.org/rfc/rfc5758#section-3.2',
    holds: ({ content, keyType }) =>
      signatureAlgorithms[content.signatureAlgorithm.algorithm]?.keyTypes.includes(keyType) === true,
  },
  {
    rule: 'signature',
    says: 'the request is signed by the key that it is for',
    source: 'https://www.rfc-editor.org/rfc/rfc2986#section-4.2',
    holds: (request) => isSignedByOwnKey(request),
  },
  {
    rule: 'extension-request',
    says: 'a request asks for no extensions: what the certificate says comes from the directory',
    source: 'https://www.rfc-editor.org/rfc/rfc2985#section-5.4.2',
    holds: ({ content }) =>
      content.certificationRequestInfo.attributes.every(({ type }) => !extensionRequests.includes(type)),
  },
];

/** The rule between the requests of one order. */
export const oneKeyPerKind: Rule<readonly CertificateRequest[]> = {
  rule: 'one-key-per-kind',
  says: 'each certificate has a key of its own',
  source: 'https://doi.org/10.6028/NIST.SP.800-57pt1r5',
  holds: ([last, ...others]) => others.every(({ publicKey }) => last?.publicKey.equals(publicKey) === false),
};

/**
 * Checks the certificate signing requests of an order, so that only what breaks no rule reaches the CA.
 * @param requests PEM text by the kind of certificate that it is for
 * @throws {CertificateRequestRefused} names the kind and the first rule it breaks, never what it holds
 */
export const checkCertificateRequests = (
  requests: Readonly<Partial<Record<CertificateKind, string>>>,
): void => {
  const checked: CertificateRequest[] = [];
  for (const kind of certificateKinds) {
    const pem = requests[kind];
    if (pem === undefined) continue;
    const request = new CertificateRequest(pem);
    for (const rule of requestRules) hold(kind, rule, request);
    hold(kind, oneKeyPerKind, [request, ...checked]);
    checked.push(request);
  }
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

const isWithin = (value: number | undefined, least: number, most: number): boolean =>
  value !== undefined && value >= least && value <= most;

const isSignedByOwnKey = ({ content, publicKey }: CertificateRequest): boolean => {
  const { certificationRequestInfoRaw: signed, signatureAlgorithm, signature } = content;
  const hash = signatureAlgorithms[signatureAlgorithm.algorithm]?.hash;
  return signed !== undefined && verify(hash, Buffer.from(signed), publicKey, Buffer.from(signature));
};
