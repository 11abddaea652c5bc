import * as v from 'valibot';
import { findLanguage } from '../../domain/languages.ts';
import { UserSchema, type User } from '../../domain/user.ts';
import {
  columnNames,
  columns,
  identities,
  identityNames,
  isRequired,
  type Column,
  type Identity,
} from './columns.ts';

/** A person as a file or a command line describes them. */
export interface Person {
  readonly identity: { readonly by: Identity; readonly value: string };
  /** What the directory is to hold; undefined takes away what it has. Columns that are not named stay. */
  readonly values: Readonly<Partial<Record<Column, string | undefined>>>;
}

/** What is said of a person is not what the directory takes. Its message says what that is. */
export class PersonInvalid extends Error {}

const isColumn = (name: string): name is Column => Object.hasOwn(columns, name);

const unknownId = '0'.repeat(32);

// An order reads a directory tolerantly; what comes in is held to every word.
const findFault = (user: User, filled: Readonly<Record<string, string>>): string | undefined => {
  const lost = columnNames.find(
    (name) => user[name] === undefined && (filled[name] !== undefined || isRequired(name)),
  );
  const { language } = filled;
  return lost ?? (language !== undefined && findLanguage(language) === undefined ? 'language' : undefined);
};

/**
 * Makes a person out of texts by column.
 * @throws {PersonInvalid}
 */
export const readPerson = (texts: Readonly<Record<string, string>>): Person => {
  const given = Object.entries(texts).map(([name, text]) => [name, text.trim()] as const);
  const columnTexts = given.filter(([name]) => isColumn(name));
  const filled = Object.fromEntries(columnTexts.filter(([, text]) => text !== ''));
  const user = v.parse(UserSchema, { ...filled, userId: unknownId });
  const fault = findFault(user, filled);
  if (fault !== undefined) throw new PersonInvalid(explainRefusal(fault, filled));
  const readValue = (name: string) => (isColumn(name) && filled[name] !== undefined ? user[name] : undefined);
  return {
    identity: readIdentity(Object.fromEntries(given)),
    values: Object.fromEntries(columnTexts.map(([name]) => [name, readValue(name)])),
  };
};

const explainRefusal = (name: string, filled: Readonly<Record<string, string>>): string => {
  const allowed = isColumn(name) ? columns[name].allowed : '';
  return filled[name] === undefined ? `${name} is missing` : `${name} has to be ${allowed}`;
};

/**
 * Who is meant, of texts by column.
 * @throws {PersonInvalid}
 */
export const readIdentity = (texts: Readonly<Record<string, string>>): Person['identity'] => {
  const by = identityNames.find((name) => texts[name] !== undefined);
  const value = by && texts[by];
  if (by === undefined || !value) throw new PersonInvalid(`${by ?? identityNames.join(' or ')} is missing`);
  if (by === 'userId' && !/^[0-9a-f]{32}$/.test(value))
    throw new PersonInvalid(`userId has to be ${identities.userId.allowed}`);
  return { by, value };
};

/**
 * Checks the header of a file.
 * @throws {PersonInvalid} says which column is unknown, missing, or there twice
 */
export const checkHeader = (names: readonly string[]): void => {
  const known = [...identityNames, ...columnNames];
  const strange = names.find((name) => !known.some((other) => other === name));
  if (strange !== undefined)
    throw new PersonInvalid(`There is no column "${strange}"; there are ${known.join(', ')}`);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new PersonInvalid(`The column ${twice} is there twice`);
  const who = identityNames.filter((name) => names.includes(name));
  if (who.length !== 1)
    throw new PersonInvalid(`The file needs exactly one of the columns ${identityNames.join(', ')}`);
};
