import * as v from 'valibot';
import { certificateKinds } from './certificates/certificate-kinds.ts';

/** Name of an order, a mobile ID or a key. */
export const id = v.pipe(v.string(), v.uuid());

/** A moment: ISO 8601 in UTC, as `Date.toISOString` writes it. Sorts as text in the order of time. */
export const moment = v.pipe(v.string(), v.isoTimestamp());

// What the last character may be, by how many bytes are left over for it: the bits behind them are zero.
const lastCharacters = ['', '[AQgw]', '[AEIMQUYcgkosw048]'] as const;

/**
 * Bytes as base64url without padding, in the one way to write them (RFC 4648 sections 5 and 3.5).
 * @param bytes how many, exactly
 */
export const base64url = (bytes: number) => {
  const last = lastCharacters[bytes % 3] ?? '';
  const before = Math.ceil((bytes * 4) / 3) - (last === '' ? 0 : 1);
  return v.pipe(v.string(), v.regex(new RegExp(`^[A-Za-z0-9_-]{${before.toString()}}${last}$`)));
};

/** The match code. */
export const sixDigits = v.pipe(v.string(), v.regex(/^\d{6}$/));

/**
 * One line with something to be seen in it: fillers are letters that nobody sees. Joiners stay: they make letters of
 * Persian and Indic scripts, and emoji. No writing puts more than four marks on a letter; a pile of them covers other lines.
 */
export const visibleLine = v.regex<string>(
  /^(?!.*\p{M}{5})(?=.*(?![\u115f\u1160\u2800\u3164\uffa0])[\p{L}\p{N}\p{P}\p{S}])(?:[\u200c\u200d]|[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}])*$/u,
);

/**
 * How many characters a text may have, counted as JSON Schema does: code points (RFC 8259 section 7), where `length` counts
 * an emoji twice. The OpenAPI document has it as `minLength` and `maxLength`.
 */
export const characters = (least: number, most: number) =>
  v.regex<string>(new RegExp(`^.{${least.toString()},${most.toString()}}$`, 'su'));

/** A kind of certificate. */
export const kind = v.picklist(certificateKinds);

/**
 * A list that is counted before its items are looked at.
 * @param item what each has to be
 * @param most how many there may be
 */
export const shortList = <const Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(v.unknown()), v.maxLength(most), v.array(item));

/** Says in the OpenAPI document what a member is. */
export const describe = <const Schema extends v.GenericSchema>(schema: Schema, text: string) =>
  v.pipe(schema, v.description(text));

/** Serial number of a certificate, as Node.js writes it. */
export const serial = describe(v.string(), 'Upper-case hexadecimal, two digits for each byte.');

/**
 * When somebody signed in, as the claim `auth_time` says it: a number of seconds (OpenID Connect Core section 2), which
 * API Gateway hands on as text. What lies beyond the year 9999 is no time in seconds.
 * @returns undefined where it does not say
 */
export const readAuthTime = (authTime: unknown): Date | undefined => {
  if (typeof authTime !== 'number' && typeof authTime !== 'string') return undefined;
  const seconds = Number(authTime);
  const latest = Date.UTC(9999, 11, 31) / 1000;
  return seconds >= 0 && seconds <= latest ? new Date(seconds * 1000) : undefined;
};
