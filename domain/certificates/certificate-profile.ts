import {
  kindDefinitions,
  type CertificateKind,
  type ExtendedKeyUsage,
  type KeyType,
} from './certificate-kinds.ts';
import type { Issuance } from '../order/order.ts';
import { cutText } from '../text.ts';
import { keyUsageExtension, securityIdentifierExtension, type Extension } from './certificate-extensions.ts';

/** Length of a common name, in characters (X.520 ub-common-name; RFC 5280 appendix A.1). */
const maxCommonNameLength = 64;

/** What a certificate says, but for its key and what every certificate of the CA says. */
export interface CertificateProfile {
  readonly commonName: string;
  /** The user's employee number: what tells users of one name apart (RFC 5280 section 4.1.2.4). */
  readonly serialNumber: string | undefined;
  readonly email: string | undefined;
  readonly upn: string | undefined;
  readonly extendedKeyUsage: readonly ExtendedKeyUsage[];
  /** Extensions that the CA takes as bytes. */
  readonly extensions: readonly Extension[];
  /** A whole second: certificates know no parts of one. */
  readonly notAfter: Date;
}

/**
 * What a certificate of a kind says about a user. All of it comes from the kind's definition and from the
 * directory as it was when the order entered `issuing`, nothing from the phone but the type of its key.
 */
export const certificateProfile = (
  kind: CertificateKind,
  keyType: KeyType,
  { subject, notAfter }: Issuance,
): CertificateProfile => {
  const { keyUsageRsa, keyUsageEc, extendedKeyUsage, smartCardLogon } = kindDefinitions[kind];
  const { commonName, employeeNumber, email, upn, sid } = subject;
  const keyUsage = keyUsageExtension(keyType === 'RSA' ? keyUsageRsa : keyUsageEc);
  const said = {
    commonName: cutText(commonName, maxCommonNameLength),
    serialNumber: employeeNumber,
    email,
    // Only what somebody signs in with says who that is to Windows.
    upn: smartCardLogon ? upn : undefined,
  };
  const common = { ...said, notAfter: wholeSecond(notAfter) };
  return smartCardLogon && upn !== undefined && sid !== undefined
    ? {
        ...common,
        extendedKeyUsage: [...extendedKeyUsage, 'smartCardLogon'],
        extensions: [keyUsage, securityIdentifierExtension(sid)],
      }
    : { ...common, extendedKeyUsage, extensions: [keyUsage] };
};

const wholeSecond = (moment: string): Date => new Date(Math.floor(Date.parse(moment) / 1000) * 1000);
