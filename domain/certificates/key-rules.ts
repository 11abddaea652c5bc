import { createECDH, createHash, type KeyObject } from 'node:crypto';
import type { KeyType } from './certificate-kinds.ts';
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

/** Keys whose private half stands in a standard, where people take keys from for trials: SHA-256 of each public one. */
const published: ReadonlySet<string> = new Set([
  // RFC 9500 sections 2.1 (RSA, 2048 bits) and 2.3 (P-256, P-384).
  '8fb6bad671cfe698393c453357da61b56d757ab8c0f3fb9c87f2849e63131878',
  'b2b04340cfaee616ec9c2c62d261b208e54bb197498df52e8cadede23ac0ba5e',
  'c4c10105a0be0ed4dd3354428dc38a9bfee64da141ce16e75c94eda272f9dd3a',
  // RFC 6979 appendices A.2.5 and A.2.6.
  '5a7a78cca4a0f420d9bc62bb669c3c2759e39f723d3ae10dcbe0f0815a07ecd4',
  '2f95601fa82060b909bfc6b979dbd303d34d34e0afb27ea496beac362f242a4b',
  // RFC 7515 appendix A.3.
  '2bd1bb0c44a897c30a7aa0991cde38d8062fe441de50da0f46825344f602e827',
]);

/** Private keys from 1 on that a broken generator or somebody's trial gives. */
const smallest = 16;

const curves: Readonly<Partial<Record<KeyType, { readonly name: string; readonly bytes: number }>>> = {
  'P-256': { name: 'prime256v1', bytes: 32 },
  'P-384': { name: 'secp384r1', bytes: 48 },
};

const abscissas = new Map<KeyType, ReadonlySet<string>>();

/** The x of the points of small private keys, base64url; that of their negatives is the same. Milliseconds, once. */
const smallKeysOn = (type: KeyType): ReadonlySet<string> => {
  const curve = curves[type];
  const known = abscissas.get(type);
  if (known || !curve) return known ?? new Set();
  const { name, bytes } = curve;
  const made = Array.from({ length: smallest }, (_, index) => {
    const ecdh = createECDH(name);
    ecdh.setPrivateKey(Buffer.alloc(bytes).fill(index + 1, bytes - 1));
    return ecdh
      .getPublicKey()
      .subarray(1, 1 + bytes)
      .toString('base64url');
  });
  const all = new Set(made);
  abscissas.set(type, all);
  return all;
};

/**
 * Whether anybody has the private key: it is published, or next to nothing.
 * @param spki the key as DER SubjectPublicKeyInfo
 */
const isKnownKey = (type: KeyType, publicKey: KeyObject, spki: Buffer): boolean => {
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return published.has(createHash('sha256').update(spki).digest('hex')) || smallKeysOn(type).has(x);
};

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
  {
    rule: 'known-key',
    says: 'nobody else has the private key: it is in no standard, and no number that anybody tries first',
    source: 'https://www.rfc-editor.org/rfc/rfc9500',
    holds: ({ keyType, publicKey, spki }) => !isKnownKey(keyType, publicKey, spki),
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
