import { domainToASCII } from 'node:url';
import * as v from 'valibot';
import { lookUpLanguage, namesLanguage, type Language } from './languages.ts';
import { sha256 } from './secrets.ts';
import { cutText, identifier, plainLine, type ReadText } from './text.ts';

/** States of a user in the directory; only `active` users get a mobile ID. */
export const userStates = ['active', 'inactive', 'locked'] as const;

/** One of `userStates`. */
export type UserState = (typeof userStates)[number];

/** Names of the attributes that a label template may use. */
export const userAttributeNames = [
  'commonName',
  'email',
  'givenName',
  'surname',
  'upn',
  'sid',
  'employeeNumber',
] as const;

/** Name of an attribute that labels, mails and certificates may use. */
export type UserAttributeName = (typeof userAttributeNames)[number];

/** What the directory says of a user that labels, mails and certificates may use. */
export type UserAttributes = Readonly<Partial<Record<UserAttributeName, string | undefined>>>;

/** A person in the directory. Only an `active` one gets a mobile ID, and nothing of them is known but this. */
export interface User extends UserAttributes {
  readonly userId: string;
  /** Undefined where the directory says none of `userStates`. */
  readonly state: UserState | undefined;
  /** The state as it is written there, perhaps in another case. */
  readonly storedState: unknown;
  /** Undefined where the directory says none. */
  readonly language: Language | undefined;
  /** Names of the attributes that are there and do not fit: they count as absent. */
  readonly leftOut: readonly string[];
}

/** One item of the directory table as it should be. What is there may be otherwise. */
export interface DirectoryItem extends UserAttributes {
  readonly userId: string;
  readonly state: UserState;
  readonly language: Language;
  readonly commonName: string;
  readonly email: string;
}

/** The longest name that is read, in characters: what is longer is cut, for nobody's name may stop their order. */
const maxNameLength = 256;

// Shown to people, who trust it: no line breaks, nothing hidden. Blanks that are symbols and lone accents name nobody.
const readName: ReadText = (text) => {
  const line = plainLine(text);
  return line === '' || /[\p{L}\p{N}]/u.test(line) ? cutText(line, maxNameLength) : undefined;
};

const readMatching = (pattern: RegExp, longest: number): ReadText =>
  identifier((text) => (text.length <= longest && pattern.test(text) ? text : undefined));

/** Longest address and longest local part, in octets (RFC 5321 sections 4.5.3.1.1 and 4.5.3.1.3, and erratum 1690). */
const longestMail = { address: 254, local: 64 } as const;

// RFC 5321 section 4.1.2: Dot-string, or Quoted-string of printable ASCII.
const dotString = /^[\w!#$%&'*+\-/=?^`{|}~]+(\.[\w!#$%&'*+\-/=?^`{|}~]+)*$/;
const quotedString = /^"([ !#-[\]-~]|\\[ -~])*"$/;

// Letters and digits of any script, and what IDNA joins and separates labels with (RFC 5891, RFC 3490 section 3.1):
// whatever else the URL standard's parser would rewrite, such as a percent sign, is no name of a host.
const hostName = /^(?:[\p{L}\p{N}\p{M}\u00b7\u30fb.\-。．｡]|\u200c|\u200d)+$/u;

// RFC 5321 section 4.1.2: at least two labels, for mail leaves the network; the last one has a letter (RFC 3696 section 2).
const asciiHostName = /^([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+(?=\d*[a-z])[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i;

/**
 * A mail address as SES and a certificate's rfc822Name take it: ASCII only, so a domain of other letters becomes
 * its A-labels (RFC 5280 section 7.5, RFC 5891 section 4.4). A local part of other letters has no such form.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 * @param text without blanks around it
 * @returns undefined for what mail can't be sent to
 */
export const toMailAddress = (text: string): string | undefined => {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const host = toAsciiHost(text.slice(at + 1));
  const isLocal = local.length <= longestMail.local && (dotString.test(local) || quotedString.test(local));
  if (!isLocal || host === undefined) return undefined;
  const address = `${local}@${host}`;
  return address.length <= longestMail.address ? address : undefined;
};

const toAsciiHost = (host: string): string | undefined => {
  if (host.length > longestMail.address || !hostName.test(host)) return undefined;
  // Names in ASCII stay as they were written, also A-labels that the parser would not know yet.
  const ascii = /^[ -~]*$/.test(host) ? host : domainToASCII(host);
  return asciiHostName.test(ascii) ? ascii : undefined;
};

/** How each attribute is read. `sid` is Windows' security identifier, `upn` its user principal name. */
const attributeReaders: Readonly<Record<UserAttributeName, ReadText>> = {
  commonName: readName,
  // As in Exchange's proxyAddresses, a link or a header, and with the dot of DNS' root.
  email: identifier((text) => toMailAddress(text.replaceAll(/^(?:(?:smtp|mailto):|<)|>$|\.$/gi, ''))),
  givenName: readName,
  surname: readName,
  // One @: https://learn.microsoft.com/windows/win32/ad/naming-properties#userprincipalname
  upn: readMatching(/^[^@\s\p{C}\p{DI}]+@[^@\s\p{C}\p{DI}]+$/u, 256),
  sid: (text) => readMatching(/^S-1(-\d{1,10}){2,15}$/i, 184)(text)?.toUpperCase(),
  // PrintableString, as the serialNumber of a subject is (RFC 5280 appendix A.1).
  employeeNumber: readMatching(/^[a-zA-Z0-9'()+,\-.?:/= ]+$/, 64),
};

// Sync jobs write numbers as DynamoDB's numbers; what else is no text says nothing about a person.
const toText = (value: unknown): string | undefined =>
  typeof value === 'number' || typeof value === 'bigint' ? value.toString() : keepText(value);

const keepText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

type Item = Readonly<Record<string, unknown>>;

const readAttribute = (item: Item, name: UserAttributeName): string | undefined => {
  const text = toText(item[name]);
  return text === undefined ? undefined : attributeReaders[name](text);
};

const readState = (stored: unknown): UserState | undefined => {
  const text = plainLine(toText(stored) ?? '').toLowerCase();
  return userStates.find((state) => state === text);
};

const languageReader = identifier((text) => (namesLanguage(text) ? text : undefined));

// As it is written there: undefined for none that fits, '' for none.
const readWanted = (stored: unknown): string | undefined => {
  const text = toText(stored);
  return text === undefined ? undefined : languageReader(text);
};

const readLanguage = (stored: unknown): Language | undefined => {
  const wanted = readWanted(stored);
  return wanted ? lookUpLanguage(wanted) : undefined;
};

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

type ReadTexts = ReadonlyMap<UserAttributeName, string | undefined>;

const listLeftOut = (item: Item, texts: ReadTexts): readonly string[] => {
  const misfits = userAttributeNames.filter((name) => texts.get(name) === undefined);
  const wordless = readWanted(item['language']) === undefined ? ['language'] : [];
  return [...misfits, ...wordless].filter((name) => !isAbsent(item[name]));
};

/**
 * One item of the directory table, as an administrator or a sync job writes it. Blank and null are absence, and
 * nothing but a missing id keeps an item from being read: whoever needs an attribute that is absent refuses.
 */
export const UserSchema = v.pipe(
  v.looseObject({ userId: v.string() }),
  v.transform((item): User => {
    const texts: ReadTexts = new Map(userAttributeNames.map((name) => [name, readAttribute(item, name)]));
    const present = (name: UserAttributeName) => {
      const text = texts.get(name);
      return text === '' ? undefined : text;
    };
    return {
      userId: item.userId,
      state: readState(item['state']),
      storedState: item['state'],
      language: readLanguage(item['language']),
      commonName: present('commonName'),
      email: present('email'),
      givenName: present('givenName'),
      surname: present('surname'),
      upn: present('upn'),
      sid: present('sid'),
      employeeNumber: present('employeeNumber'),
      leftOut: listLeftOut(item, texts),
    };
  }),
);

/**
 * The key of a user in the directory, made from who signed them in: nothing personal in it, and no
 * other issuer's subject can meet it.
 * @param issuer the token's `iss`
 * @param subject the token's `sub`, or the claim that the configuration names
 * @returns 32 hexadecimal digits
 */
export const deriveUserId = (issuer: string, subject: string): string =>
  sha256(JSON.stringify([issuer, subject]), 'hex').slice(0, 32);
