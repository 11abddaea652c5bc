import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyPair } from '../../../local/acm-pca/x509/index.ts';

const exponent = 65537n;

const base64url = (number: bigint): string => {
  const hex = number.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
};

const invert = (number: bigint, modulus: bigint): bigint => {
  let [r, next, s, nextS] = [modulus, number % modulus, 0n, 1n];
  while (next > 0n) [r, next, s, nextS] = [next, r % next, nextS, s - (r / next) * nextS];
  return ((s % modulus) + modulus) % modulus;
};

/**
 * An RSA key that signs, whatever its modulus is the product of. OpenSSL sees that the parts for its shortcut are
 * wrong, and takes the private exponent.
 */
const keyOf = (...factors: readonly [bigint, ...bigint[]]): KeyPair => {
  const modulus = factors.reduce((product, factor) => product * factor, 1n);
  const coprime = factors.reduce(
    (product, factor, at) => product * (factors.indexOf(factor) === at ? factor - 1n : factor),
    1n,
  );
  // Node 24 takes no key whose two parts don't make its modulus.
  const [p] = factors;
  const q = modulus / p;
  const d = invert(exponent, coprime);
  const numbers = { n: modulus, e: exponent, d, p, q, dp: d % p, dq: d % q, qi: 1n };
  const jwk = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, base64url(value)]));
  const privateKey = createPrivateKey({ key: { kty: 'RSA', ...jwk }, format: 'jwk' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
};

const primorialOf = (count: number): bigint => {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number += 1)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return primes.reduce((product, prime) => product * BigInt(prime), 1n);
};

// Top bits that make the product of two numbers of n bits one of 2n bits.
const half = 3n << 1022n;

// The first prime from a number on is so far from it: found once by searching, which takes seconds.
const primes = {
  first: half + 1037n,
  second: half + 1697n,
  // Fermat's method needs (p - q)² / (8 · √n) rounds: 96 with this one and the first.
  near: half + (24n << 512n) + 115n,
  far: half + (1n << 924n) + 75n,
  long: (3n << 2046n) + 439n,
  longAndFar: (3n << 2046n) + (1n << 1948n) + 571n,
  third: (3n << 681n) + 155n,
  besideThree: (3n << 2044n) + 2333n,
  beside65521: (3n << 2030n) + 5405n,
} as const;

// A prime of 1,024 bits as the library of CVE-2017-15361 made them: k · M + (65537^a mod M), where M is the product of
// the first 126 primes.
const rocaPrime = (power: 27n | 37n): bigint => {
  const product = primorialOf(126);
  return (half / product + 1n) * product + (exponent ** power % product);
};

/** RSA keys of 2,048 bits that anybody can work the private key out of, each really signing. */
export const weakRsaKeys = {
  'of two neighbouring primes': () => keyOf(primes.first, primes.second),
  'of two primes that Fermat finds in 100 rounds': () => keyOf(primes.first, primes.near),
  'of a square': () => keyOf(primes.first, primes.first),
  'of a cube': () => keyOf(primes.third, primes.third, primes.third),
  'of a prime': () => keyOf(primes.long),
  'with the factor 3': () => keyOf(3n, primes.besideThree),
  'with the factor 65521': () => keyOf(65521n, primes.beside65521),
  'of the library with the ROCA fault': () => keyOf(rocaPrime(27n), rocaPrime(37n)),
} as const;

/** RSA keys of primes that are as far apart as FIPS 186-5 asks for, and no farther. */
export const keysOfDistantPrimes = {
  2048: () => keyOf(primes.first, primes.far),
  4096: () => keyOf(primes.long, primes.longAndFar),
} as const;
