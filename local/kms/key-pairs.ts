import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

const generate = promisify(generateKeyPair);

const ofCurve = (namedCurve: string) => () => generate('ec', { namedCurve });
const ofModulus = (modulusLength: number) => () => generate('rsa', { modulusLength });

const makers = {
  ECC_NIST_P256: ofCurve('P-256'),
  ECC_NIST_P384: ofCurve('P-384'),
  ECC_NIST_P521: ofCurve('P-521'),
  RSA_2048: ofModulus(2048),
  RSA_3072: ofModulus(3072),
  RSA_4096: ofModulus(4096),
} as const;

type KeyPairSpec = keyof typeof makers;

const publicBytes = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });
const privateBytes = (key: KeyObject): Buffer => key.export({ type: 'pkcs8', format: 'der' });

/**
 * Makes a key pair.
 * @returns DER SubjectPublicKeyInfo and PKCS #8
 */
export const makeKeyPair = async (spec: KeyPairSpec) => {
  const { publicKey, privateKey } = await makers[spec]();
  return { publicKey: publicBytes(publicKey), privateKey: privateBytes(privateKey) };
};
