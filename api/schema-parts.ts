import * as v from 'valibot';
import { certificateKinds } from '../domain/certificates/certificate-kinds.ts';

/**
 * Bytes as base64url without padding (RFC 4648 section 5).
 * @param bytes how many, exactly
 */
export const base64url = (bytes: number) => {
  const length = Math.ceil((bytes * 4) / 3);
  return v.pipe(v.string(), v.regex(new RegExp(`^[A-Za-z0-9_-]{${length.toString()}}$`)));
};

/** The match code. */
export const sixDigits = v.pipe(v.string(), v.regex(/^\d{6}$/));

/** A kind of certificate. */
export const kind = v.picklist(certificateKinds);

/** Says in the OpenAPI document what a member is. */
export const meaning = <const Schema extends v.GenericSchema>(schema: Schema, text: string) =>
  v.pipe(schema, v.description(text));
