import * as v from 'valibot';
import { lookUpLanguage, namesLanguage, type Language } from './languages.ts';
import { toMailAddress } from './mail-address.ts';
import { sha256 } from './secrets.ts';
import { cutText, plainLine } from './text.ts';

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

/** Nothing longer is looked at for an address, a UPN or a number. */
const maxIdentifierLength = 1024;

/** Reads a text: '' for none, undefined for one that does not fit. */
type ReadText = (text: string) => string | undefined;

// Shown to people, who trust it: no line breaks, nothing hidden. Blanks that are symbols and lone accents name nobody.
const readName: ReadText = (text) => {
  const line = plainLine(text);
  return line === '' || /[\p{L}\p{N}]/u.test(line) ? cutText(line, maxNameLength) : undefined;
};

// Names somebody to a machine: nothing in it is changed but what stands around it.
const identifier =
  (read: ReadText): ReadText =>
  (text) => {
    if (text.length > maxIdentifierLength) return undefined;
    const bare = text.replaceAll(/^[\s\p{C}\p{DI}]+|[\s\p{C}\p{DI}]+$/gu, '');
    return bare === '' ? '' : read(bare);
  };

const readMatching = (pattern: RegExp, longest: number): ReadText =>
  identifier((text) => (text.length <= longest && pattern.test(text) ? text : undefined));

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
