import { X509Certificate } from 'node:crypto';
import type {
  ASN1Subject,
  CustomExtension,
  GeneralName,
  IssueCertificateCommandInput,
} from '@aws-sdk/client-acm-pca';
import { CertificationRequest } from '@peculiar/asn1-csr';
import { AsnConvert } from '@peculiar/asn1-schema';
import { KeyUsageFlags, type Extension, type SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import * as v from 'valibot';
import { toExtensions } from '../../local/acm-pca/requested-extensions.ts';
import {
  basicConstraints,
  crlDistributionPoint,
  derOf,
  keyIdentifiers,
  keyUsage,
  nameOf,
  publicKeyInfo,
  signedCertificate,
  type KeyPair,
} from '../../local/acm-pca/x509/index.ts';
import { asKeyPair, keyPair, type TestKeyType } from './x509/keys.ts';

export { extensionIds } from '../../local/acm-pca/x509/index.ts';

/** How an issued certificate differs from what was asked for. */
export interface Deviation {
  /** Certifies this key instead of the one that the request holds. */
  readonly key?: TestKeyType | KeyPair;
  readonly subject?: ASN1Subject;
  /** Adds subject alternative names. */
  readonly extraNames?: readonly GeneralName[];
  /** Object identifiers of extensions that are left out. */
  readonly without?: readonly string[];
  /** Extensions that replace those of the same object identifier, or are added. */
  readonly extensions?: readonly CustomExtension[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** Makes the certificate one of a CA. */
  readonly isCa?: boolean;
  /** The CA whose key signs in this one's name. */
  readonly signedBy?: TestCa;
  /** The CA whose chain comes with the certificate. */
  readonly chainOf?: TestCa;
}

/** What ACM PCA's GetCertificate answers, and what is in it. */
export interface IssuedCertificate {
  readonly pem: string;
  /** PEM of the CA's certificate and the root's. */
  readonly chain: string;
  /** Hexadecimal, upper case. */
  readonly serial: string;
}

const template =
  'arn:aws:acm-pca:::template/BlankEndEntityCertificate_CriticalBasicConstraints_APIPassthrough/V1';
const AbsoluteSchema = v.object({ Type: v.literal('ABSOLUTE'), Value: v.number() });
const inputSchema = (family: 'RSA' | 'ECDSA') =>
  v.object({
    TemplateArn: v.literal(template),
    SigningAlgorithm: v.picklist([`SHA256WITH${family}`, `SHA384WITH${family}`, `SHA512WITH${family}`]),
    Csr: v.instance(Uint8Array),
    Validity: AbsoluteSchema,
    ValidityNotBefore: v.optional(AbsoluteSchema),
  });
const moment = ({ Value }: v.InferOutput<typeof AbsoluteSchema>) => new Date(Value * 1000);
const backdating = 60 * 60 * 1000;
const caValidity = { notBefore: new Date('2020-01-01'), notAfter: new Date('2049-01-01') };

/** A subordinate CA and its root, which issues as ACM PCA does with the template that this project pins. */
export class TestCa {
  /** PEM of the CA's certificate and the root's, as ACM PCA answers it. */
  readonly chain: string;
  readonly #key: KeyPair;
  readonly #name: ASN1Subject;

  /**
   * @param name what tells CAs apart: another name has other keys
   * @param keyType `P-256`, `P-384` or an RSA key
   */
  constructor(name = 'Test CA', keyType: TestKeyType = 'P-256') {
    const root = keyPair(keyType, `${name} root`);
    this.#key = keyPair(keyType, name);
    this.#name = { Organization: 'Example', CommonName: name };
    const rootName = { Organization: 'Example', CommonName: `${name} root` };
    this.chain = [
      caCertificate(this.#name, this.#key, rootName, root),
      caCertificate(rootName, root, rootName, root),
    ].join('');
  }

  /**
   * Issues a certificate.
   * @param input of IssueCertificate
   * @param deviation how the certificate differs from that
   */
  issue(input: IssueCertificateCommandInput, deviation: Deviation = {}): IssuedCertificate {
    const asked = { ...this.#asked(input), ...stated(deviation) };
    const extensions = this.#extensions(input.ApiPassthrough ?? {}, asked.key, deviation);
    const content = {
      ...asked,
      issuer: nameOf(this.#name),
      subject: nameOf(asked.subject),
      extensions: deviated(extensions, deviation),
    };
    const pem = signedCertificate(content, (deviation.signedBy ?? this).#key);
    const { serialNumber: serial } = new X509Certificate(pem);
    return { pem, chain: (deviation.chainOf ?? this).chain, serial };
  }

  #asked(input: IssueCertificateCommandInput) {
    const family = this.#key.privateKey.asymmetricKeyType === 'rsa' ? 'RSA' : 'ECDSA';
    const { Csr, Validity, ValidityNotBefore } = v.parse(inputSchema(family), input);
    const request = AsnConvert.parse(derOf(Buffer.from(Csr).toString()), CertificationRequest);
    return {
      key: request.certificationRequestInfo.subjectPKInfo,
      subject: input.ApiPassthrough?.Subject ?? {},
      notBefore: ValidityNotBefore ? moment(ValidityNotBefore) : new Date(Date.now() - backdating),
      notAfter: moment(Validity),
    };
  }

  #extensions(
    passthrough: NonNullable<IssueCertificateCommandInput['ApiPassthrough']>,
    key: SubjectPublicKeyInfo,
    { isCa = false, extraNames = [] }: Deviation,
  ): Extension[] {
    const { SubjectAlternativeNames: names, ...others } = passthrough.Extensions ?? {};
    const allNames = [...(names ?? []), ...extraNames];
    return [
      basicConstraints(isCa),
      ...keyIdentifiers(key, publicKeyInfo(this.#key)),
      crlDistributionPoint('http://crl.example.com/crl/test-ca.crl'),
      ...toExtensions({
        Extensions: { ...others, ...(allNames.length > 0 && { SubjectAlternativeNames: allNames }) },
      }),
    ];
  }
}

/** What a deviation puts in the place of what was asked. */
const stated = ({ key, subject, notBefore, notAfter }: Deviation) => ({
  ...(key && { key: publicKeyInfo(asKeyPair(key)) }),
  ...(subject && { subject }),
  ...(notBefore && { notBefore }),
  ...(notAfter && { notAfter }),
});

const deviated = (asked: Extension[], { without = [], extensions = [] }: Deviation): Extension[] => {
  // One by one: a real CA refuses to be asked for one twice, and this one has to issue what is wrong.
  const others = extensions.flatMap((each) => toExtensions({ Extensions: { CustomExtensions: [each] } }));
  const replaced = [...without, ...others.map(({ extnID }) => extnID)];
  return [...asked.filter(({ extnID }) => !replaced.includes(extnID)), ...others];
};

const caCertificate = (subject: ASN1Subject, key: KeyPair, issuer: ASN1Subject, signer: KeyPair): string =>
  signedCertificate(
    {
      issuer: nameOf(issuer),
      subject: nameOf(subject),
      key: publicKeyInfo(key),
      ...caValidity,
      extensions: [
        basicConstraints(true),
        ...keyIdentifiers(publicKeyInfo(key), publicKeyInfo(signer)),
        keyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      ],
    },
    signer,
  );
