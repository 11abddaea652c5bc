import * as v from 'valibot';
import { defaultLanguage, languages } from './languages.ts';
import { sha256 } from './secrets.ts';
import { cutText, plainLine } from './text.ts';

/** States of a user in the directory; only `active` users get a mobile ID. */
export const userStates = ['active', 'inactive', 'locked'] as const;

/** The longest name that is read, in characters: what is longer is cut, for nobody's name may stop their order. */
const maxNameLength = 256;

// Names go on to labels, mails and certificates, whose readers trust them: no line breaks, nothing hidden.
const name = v.pipe(
  v.string(),
  v.transform((text) => cutText(plainLine(text), maxNameLength)),
  v.minLength(1),
);

/**
 * The user's attributes that labels and certificates may use, as an administrator or a sync job writes them
 * into the directory table. `sid` is Windows' security identifier, `upn` its user principal name.
 */
export const UserAttributesSchema = v.object({
  commonName: name,
  email: v.pipe(v.string(), v.email(), v.maxLength(254)),
  givenName: v.optional(name),
  surname: v.optional(name),
  upn: v.optional(v.pipe(v.string(), v.includes('@'), v.maxLength(256))),
  sid: v.optional(v.pipe(v.string(), v.regex(/^S-1(-\d{1,10}){2,15}$/))),
  employeeNumber: v.optional(v.pipe(v.string(), v.regex(/^[a-zA-Z0-9'()+\-.?:/= ]{1,64}$/))),
});

/** One item of the directory table. */
export const UserSchema = v.object({
  userId: v.string(),
  state: v.picklist(userStates),
  language: v.fallback(v.picklist(languages), defaultLanguage),
  ...UserAttributesSchema.entries,
});

/** A person in the directory. Only an `active` one gets a mobile ID, and nothing of them is known but this. */
export type User = v.InferOutput<typeof UserSchema>;

/** What the directory says of a user that labels and certificates may use. */
export type UserAttributes = v.InferOutput<typeof UserAttributesSchema>;

/** Names of the attributes that a label template may use. */
export const userAttributeNames = v.keyof(UserAttributesSchema).options;

/**
 * The key of a user in the directory, made from who signed them in: nothing personal in it, and no
 * other issuer's subject can meet it.
 * @param issuer the token's `iss`
 * @param subject the token's `sub`, or the claim that the configuration names
 * @returns 32 hexadecimal digits
 */
export const deriveUserId = (issuer: string, subject: string): string =>
  sha256(JSON.stringify([issuer, subject]), 'hex').slice(0, 32);
