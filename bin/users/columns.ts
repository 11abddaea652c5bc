import * as v from 'valibot';
import { defaultLanguage, languages } from '../../domain/languages.ts';
import { userAttributeNames, userStates, type UserAttributeName } from '../../domain/user.ts';

/** What an administrator may say of a person. */
export type Column = UserAttributeName | 'state' | 'language';

/** One column of a file of people, or one flag of `add`. */
export interface ColumnDefinition {
  readonly description: string;
  readonly allowed: string;
}

/** Columns that say what the directory holds of a person. */
export const columns: Readonly<Record<Column, ColumnDefinition>> = {
  commonName: { description: 'The name that certificates and cards show', allowed: 'any text' },
  email: { description: 'Where mails go, and a name in certificates', allowed: 'a mail address' },
  givenName: { description: 'First name, for labels', allowed: 'any text' },
  surname: { description: 'Family name, for labels', allowed: 'any text' },
  upn: {
    description: 'User principal name in Active Directory, for Windows logon',
    allowed: 'name@domain, at most 256 characters',
  },
  sid: {
    description: 'Security identifier in Active Directory, for Windows logon',
    allowed: 'S-1-… in digits and hyphens',
  },
  employeeNumber: {
    description: 'The serial number in the subject of certificates',
    allowed: "1 to 64 letters, digits, spaces and '()+,-.:?/=",
  },
  state: {
    description: 'Whether they may get a mobile ID; `active` for somebody new when left out',
    allowed: userStates.join(', '),
  },
  language: {
    description: `Language of their mails; ${defaultLanguage} when left out`,
    allowed: languages.join(', '),
  },
};

/** Names of the columns, in the order in which they are written. */
export const columnNames: readonly Column[] = [...userAttributeNames, 'state', 'language'];

/** The columns that say who it is; a file has exactly one of them. */
export const identities = {
  subject: {
    description:
      'What the tokens of the identity provider hold in `sub`, or in the claim of the setting `userClaim`',
    allowed: 'any text',
  },
  username: {
    description:
      "User name in the stack's own Cognito user pool. Somebody whom it does not know is made there",
    allowed: 'any text, with the mail address in `email`',
  },
  userId: { description: 'Key in the directory, as an export names it', allowed: '32 hexadecimal digits' },
} as const satisfies Readonly<Record<string, ColumnDefinition>>;

/** A column that says who it is. */
export type Identity = keyof typeof identities;

/** Names of the columns that say who it is. */
export const identityNames = v.parse(
  v.array(v.picklist(['subject', 'username', 'userId'])),
  Object.keys(identities),
);

/** Whether nobody is in the directory without it. */
export const isRequired = (column: Column): boolean => column === 'commonName' || column === 'email';
