import type { Workshop } from './workshop.ts';

/** What came of one try. */
export interface Door {
  readonly isOpen: boolean;
  /** What was said at the door: a refusal has to name its reason there. */
  readonly said: string;
}

/** A place that a mobile ID opens, and a program that nobody here wrote at its door. */
export interface Trial {
  /** What is opened, and by what. */
  readonly name: string;
  /** The programs that it takes. */
  readonly needs: readonly string[];
  /** Tries it, with the CRL as it is now. */
  readonly opens: (workshop: Workshop) => Promise<Door>;
  /** It goes on to open once the mobile ID is locked: what was encrypted before stays readable. */
  readonly staysOpen?: true;
}

/** Whether a door said that it goes by the CRL: in the words of OpenSSL, and of NSS. */
export const namesRevocation = ({ said }: Door): boolean =>
  /certificate revoked|certificate has been revoked/i.test(said);

/** Where the key of each kind is, with its certificate and the chain: a PKCS #12 container. */
export const containerName = (kind: string): string => `${kind}.p12`;

/** Of every container, as the phone shows it. */
export const passwordFile = 'password';

/** Where `openssl pkcs12` puts what is in a container. */
export const openContainer = async (workshop: Workshop, kind: string): Promise<string> => {
  const pem = `${kind}.pem`;
  const from = ['pkcs12', '-in', containerName(kind), '-passin', `file:${passwordFile}`];
  await workshop.require('openssl', [...from, '-nodes', '-out', pem]);
  return pem;
};

/** The certificate database of NSS that chromium reads on Linux. */
export const nssDatabase = '.pki/nssdb';

/**
 * Imports a container into NSS, where certificates of one subject share one name: so each kind has a database of its own.
 * @param folder of the database
 * @returns the name that the certificate has there
 */
export const importIntoNss = async (workshop: Workshop, kind: string, folder: string): Promise<string> => {
  const database = ['-d', `sql:${folder}`];
  await workshop.run('mkdir', ['-p', folder]);
  await workshop.run('certutil', ['-N', ...database, '--empty-password']);
  await workshop.require('certutil', ['-A', ...database, '-n', 'Root', '-t', 'CT,C,C', '-i', 'root.pem']);
  await workshop.require('pk12util', [...database, '-i', containerName(kind), '-w', passwordFile]);
  return kind;
};
