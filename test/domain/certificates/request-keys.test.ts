import { describe, expect, it } from 'vitest';
import { brokenRule } from '../../support/broken-rule.ts';
import { certificateRequest } from '../../support/certificate-requests.ts';
import { asItShouldBe, badlyWritten, wellWritten, withoutNull } from '../../support/x509/rsa-encodings.ts';
import { keysOfDistantPrimes, weakRsaKeys } from '../../support/x509/weak-rsa-keys.ts';

const rules: Readonly<Record<keyof typeof weakRsaKeys, string>> = {
  'of two neighbouring primes': 'rsa-close-primes',
  'of two primes that Fermat finds in 100 rounds': 'rsa-close-primes',
  'of a square': 'rsa-close-primes',
  'of a cube': 'rsa-composite',
  'of a prime': 'rsa-composite',
  'with the factor 3': 'rsa-small-factor',
  'with the factor 65521': 'rsa-small-factor',
  'of the library with the ROCA fault': 'rsa-roca',
};

describe('a key', () => {
  it.each(['RSA-2048', 'RSA-3072', 'P-256', 'P-384'] as const)('%s is taken', (key) => {
    expect(brokenRule(certificateRequest({ key }))).toBe('none');
  });

  it.each([2048, 4096] as const)(
    'of %i bits and primes no closer than FIPS 186-5 allows is taken',
    (bits) => {
      expect(brokenRule(certificateRequest({ key: keysOfDistantPrimes[bits]() }))).toBe('none');
    },
  );

  it.each(Object.entries(rules))('%s is refused by rule %s', (name, rule) => {
    const [, make] = Object.entries(weakRsaKeys).find(([each]) => each === name) ?? [];
    expect(brokenRule(certificateRequest({ ...(make && { key: make() }) }))).toBe(rule);
  });

  it.each(Object.entries(badlyWritten))('%s is refused', (_, subjectPublicKeyInfo) => {
    const pem = certificateRequest({ subjectPublicKeyInfo, signedBy: wellWritten });
    expect(['key-encoding', 'public-key']).toContain(brokenRule(pem));
  });

  it('is the same key in each of these encodings, and taken in the right one', () => {
    const pem = certificateRequest({ subjectPublicKeyInfo: asItShouldBe, signedBy: wellWritten });
    expect(brokenRule(pem)).toBe('none');
  });

  it('of RSA without NULL is refused', () => {
    const pem = certificateRequest({ subjectPublicKeyInfo: withoutNull, signedBy: wellWritten });
    expect(brokenRule(pem)).toBe('key-type');
  });
});
