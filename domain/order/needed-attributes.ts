import { kindDefinitions, type CertificateKind } from '../certificates/certificate-kinds.ts';
import type { DirectoryAttribute } from '../failures/error-members.ts';
import type { Options } from '../options/options.ts';

/** An attribute of the directory that an order may be unable to do without. */
export type NeededAttribute = Exclude<DirectoryAttribute, 'state'>;

/**
 * What an order needs from the directory besides its user's name. An address is needed to mail the QR code, and by
 * certificates for mail: programs look for it there (RFC 8550 section 3). Everything else does without.
 * @param kinds what is to be issued
 */
export const listNeededAttributes = (
  { 'qr-delivery': delivery }: Pick<Options, 'qr-delivery'>,
  kinds: readonly CertificateKind[],
): readonly NeededAttribute[] => {
  const isForMail = kinds.some((kind) => kindDefinitions[kind].extendedKeyUsage.includes('emailProtection'));
  return isForMail || delivery === 'email' ? ['email'] : [];
};
