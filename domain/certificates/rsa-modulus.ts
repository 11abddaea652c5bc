import { checkPrimeSync } from 'node:crypto';

/** Primes below this one are looked for as factors. SP 800-89 section 5.3.3 asks for 752 at least. */
const smallPrimeLimit = 2 ** 16;

/** Rounds of Fermat's method. CA/B ballot SC-073 asks for 100 at least. */
const fermatRounds = 128;

/** The primes from 2 on, below a limit: the sieve of Eratosthenes. */
const listPrimes = (limit: number): readonly number[] => {
  const isComposite = new Uint8Array(limit);
  const primes: number[] = [];
  for (let number = 2; number < limit; number += 1) {
    if (isComposite[number] === 1) continue;
    primes.push(number);
    for (let multiple = number * number; multiple < limit; multiple += number) isComposite[multiple] = 1;
  }
  return primes;
};

const multiply = (factors: readonly number[]): bigint => {
  if (factors.length <= 1) return BigInt(factors[0] ?? 1);
  const middle = factors.length >> 1;
  return multiply(factors.slice(0, middle)) * multiply(factors.slice(middle));
};

const lazily = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
};

// Some milliseconds, once in a process, and not before the first RSA key comes.
const smallPrimeProduct = lazily(() => multiply(listPrimes(smallPrimeLimit)));

/** Whether a prime below 65,536 divides the number: 2 among them, so that an even one has a small factor. */
export const hasSmallFactor = (modulus: bigint): boolean => {
  let [one, other] = [modulus, smallPrimeProduct() % modulus];
  while (other > 0n) [one, other] = [other, one % other];
  return one !== 1n;
};

/** The whole part of a square root, by Newton's method. */
const squareRoot = (square: bigint): bigint => {
  let root = 1n << BigInt((square.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + square / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
};

// The squares modulo 64, as bits: 12 of 64 numbers pass.
const squaresModulo64 = 0x0202021202030213n;

const isSquare = (number: bigint): boolean =>
  ((squaresModulo64 >> (number & 63n)) & 1n) === 1n && squareRoot(number) ** 2n === number;

/**
 * Whether Fermat's method finds two factors in 128 rounds: those of a square, and of two primes close to each other.
 * CVE-2022-26320; https://fermatattack.secvuln.info
 */
export const hasCloseFactors = (modulus: bigint): boolean => {
  const floor = squareRoot(modulus);
  let sum = floor ** 2n < modulus ? floor + 1n : floor;
  let rest = sum ** 2n - modulus;
  for (let round = 0; round < fermatRounds; round += 1) {
    if (isSquare(rest)) return true;
    rest += 2n * sum + 1n;
    sum += 1n;
  }
  return false;
};

/** What the primes of the library of CVE-2017-15361 are built from. */
const rocaGenerator = 65537;

// The odd primes to which the fingerprint looks, each with the powers of the generator modulo it.
const rocaPowers = lazily(() =>
  listPrimes(168)
    .slice(1)
    .map((prime) => {
      const powers = new Set<number>();
      for (let power = 1; !powers.has(power); power = (power * rocaGenerator) % prime) powers.add(power);
      return { prime, powers };
    }),
);

/**
 * Whether the number is a power of 65537 modulo each prime from 3 to 167, as moduli of the library that made ROCA
 * keys are; of others one in 2^27 is. "The Return of Coppersmith's Attack", section 3.1:
 * https://crocs.fi.muni.cz/_media/public/papers/nemec_roca_ccs17_preprint.pdf
 */
export const isRocaModulus = (modulus: bigint): boolean =>
  rocaPowers().every(({ prime, powers }) => powers.has(Number(modulus % BigInt(prime))));

/**
 * Whether the number is a prime or, having no small factor, the power of one: whoever knows the modulus knows the
 * private key.
 */
export const isPrimePower = (modulus: bigint): boolean => {
  const bits = modulus.toString(2).length;
  const exponents = listPrimes(Math.ceil(bits / Math.log2(smallPrimeLimit)) + 1);
  return exponents.some((exponent) => isPower(modulus, exponent, bits)) || isPrime(modulus);
};

// One round lets no prime pass for composite, which is all that is asked.
const isPrime = (number: bigint): boolean => checkPrimeSync(number, { checks: 1 });

const isPower = (number: bigint, exponent: number, bits: number): boolean =>
  wholeRoot(number, BigInt(exponent), bits) ** BigInt(exponent) === number;

/** The whole part of a root, by Newton's method from a start above it that is right in the first 40 bits. */
const wholeRoot = (number: bigint, exponent: bigint, bits: number): bigint => {
  const dropped = Math.max(bits - 53, 0);
  const logarithm = (Math.log2(Number(number >> BigInt(dropped))) + dropped) / Number(exponent);
  const shift = Math.max(Math.floor(logarithm) - 40, 0);
  let root = BigInt(Math.ceil(2 ** (logarithm - shift)) + 1) << BigInt(shift);
  for (;;) {
    const next = ((exponent - 1n) * root + number / root ** (exponent - 1n)) / exponent;
    if (next >= root) return root;
    root = next;
  }
};
