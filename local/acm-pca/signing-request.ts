import { CertificationRequest } from '@peculiar/asn1-csr';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Extensions, type Extension, type Name, type SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import { ServiceError } from '../aws/service-error.ts';
import { extensionIds } from './x509/extensions.ts';
import { isSignedBy } from './x509/keys.ts';
import { decodePem } from './x509/pem.ts';

/** What PCA takes from a certificate signing request. */
export interface SigningRequest {
  readonly key: SubjectPublicKeyInfo;
  readonly subject: Name;
  /** The subject alternative names that the request asks for: the extension, or nothing. */
  readonly alternativeNames: readonly Extension[];
}

const pemPattern =
  /^\s*-----BEGIN (NEW )?CERTIFICATE REQUEST-----[^-]+-----END \1?CERTIFICATE REQUEST-----\s*$/;

/** PKCS #9 extensionRequest (RFC 2985 section 5.4.2). */
const extensionRequest = '1.2.840.113549.1.9.14';

const isSigned = ({
  certificationRequestInfo: { subjectPKInfo },
  certificationRequestInfoRaw: data = new ArrayBuffer(),
  signatureAlgorithm: { algorithm },
  signature,
}: CertificationRequest): boolean => isSignedBy(subjectPKInfo, { algorithm, data, signature });

const requestIn = (pem: string): CertificationRequest | undefined => {
  try {
    if (!pemPattern.test(pem)) return undefined;
    const request = AsnConvert.parse(decodePem(pem), CertificationRequest);
    return isSigned(request) ? request : undefined;
  } catch {
    return undefined;
  }
};

const alternativeNames = (attributes: CertificationRequest['certificationRequestInfo']['attributes']) =>
  attributes
    .filter(({ type }) => type === extensionRequest)
    .flatMap(({ values }) => values.flatMap((value) => Array.from(AsnConvert.parse(value, Extensions))))
    .filter(({ extnID }) => extnID === extensionIds.subjectAlternativeName);

/**
 * Reads a certificate signing request (PKCS #10, RFC 2986) and verifies that its own key signed it.
 * @param pem the text that the caller sent
 * @throws {ServiceError} MalformedCSRException
 */
export const readSigningRequest = (pem: string): SigningRequest => {
  const info = requestIn(pem)?.certificationRequestInfo;
  if (!info) throw new ServiceError('MalformedCSRException', 'The certificate signing request is invalid');
  const names = alternativeNames(info.attributes);
  if (info.subject.length === 0 && names.length === 0)
    throw new ServiceError(
      'MalformedCSRException',
      'The certificate signing request has neither a subject nor a subject alternative name',
    );
  return { key: info.subjectPKInfo, subject: info.subject, alternativeNames: names };
};
