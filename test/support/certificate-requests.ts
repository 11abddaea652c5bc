import type { ASN1Subject } from '@aws-sdk/client-acm-pca';
import { Attributes, CertificationRequest, CertificationRequestInfo } from '@peculiar/asn1-csr';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeValue,
  Extension,
  Extensions,
  GeneralName,
  Name,
  SubjectAlternativeName,
  SubjectPublicKeyInfo,
} from '@peculiar/asn1-x509';
import { deriveChallenge } from '../../domain/secrets.ts';
import {
  arrayBufferOf,
  nameOf,
  pemOf,
  sign,
  signatureAlgorithm,
  spkiOf,
  type Hash,
  type KeyPair,
} from '../../local/acm-pca/x509/index.ts';
import { orderId, secrets } from './secrets.ts';
import { asKeyPair, keyPair, type TestKeyType } from './x509/keys.ts';

/** How a request differs from a good one: P-256, SHA-256, bound to the builders' order. */
export interface RequestOptions {
  /** The key to certify, by type or as made by `keyPair`. */
  readonly key?: TestKeyType | KeyPair;
  /** DER of the public key, where no real key would have it. */
  readonly subjectPublicKeyInfo?: Uint8Array;
  /** The key that signs: the one to certify unless told. */
  readonly signedBy?: TestKeyType | KeyPair;
  readonly hash?: Hash;
  /** Object identifier of the algorithm that the request names, whatever really signed it. */
  readonly namedAlgorithm?: string;
  /** DER of the parameters of the signature algorithm; null for none. */
  readonly parameters?: Uint8Array | null;
  readonly subject?: ASN1Subject | Name;
  /** Asks for a subject alternative name (RFC 2985 section 5.4.2, or Microsoft's attribute for it). */
  readonly extensionRequest?: 'pkcs9' | 'microsoft';
  /** What binds it to its order: that of the builders' order unless told, null for nothing. */
  readonly challenge?: string | null;
  /** The type in which that is written: UTF8String unless told. */
  readonly challengeType?: keyof AttributeValue;
  /** How often that is there. */
  readonly challenges?: number;
  /** Bytes of filler in an attribute, for a request that is too long. */
  readonly filler?: number;
  /** 0 in every real request. */
  readonly version?: number;
  /** One bit of the signature is turned over. */
  readonly tampered?: boolean;
  /** The subject that replaces the signed one. */
  readonly subjectAfterSigning?: ASN1Subject;
  /** Bytes behind the request, inside the PEM block. */
  readonly trailingBytes?: number;
  readonly label?: string;
}

const extensionRequests = { pkcs9: '1.2.840.113549.1.9.14', microsoft: '1.3.6.1.4.1.311.2.1.14' } as const;
const challengePassword = '1.2.840.113549.1.9.7';
const unstructuredName = '1.2.840.113549.1.9.2';

const askedExtensions = () => {
  const names = new SubjectAlternativeName([new GeneralName({ rfc822Name: 'mallory@example.com' })]);
  const extnValue = new OctetString(AsnConvert.serialize(names));
  return AsnConvert.serialize(new Extensions([new Extension({ extnID: '2.5.29.17', extnValue })]));
};

/** What the requests of the builders' order carry. */
export const ownChallenge = deriveChallenge(orderId, secrets.activationCode);

const challengeAttributes = ({
  challenge = ownChallenge,
  challengeType = 'utf8String',
  challenges = 1,
}: RequestOptions): Attribute[] => {
  if (challenge === null) return [];
  const value = AsnConvert.serialize(new AttributeValue({ [challengeType]: challenge }));
  return Array.from(
    { length: challenges },
    () => new Attribute({ type: challengePassword, values: [value] }),
  );
};

const attributesOf = (options: RequestOptions): Attributes => {
  const { extensionRequest, filler } = options;
  const attributes = new Attributes(challengeAttributes(options));
  if (extensionRequest)
    attributes.push(
      new Attribute({ type: extensionRequests[extensionRequest], values: [askedExtensions()] }),
    );
  if (filler !== undefined) {
    const values = [AsnConvert.serialize(new OctetString(new Uint8Array(filler)))];
    attributes.push(new Attribute({ type: unstructuredName, values }));
  }
  return attributes;
};

const infoOf = (options: RequestOptions): CertificationRequestInfo => {
  const spki = options.subjectPublicKeyInfo ?? spkiOf(asKeyPair(options.key ?? 'P-256'));
  return new CertificationRequestInfo({
    version: options.version ?? 0,
    subject:
      options.subject instanceof Name ? options.subject : nameOf(options.subject ?? { CommonName: 'phone' }),
    subjectPKInfo: AsnConvert.parse(spki, SubjectPublicKeyInfo),
    attributes: attributesOf(options),
  });
};

const turnedOver = (signature: ArrayBuffer): ArrayBuffer => {
  const bytes = new Uint8Array(signature);
  const last = bytes.length - 1;
  return bytes.with(last, (bytes[last] ?? 0) ^ 1).buffer;
};

const algorithmOf = (signer: KeyPair, { hash = 'SHA-256', namedAlgorithm, parameters }: RequestOptions) => {
  const usual = signatureAlgorithm(signer, hash);
  const named = namedAlgorithm === undefined ? usual : new AlgorithmIdentifier({ algorithm: namedAlgorithm });
  if (parameters === undefined) return named;
  const { algorithm } = named;
  return new AlgorithmIdentifier(
    parameters === null ? { algorithm } : { algorithm, parameters: arrayBufferOf(parameters) },
  );
};

/**
 * A certificate signing request, really signed, as DER (PKCS #10, RFC 2986).
 * @param options how it differs from a good one
 */
export const certificateRequestDer = (options: RequestOptions = {}): Uint8Array => {
  const signer = asKeyPair(options.signedBy ?? options.key ?? 'P-256');
  const info = infoOf(options);
  const signature = sign(signer, options.hash ?? 'SHA-256', AsnConvert.serialize(info));
  if (options.subjectAfterSigning) info.subject = nameOf(options.subjectAfterSigning);
  const request = new CertificationRequest({
    certificationRequestInfo: info,
    signatureAlgorithm: algorithmOf(signer, options),
    signature: options.tampered === true ? turnedOver(signature) : signature,
  });
  const trailing = Buffer.alloc(options.trailingBytes ?? 0);
  return Buffer.concat([Buffer.from(AsnConvert.serialize(request)), trailing]);
};

/**
 * A certificate signing request, really signed, as PEM.
 * @param options how it differs from a good one
 */
export const certificateRequest = (options: RequestOptions = {}): string =>
  pemOf(options.label ?? 'CERTIFICATE REQUEST', certificateRequestDer(options));

/** Texts that are no certificate signing request, by what they are. */
export const notCertificateRequests = (): Readonly<Record<string, string>> => {
  const good = certificateRequest();
  const der = certificateRequestDer();
  return {
    nothing: '',
    'a word': 'phone',
    'PEM of nothing': pemOf('CERTIFICATE REQUEST', Buffer.alloc(0)),
    'PEM of noise': pemOf('CERTIFICATE REQUEST', Buffer.alloc(400, 0xa5)),
    'PEM of a public key': pemOf('CERTIFICATE REQUEST', spkiOf(keyPair('P-256'))),
    'half a request': pemOf('CERTIFICATE REQUEST', der.subarray(0, der.length / 2)),
    'a request without its last line': good.replace(/-----END.*\n/, ''),
    'a request without PEM': Buffer.from(der).toString('base64'),
    'two requests': good + good,
  };
};
