import type { CertificateRequest } from './certificate-request.ts';
import { hasCloseFactors, hasSmallFactor, isPrimePower, isRocaModulus } from './rsa-modulus.ts';
import type { Rule } from './rule.ts';

/** Section 6.1.1.3: keys that a CA has to refuse, as CA/B ballot SC-073 has it. Section 6.1.6: what a key has to be. */
const baselineRequirements = 'https://cabforum.org/working-groups/server/baseline-requirements/documents/';

/** Sizes of RSA keys, in bits: those that ACM PCA and every key store know. */
const rsaSizes: readonly number[] = [2048, 3072, 4096];

/** A rule that says nothing about keys on curves. */
const rsaRule = (rule: Rule<CertificateRequest>): Rule<CertificateRequest> => ({
  ...rule,
  holds: (request) => request.keyType !== 'RSA' || rule.holds(request),
});

/**
 * The rules for the key of a request, which need no more than the request.
 * Debian's weak keys (CVE-2008-0166) are not looked for: their list has megabytes, and the systems that made them
 * are not phones.
 */
export const keyRules: readonly Rule<CertificateRequest>[] = [
  {
    rule: 'key-type',
    says: 'the key is RSA, or an uncompressed point on the named curve P-256 or P-384',
    source: 'https://www.rfc-editor.org/rfc/rfc5480#section-2',
    holds: ({ keyType }) => keyType.length > 0,
  },
  {
    rule: 'public-key',
    says: 'the key is a valid one: a point is on its curve',
    source: 'https://www.rfc-editor.org/rfc/rfc5480#section-2.2',
    holds: ({ publicKey }) => publicKey.type === 'public',
  },
  {
    rule: 'key-encoding',
    says: 'the key is written in DER, with positive numbers in the fewest bytes and nothing after them',
    source: 'https://www.rfc-editor.org/rfc/rfc3279#section-2.3.1',
    holds: ({ isKeyCanonical }) => isKeyCanonical,
  },
  rsaRule({
    rule: 'rsa-modulus',
    says: 'an RSA key has 2048, 3072 or 4096 bits',

    source: 'https://github.com/letsencrypt/boulder/blob/main/goodkey/good_key.go',
    holds: ({ publicKey }) => rsaSizes.includes(publicKey.asymmetricKeyDetails?.modulusLength ?? 0),
  }),
  rsaRule({
    rule: 'rsa-exponent',
    says: 'an RSA key has the public exponent 65537',
    source: 'https://doi.org/10.6028/NIST.FIPS.186-5',
    holds: ({ publicKey }) => publicKey.asymmetricKeyDetails?.publicExponent === 65537n,
  }),
];

const factorRules: readonly Rule<CertificateRequest>[] = [
  {
    rule: 'rsa-small-factor',
    says: 'the modulus of an RSA key has no factor below 65536',
    // NIST SP 800-89 section 5.3.3.
    source: 'https://doi.org/10.6028/NIST.SP.800-89',
    holds: ({ modulus }) => !hasSmallFactor(modulus),
  },
  {
    rule: 'rsa-close-primes',
    says: 'the modulus of an RSA key is no square, and no product of two primes close to each other',
    source: baselineRequirements,
    holds: ({ modulus }) => !hasCloseFactors(modulus),
  },
  {
    rule: 'rsa-roca',
    says: 'an RSA key was not made by the library of CVE-2017-15361 (ROCA)',
    source: baselineRequirements,
    holds: ({ modulus }) => !isRocaModulus(modulus),
  },
  {
    rule: 'rsa-composite',
    says: 'the modulus of an RSA key is no prime, and no power of one',
    source: 'https://doi.org/10.6028/NIST.SP.800-89',
    holds: ({ modulus }) => !isPrimePower(modulus),
  },
];

/** The rules that an RSA key breaks when anybody can work its private key out. */
export const rsaFactorRules = factorRules.map(rsaRule);
