import { AsnConvert } from '@peculiar/asn1-schema';
import {
  CertificateList,
  CRLNumber,
  CRLReason,
  CRLReasons,
  RevokedCertificate,
  TBSCertList,
  Time,
  Version,
  type Name,
} from '@peculiar/asn1-x509';
import { authorityKeyIdentifier, extension } from './extensions.ts';
import { toArrayBuffer, publicKeyInfo, sign, signatureAlgorithm, type KeyPair } from './keys.ts';

/** One line of a CRL. */
export interface Revocation {
  /** Hexadecimal. */
  readonly serial: string;
  readonly revokedAt: Date;
  /** RFC 5280 section 5.3.1. */
  readonly reason: CRLReasons;
}

/** What a CRL says. */
export interface CrlContent {
  readonly issuer: Name;
  /** Grows from one CRL of an issuer to the next. */
  readonly number: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly revoked: readonly Revocation[];
}

// Section 5.3.1: no reason code at all rather than "unspecified".
const toRevokedCertificate = ({ serial, revokedAt, reason }: Revocation): RevokedCertificate =>
  new RevokedCertificate({
    userCertificate: toArrayBuffer(Buffer.from(serial, 'hex')),
    revocationDate: new Time(revokedAt),
    ...(reason !== CRLReasons.unspecified && {
      crlEntryExtensions: [extension('reasonCode', new CRLReason(reason))],
    }),
  });

/** Signs a CRL (RFC 5280 section 5) with SHA-256, as DER. */
export const signCrl = (content: CrlContent, signer: KeyPair): Uint8Array => {
  const algorithm = signatureAlgorithm(signer, 'SHA-256');
  const { issuer, number, thisUpdate, nextUpdate, revoked } = content;
  const tbsCertList = new TBSCertList({
    version: Version.v2,
    signature: algorithm,
    issuer,
    thisUpdate: new Time(thisUpdate),
    nextUpdate: new Time(nextUpdate),
    // Section 5.1.2.6: absent when nothing is revoked.
    ...(revoked.length > 0 && { revokedCertificates: revoked.map(toRevokedCertificate) }),
    crlExtensions: [
      authorityKeyIdentifier(publicKeyInfo(signer)),
      extension('crlNumber', new CRLNumber(number)),
    ],
  });
  const signature = sign(signer, 'SHA-256', AsnConvert.serialize(tbsCertList));
  const crl = new CertificateList({ tbsCertList, signatureAlgorithm: algorithm, signature });
  return new Uint8Array(AsnConvert.serialize(crl));
};
