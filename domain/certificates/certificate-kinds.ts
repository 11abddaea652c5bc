/**
 * The kinds of certificate as data: key usage, extended key usage and what the issuing Lambdas ask ACM PCA
 * for derive from this table.
 */

/** Every kind, in the order in which they are shown. */
export const certificateKinds = ['authentication', 'signature', 'encryption'] as const;

export type CertificateKind = (typeof certificateKinds)[number];

/** Key types that a phone may use: the CSR rules accept no other. */
export const keyTypes = ['P-256', 'P-384', 'RSA'] as const;

export type KeyType = (typeof keyTypes)[number];

/**
 * Where a phone keeps the keys of a mobile ID. `page`: where they were made, which they can't leave: in the phone page, or
 * in an app's own key store. `system`: in the store of the phone's system, where its mail, browser, Wi-Fi and VPN take
 * keys from; on their way there they can be copied.
 */
export const keyStores = ['page', 'system'] as const;

/** One of `keyStores`. */
export type KeyStore = (typeof keyStores)[number];

/** Bits of the key usage extension, numbered as in RFC 5280 section 4.2.1.3. */
export const keyUsageBits = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  keyAgreement: 4,
} as const;

export type KeyUsage = keyof typeof keyUsageBits;

/** Extended key usages: object identifiers of RFC 5280 section 4.2.1.12, and Microsoft's for smart cards. */
export const extendedKeyUsages = {
  clientAuth: '1.3.6.1.5.5.7.3.2',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  smartCardLogon: '1.3.6.1.4.1.311.20.2.2',
} as const;

export type ExtendedKeyUsage = keyof typeof extendedKeyUsages;

interface KindDefinition {
  /** Key usages for an elliptic curve key. */
  readonly keyUsageEc: readonly KeyUsage[];
  /** Key usages for an RSA key. */
  readonly keyUsageRsa: readonly KeyUsage[];
  /** Extended key usages that every certificate of the kind has. */
  readonly extendedKeyUsage: readonly ExtendedKeyUsage[];
  /** Whether a user with UPN and SID in the directory may log on to Windows with it. */
  readonly smartCardLogon: boolean;
}

/** What each kind of certificate is for. */
export const kindDefinitions: Readonly<Record<CertificateKind, KindDefinition>> = {
  authentication: {
    keyUsageEc: ['digitalSignature'],
    keyUsageRsa: ['digitalSignature'],
    extendedKeyUsage: ['clientAuth'],
    smartCardLogon: true,
  },
  signature: {
    keyUsageEc: ['digitalSignature', 'nonRepudiation'],
    keyUsageRsa: ['digitalSignature', 'nonRepudiation'],
    extendedKeyUsage: ['emailProtection'],
    smartCardLogon: false,
  },
  encryption: {
    keyUsageEc: ['keyAgreement'],
    keyUsageRsa: ['keyEncipherment'],
    extendedKeyUsage: ['emailProtection'],
    smartCardLogon: false,
  },
};

/** PKCS #9 challengePassword, which binds a request to its order: https://www.rfc-editor.org/rfc/rfc2985#section-5.4.1 */
export const challengePasswordId = '1.2.840.113549.1.9.7';

/** Size of a certificate signing request, in bytes of PEM text: RSA of 4,096 bits with a long subject takes 2 KiB. */
export const maxRequestBytes = 8192;

/**
 * The ACM PCA template of every certificate: what a certificate says comes from the API call and nothing but
 * the key from the CSR; basic constraints (CA:FALSE) are critical. The issuing role is pinned to it.
 * Template, then API, then CSR is the order in which PCA takes each extension:
 * https://docs.aws.amazon.com/privateca/latest/userguide/template-order-of-operations.html
 */
export const certificateTemplate = 'BlankEndEntityCertificate_CriticalBasicConstraints_APIPassthrough/V1';

/**
 * ARN of the template, for IAM and for the call.
 * @param partition AWS partition, such as `aws` or `aws-us-gov`
 */
export const certificateTemplateArn = (partition: string): string =>
  `arn:${partition}:acm-pca:::template/${certificateTemplate}`;
