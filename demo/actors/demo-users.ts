import type { DirectoryItem } from '../../domain/user.ts';

/** Somebody who can sign in on a laptop. */
export interface DemoUser {
  /** The `sub` of their tokens, and what `--user` names. */
  readonly subject: string;
  /** What trying as this user shows. */
  readonly hint: string;
  readonly attributes: Omit<DirectoryItem, 'userId'>;
}

/** One user in each state, and one whose names are as long and foreign to ASCII as names get. */
export const demoUsers: readonly DemoUser[] = [
  {
    subject: 'alva',
    hint: 'active: gets a mobile ID',
    attributes: {
      state: 'active',
      language: 'en',
      commonName: 'Alva Active',
      givenName: 'Alva',
      surname: 'Active',
      email: 'alva@example.com',
      employeeNumber: '1001',
    },
  },
  {
    subject: 'asa',
    hint: 'active: long name, Windows logon, mails in Swedish',
    attributes: {
      state: 'active',
      language: 'sv',
      commonName: 'Åsa-Märta Öhrnström-Łukasiewicz de la Cruz y Ångström af Sjöhästviken',
      givenName: 'Åsa-Märta',
      surname: 'Öhrnström-Łukasiewicz de la Cruz y Ångström af Sjöhästviken',
      email: 'asa@example.com',
      upn: 'asa@corp.example.com',
      sid: 'S-1-5-21-3623811015-3361044348-30300820-1013',
      employeeNumber: '1002',
    },
  },
  {
    subject: 'ivar',
    hint: 'inactive: is told that it cannot be, and nothing more',
    attributes: {
      state: 'inactive',
      language: 'en',
      commonName: 'Ivar Inactive',
      email: 'ivar@example.com',
    },
  },
  {
    subject: 'lova',
    hint: 'locked: is told the same',
    attributes: { state: 'locked', language: 'sv', commonName: 'Lova Locked', email: 'lova@example.com' },
  },
];
