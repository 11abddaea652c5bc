import 'reflect-metadata';
import { createHash, webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  cryptoProvider,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { CompactSign } from 'jose';
import type { MobileId } from '../../domain/mobile-id.ts';
import { mobileIdIn, start } from './orders.ts';
import type { Stage } from './stage.ts';

cryptoProvider.set(globalThis.crypto);

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

const validity = { notBefore: new Date('2020-01-01'), notAfter: new Date('2049-01-01') };

const makeKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

/** A CA that is its own root. */
export const makeAuthority = async (name = 'CN=Test CA', dates = validity) => {
  const keys = await makeKeys();
  const extensions = [new BasicConstraintsExtension(true)];
  const own = { ...dates, keys, name, extensions, signingAlgorithm: algorithm };
  const certificate = await X509CertificateGenerator.createSelfSigned(own);
  return { keys, name, pem: certificate.toString('pem') };
};

type Authority = Awaited<ReturnType<typeof makeAuthority>>;

/**
 * A phone's key with its certificate by a CA, and what it is known by.
 * @param listUrl where the certificate says that the CA's list of revoked ones is
 */
export const makePhoneKey = async (authority?: Authority, listUrl?: string) => {
  const keys = await makeKeys();
  const issuer = authority ?? { keys, name: 'CN=Phone' };
  const certificate = await X509CertificateGenerator.create({
    ...validity,
    subject: 'CN=Phone',
    issuer: issuer.name,
    publicKey: keys.publicKey,
    signingKey: issuer.keys.privateKey,
    ...(listUrl !== undefined && { extensions: [new CRLDistributionPointsExtension([listUrl])] }),
    signingAlgorithm: algorithm,
  });
  const spki = Buffer.from(await webcrypto.subtle.exportKey('spki', keys.publicKey));
  const kid = createHash('sha256').update(spki).digest('base64url');
  return { ...keys, kid, pem: certificate.toString('pem'), serial: certificate.serialNumber };
};

/** See `makePhoneKey`. */
export type PhoneKey = Awaited<ReturnType<typeof makePhoneKey>>;

/**
 * Stores a mobile ID whose authentication key is this one.
 * @param kind what the key was certified for
 */
export const putMobileIdOf = (
  { tables }: Stage,
  { pem, kid }: Pick<PhoneKey, 'pem' | 'kid'>,
  mobileId: MobileId = mobileIdIn('active'),
  kind = 'authentication',
): MobileId => {
  const { authentication } = mobileId.certificates;
  const certificates = {
    ...mobileId.certificates,
    ...(authentication && { authentication: { ...authentication, pem } }),
  };
  const stored = { ...mobileId, certificates };
  tables.put('mobile-ids', stored);
  const { orderId, userId } = mobileId;
  tables.put('public-keys', { publicKey: kid, kind, orderId, userId, takenAt: start.toISOString() });
  return stored;
};

/** What a phone sends: a proof that it has the key. */
export const proofOf = (
  { privateKey, kid }: Pick<PhoneKey, 'privateKey' | 'kid'>,
  {
    at = start,
    typ = 'mobile-id-proof+jwt',
    nonce,
  }: { readonly at?: Date; readonly typ?: string; readonly nonce?: string } = {},
): Promise<string> =>
  new CompactSign(Buffer.from(JSON.stringify({ iat: at.getTime() / 1000, nonce })))
    .setProtectedHeader({ alg: 'ES256', typ, kid })
    .sign(privateKey);
