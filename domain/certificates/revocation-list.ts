import { verify, type X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  Certificate,
  CRLDistributionPoints,
  id_ce_cRLDistributionPoints,
  Time,
} from '@peculiar/asn1-x509';
import { signatureAlgorithms } from './signature-algorithms.ts';

/** One value in DER. */
interface DerValue {
  readonly tag: number;
  readonly content: Buffer;
  /** With tag and length. */
  readonly whole: Buffer;
}

/** Tags of the types that are looked at here: X.680 section 8.6. */
const tags = { utcTime: 0x17, generalizedTime: 0x18, sequence: 0x30 } as const;

/** A CA's list of revoked certificates (RFC 5280 section 5), of which only what is asked for is read. */
export class RevocationList {
  /** When the next one comes, at the latest: nobody may go by this one afterwards (section 5.1.2.5). */
  readonly nextUpdate: Date;
  readonly #signed: DerValue;
  readonly #algorithm: string;
  readonly #signature: Buffer;
  readonly #entries: Buffer;

  /**
   * @param der the list
   * @throws {TypeError} it is none, or says not when the next one comes, which section 5.1.2.5 asks for
   */
  constructor(der: Uint8Array) {
    const [signed, algorithm, signature] = readParts(Buffer.from(der.buffer, der.byteOffset, der.byteLength));
    const [nextUpdate, revoked] = readEnd(signed);
    this.nextUpdate = nextUpdate;
    this.#signed = signed;
    this.#algorithm = AsnConvert.parse(algorithm.whole, AlgorithmIdentifier).algorithm;
    // The first byte says how many bits of the last one are unused: none.
    this.#signature = signature.content.subarray(1);
    this.#entries = revoked?.tag === tags.sequence ? revoked.content : Buffer.alloc(0);
  }

  /** Whether a CA has signed it. */
  isSignedBy({ publicKey }: X509Certificate): boolean {
    const algorithm = signatureAlgorithms[this.#algorithm];
    return algorithm !== undefined && verify(algorithm.hash, this.#signed.whole, publicKey, this.#signature);
  }

  /** Whether a certificate of the CA is on it. @throws {TypeError} it can't be read to its end */
  names({ serialNumber }: X509Certificate): boolean {
    const serial = BigInt(`0x${serialNumber}`);
    for (const entry of readValues(this.#entries)) {
      const [named] = readValues(entry.content);
      if (named && BigInt(`0x0${named.content.toString('hex')}`) === serial) return true;
    }
    return false;
  }
}

type Three = readonly [DerValue, DerValue, DerValue];

/** What a certificate and a list are made of: what was signed, how, and the signature. */
const readParts = (der: Buffer): Three => {
  const [list] = readValues(der);
  const [signed, algorithm, signature] = readValues(list?.content ?? der);
  if (!signed || !algorithm || !signature) throw new TypeError('not a list of revoked certificates');
  return [signed, algorithm, signature];
};

/** When the next list comes, and what follows that; version, algorithm, issuer and date stand before. */
const readEnd = ({ content }: DerValue): readonly [Date, DerValue | undefined] => {
  const members = [...readValues(content)];
  const thisUpdate = members.findIndex(isTime);
  const [, nextUpdate, after] = members.slice(thisUpdate);
  if (!nextUpdate || !isTime(nextUpdate)) throw new TypeError('a list that says not when the next one comes');
  return [AsnConvert.parse(nextUpdate.whole, Time).getTime(), after];
};

const isTime = ({ tag }: DerValue): boolean => tag === tags.utcTime || tag === tags.generalizedTime;

/**
 * Reads one value after the other, and nothing within them. A list of a large company has a hundred thousand entries;
 * whole trees of that size take seconds and a gigabyte with the library that reads all else here.
 * Lengths as in X.690 section 8.1.3, of the definite form that section 10.1 asks for, up to four bytes.
 * @throws {TypeError} a value does not end
 */
function* readValues(bytes: Buffer): Generator<DerValue, void> {
  for (let at = 0; at < bytes.length;) {
    const { start, end } = readExtent(bytes, at);
    if (end > bytes.length) throw new TypeError('a value that does not end');
    yield { tag: bytes.readUInt8(at), content: bytes.subarray(start, end), whole: bytes.subarray(at, end) };
    at = end;
  }
}

const readExtent = (bytes: Buffer, at: number): { readonly start: number; readonly end: number } => {
  const first = bytes[at + 1] ?? 0x80;
  if (first < 0x80) return { start: at + 2, end: at + 2 + first };
  const size = first - 0x80;
  const start = at + 2 + size;
  if (size < 1 || size > 4 || start > bytes.length) throw new TypeError('a length that can not be read');
  return { start, end: start + bytes.readUIntBE(at + 2, size) };
};

/** Where a certificate says that the list is on which its revocation would stand; undefined where it names none. */
export const findRevocationListUrl = ({ raw }: X509Certificate): string | undefined => {
  const { extensions } = AsnConvert.parse(raw, Certificate).tbsCertificate;
  const found = extensions?.find(({ extnID }) => extnID === id_ce_cRLDistributionPoints);
  if (!found) return undefined;
  return AsnConvert.parse(found.extnValue.buffer, CRLDistributionPoints)
    .flatMap(({ distributionPoint }) => distributionPoint?.fullName ?? [])
    .find(({ uniformResourceIdentifier }) => uniformResourceIdentifier !== undefined)
    ?.uniformResourceIdentifier;
};
