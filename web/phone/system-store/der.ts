import type { asn1 as Asn1Module } from 'node-forge';
import forge from 'node-forge/lib/forge.js';
import 'node-forge/lib/pbe.js';

/** A value of ASN.1 (X.680). Its bytes, and those of its DER, are texts with a character for each. */
export type Asn1 = Asn1Module.Asn1;

const { asn1 } = forge;
const { Class, Type } = asn1;

const primitive = (type: Asn1Module.Type, value: string): Asn1 =>
  asn1.create(Class.UNIVERSAL, type, false, value);

export const integer = (value: number): Asn1 => primitive(Type.INTEGER, asn1.integerToDer(value).getBytes());

/** OBJECT IDENTIFIER, from its numbers with dots between. */
export const objectId = (id: string): Asn1 => primitive(Type.OID, asn1.oidToDer(id).getBytes());

/** OCTET STRING. */
export const octets = (bytes: string): Asn1 => primitive(Type.OCTETSTRING, bytes);

/** BMPString. What is beyond the basic plane stands there as UTF-16 has it: importers read that, and X.680 has no better. */
export const bmpString = (text: string): Asn1 => primitive(Type.BMPSTRING, text);

/** NULL. */
export const encodeNull = (): Asn1 => primitive(Type.NULL, '');

/** SEQUENCE. */
export const sequence = (...members: Asn1[]): Asn1 =>
  asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, members);

/** SET OF, its members in the order of their encodings as DER wants them (X.690 section 11.6). */
export const encodeSet = (...members: Asn1[]): Asn1 => {
  const sorted = members
    .map((member) => ({ member, der: toDer(member) }))
    .toSorted((one, other) => (one.der < other.der ? -1 : 1));
  return asn1.create(
    Class.UNIVERSAL,
    Type.SET,
    true,
    sorted.map(({ member }) => member),
  );
};

/** `[0] EXPLICIT`. */
export const explicit = (content: Asn1): Asn1 =>
  asn1.create(Class.CONTEXT_SPECIFIC, Type.NONE, true, [content]);

/** `[0] IMPLICIT OCTET STRING`. */
export const implicitOctets = (bytes: string): Asn1 =>
  asn1.create(Class.CONTEXT_SPECIFIC, Type.NONE, false, bytes);

/** The DER of a value. */
export const toDer = (value: Asn1): string => asn1.toDer(value).getBytes();

/** The value that some DER is of. */
export const fromDer = (der: string): Asn1 => asn1.fromDer(der);
