import { base64url, decodeBase64 } from '../keys/encodings.ts';
import { readPublicKey } from '../keys/certificate.ts';
import type { MobileId } from '../store/records.ts';

const encode = (value: object): string => base64url(new TextEncoder().encode(JSON.stringify(value)));

const findAuthentication = (certificates: MobileId['certificates']) =>
  certificates.find(({ kind }) => kind === 'authentication');

/** Whether this phone can prove that: the system's store keeps keys to itself, and not every mobile ID has such a key. */
export const canProve = ({ certificates }: Pick<MobileId, 'certificates'>): boolean =>
  findAuthentication(certificates)?.privateKey !== undefined;

/** A proof is good for some minutes: by more, in milliseconds, a clock has to be wrong for it to be refused. */
const clockFault = 120_000;

/** Does something with proofs, and again where the response put the clock right that this phone had wrong. */
export const withRightClock = async <Result>(
  now: () => number,
  what: () => Promise<Result>,
): Promise<Result> => {
  const begun = now();
  try {
    return await what();
  } catch (error) {
    if (Math.abs(now() - begun) <= clockFault) throw error;
    return withRightClock(now, what);
  }
};

/**
 * Proves that this phone has the authentication key of a mobile ID: a signature over the time (JWS compact, ES256).
 * @param now milliseconds since 1970 by the service's clock
 * @param nonce a challenge that the service gave
 * @returns undefined for a mobile ID without such a key
 */
export const prove = async (
  { certificates }: Pick<MobileId, 'certificates'>,
  now: number,
  nonce?: string,
): Promise<string | undefined> => {
  const own = findAuthentication(certificates);
  if (!own?.privateKey) return undefined;
  const spki = decodeBase64(readPublicKey(own.pem));
  const kid = base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', spki)));
  const header = { alg: 'ES256', typ: 'mobile-id-proof+jwt', kid };
  const signed = `${encode(header)}.${encode({ iat: Math.floor(now / 1000), nonce })}`;
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = await crypto.subtle.sign(algorithm, own.privateKey, new TextEncoder().encode(signed));
  return `${signed}.${base64url(new Uint8Array(signature))}`;
};
