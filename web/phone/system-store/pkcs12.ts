import forge from 'node-forge/lib/forge.js';
import 'node-forge/lib/hmac.js';
import 'node-forge/lib/pbe.js';
import 'node-forge/lib/sha1.js';
import { fromBinary, toBinary } from './bytes.ts';
import {
  bmpString,
  explicit,
  fromDer,
  implicitOctets,
  integer,
  encodeNull,
  objectId,
  octets,
  sequence,
  encodeSet,
  toDer,
  type Asn1,
} from './der.ts';

/** What goes into a container: one private key with its certificate. Apple's importers take no file with two. */
export interface Identity {
  /** What a store shows for it. */
  readonly name: string;
  /** PKCS #8, DER. */
  readonly privateKey: Uint8Array;
  /** DER. */
  readonly certificate: Uint8Array;
  /** DER of the CA certificates, the issuing one first. */
  readonly chain: readonly Uint8Array[];
}

/**
 * What every importer reads (docs/decisions/0018-keys-for-the-phones-own-apps.md): pbeWithSHAAnd3-KeyTripleDES-CBC (RFC 7292 appendix C) and a MAC of
 * HMAC-SHA1, with salts of 8 bytes. That is as strong as the password is long.
 */
const encryption = { algorithm: '3des', count: 2048, saltSize: 8 } as const;

const ids = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  sha1: '1.3.14.3.2.26',
} as const;

/**
 * Puts an identity into a PKCS #12 container (RFC 7292).
 * @param password printable ASCII: beyond that, importers differ in what they make of it
 * @returns DER of the PFX
 */
export const createPkcs12 = (identity: Identity, password: string): Uint8Array<ArrayBuffer> => {
  const attributes = encodeSet(
    attribute(ids.friendlyName, bmpString(identity.name)),
    attribute(ids.localKeyId, octets(sha1(toBinary(identity.certificate)))),
  );
  const certificates = sequence(
    certificateBag(identity.certificate, attributes),
    ...identity.chain.map((certificate) => certificateBag(certificate)),
  );
  const shrouded = encrypt(fromDer(toBinary(identity.privateKey)), password);
  const keys = sequence(bag(ids.shroudedKeyBag, shrouded, attributes));
  const safe = toDer(sequence(encryptContent(certificates, password), dataContent(toDer(keys))));
  return fromBinary(toDer(sequence(integer(3), dataContent(safe), macData(safe, password))));
};

const attribute = (id: string, value: Asn1): Asn1 => sequence(objectId(id), encodeSet(value));

const bag = (id: string, value: Asn1, ...attributes: Asn1[]): Asn1 =>
  sequence(objectId(id), explicit(value), ...attributes);

const certificateBag = (certificate: Uint8Array, ...attributes: Asn1[]): Asn1 => {
  const value = sequence(objectId(ids.x509Certificate), explicit(octets(toBinary(certificate))));
  return bag(ids.certificateBag, value, ...attributes);
};

const dataContent = (content: string): Asn1 => sequence(objectId(ids.data), explicit(octets(content)));

/** EncryptedData (RFC 5652 section 8). */
const encryptContent = (content: Asn1, password: string): Asn1 => {
  const [algorithm, encrypted] = encrypt(content, password).value;
  if (typeof algorithm !== 'object' || typeof encrypted !== 'object' || typeof encrypted.value !== 'string')
    throw new TypeError('encrypted content has two members');
  const info = sequence(objectId(ids.data), algorithm, implicitOctets(encrypted.value));
  return sequence(objectId(ids.encryptedData), explicit(sequence(integer(0), info)));
};

/** A sequence of the algorithm and the encrypted bytes: EncryptedPrivateKeyInfo (RFC 5208 section 6), of anything. */
const encrypt = (content: Asn1, password: string): Asn1 =>
  forge.pki.encryptPrivateKeyInfo(content, password, encryption);

/** RFC 7292 section 4 and appendix B.4. */
const macData = (content: string, password: string): Asn1 => {
  const salt = toBinary(crypto.getRandomValues(new Uint8Array(encryption.saltSize)));
  const buffer = forge.util.createBuffer(salt);
  const hmac = forge.hmac.create();
  hmac.start('sha1', forge.pki.pbe.generatePkcs12Key(password, buffer, 3, encryption.count, 20));
  hmac.update(content);
  const digest = sequence(sequence(objectId(ids.sha1), encodeNull()), octets(hmac.digest().getBytes()));
  return sequence(digest, octets(salt), integer(encryption.count));
};

const sha1 = (content: string): string => forge.md.sha1.create().update(content).digest().getBytes();
