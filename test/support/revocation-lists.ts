import { X509CrlGenerator, X509CrlReason } from '@peculiar/x509';
import { start } from './orders.ts';
import type { makeAuthority } from './phone-proofs.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** Where certificates say that the list of their CA is. */
export const revocationListUrl = 'http://crl.example.com/crl/11111111-2222-3333-4444-555555555555.crl';

interface Content {
  /** Serial numbers of certificates, hexadecimal. */
  readonly revoked?: readonly string[];
  readonly nextUpdate?: Date;
}

/** A list of revoked certificates that a CA has signed, DER. */
export const makeRevocationList = async (
  { name, keys }: Pick<Awaited<ReturnType<typeof makeAuthority>>, 'name' | 'keys'>,
  { revoked = [], nextUpdate = new Date(start.getTime() + 7 * 86_400_000) }: Content = {},
): Promise<Buffer<ArrayBuffer>> => {
  const list = await X509CrlGenerator.create({
    ...{ issuer: name, thisUpdate: start, nextUpdate, signingAlgorithm: algorithm },
    signingKey: keys.privateKey,
    entries: revoked.map((serialNumber) => ({
      ...{ serialNumber, revocationDate: start, reason: X509CrlReason.superseded },
    })),
  });
  return Buffer.from(list.rawData);
};
