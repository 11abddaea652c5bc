import { describe, expect, it } from 'vitest';
import { columnNames, isRequired, type Column } from '../../../bin/users/columns.ts';
import { readPerson } from '../../../bin/users/person.ts';

const alva = { subject: 'a1', commonName: 'Alva', email: 'alva@example.com' };

/** For each column something that it takes, and something that it does not. */
const samples: Readonly<Record<Column, readonly [good: string, bad: string]>> = {
  commonName: ['Alva Active', ''],
  email: ['alva@example.com', 'alva'],
  givenName: ['Alva', '\u0000'],
  surname: ['Active', '\u0000'],
  upn: ['alva@corp.example.com', 'alva'],
  sid: ['S-1-5-21-1-2-3-1013', '1013'],
  employeeNumber: ['1001', 'Å1'],
  state: ['locked', 'gone'],
  language: ['sv', 'xx'],
};

describe('what is said of a person', () => {
  it.each(columnNames)('has to be right in %s', (column) => {
    const [good, bad] = samples[column];
    expect(readPerson({ ...alva, [column]: good }).values[column]).toBe(good);
    expect(() => readPerson({ ...alva, [column]: bad })).toThrow(
      new RegExp(`^${column} (has to be .|is missing$)`),
    );
  });

  it.each(columnNames)('may lack %s only where nobody needs it', (column) => {
    const others = Object.fromEntries(
      Object.entries({ ...alva, state: 'active' }).filter(([name]) => name !== column),
    );
    const made = () => readPerson(others).values[column];
    if (isRequired(column)) expect(made).toThrow(`${column} is missing`);
    else expect(made()).toBeUndefined();
  });

  it.each(['sv', 'SV', 'sv-SE', 'sv_SE.UTF-8', 'fi, sv;q=0.8'])(
    'has the language of ours that %s asks for',
    (language) => {
      expect(readPerson({ ...alva, language }).values.language).toBe('sv');
    },
  );

  it.each(['fi', 'Swedish', '1053', 'svx'])('has to name a language of ours, which %s is not', (language) => {
    expect(() => readPerson({ ...alva, language })).toThrow('language has to be en, sv, de, fr');
  });

  it('takes away what it names without a value', () => {
    expect(readPerson({ ...alva, upn: ' ', sid: '' }).values).toMatchObject({
      upn: undefined,
      sid: undefined,
    });
    expect(Object.keys(readPerson(alva).values)).toEqual(['commonName', 'email']);
  });

  it('has to name them', () => {
    expect(() => readPerson({ ...alva, subject: '' })).toThrow('subject is missing');
    const { subject: _, ...nobody } = alva;
    expect(() => readPerson(nobody)).toThrow('subject or username or userId is missing');
    expect(() => readPerson({ ...nobody, userId: 'a1' })).toThrow('userId has to be 32 hexadecimal digits');
  });
});
